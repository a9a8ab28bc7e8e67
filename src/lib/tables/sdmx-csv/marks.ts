/** Marks of SDMX observations: the raw flags as a symbol, with the statuses they stand for. */
import { remark } from '#lib/dataset/problem.ts';
import { KeyColumn } from '../delimited/keys.ts';
import type { Records } from '../delimited/records.ts';
import type { SdmxColumns } from './columns.ts';
import { codeIn, isKeptBack, meaningOf } from '../table/flags.ts';
import { defaultMeaning, type SymbolTable } from '../table/symbols.ts';
import type { Report } from '../table/table.ts';

/** Flags that only say the figure stands; they get no mark. */
const PLAIN = new Set(['', 'A', 'a']);

export class SdmxMarks {
	readonly #flags?: KeyColumn;
	readonly #confidential?: KeyColumn;
	readonly #symbols: SymbolTable;
	readonly #report: Report;
	readonly #marks = new Map<number, number>();
	readonly #unknown = new Set<string>();

	constructor({ flag, confidential }: SdmxColumns, symbols: SymbolTable, report: Report) {
		if (flag >= 0) this.#flags = new KeyColumn(flag, 'flag', 1);
		if (confidential >= 0) this.#confidential = new KeyColumn(confidential, 'confidential', 1);
		this.#symbols = symbols;
		this.#report = report;
	}

	/** Mark of one observation; 0 for a figure without flags. */
	markOf(records: Records, hasFigure: boolean): number {
		const flag = categoryOf(this.#flags, records);
		const confidential = categoryOf(this.#confidential, records);
		const key = (flag * 4096 + confidential) * 2 + (hasFigure ? 1 : 0);
		let mark = this.#marks.get(key);
		if (mark === undefined) {
			const flags = codeIn(this.#flags?.labels[flag] ?? '');
			mark = this.#make(
				flags,
				codeIn(this.#confidential?.labels[confidential] ?? ''),
				hasFigure,
				records.line
			);
			this.#marks.set(key, mark);
		}
		return mark;
	}

	#make(flags: string, confidential: string, hasFigure: boolean, line: number): number {
		const isBack = isKeptBack(confidential);
		// Tables of PxWeb keep their own symbols in the column of flags.
		if (!hasFigure && /^[^A-Za-z]+$/.test(flags) && defaultMeaning(flags))
			return this.#symbols.markOf(flags);
		if (hasFigure && PLAIN.has(flags) && !isBack) return 0;
		const { status, unknown } = meaningOf(flags, hasFigure, isBack);
		for (const letter of unknown.filter((one) => !this.#unknown.has(one))) {
			this.#unknown.add(letter);
			this.#report.warned.push(remark('table_flag_unknown', { letter }, line));
		}
		const text = isBack ? `${flags}|${confidential}`.replace(/^\|/, '') : flags;
		if (hasFigure) {
			this.#symbols.declareFlag(text, status);
			return this.#symbols.flagOf(text);
		}
		this.#symbols.declare(text, status, false);
		return this.#symbols.markOf(text);
	}
}

const categoryOf = (column: KeyColumn | undefined, records: Records): number => {
	if (!column) return 0;
	const found = column.find(records);
	return found < 0 ? column.add(records) : found;
};
