/** Marks of SDMX observations: the raw flags as a symbol, with the statuses they stand for. */
import { KeyColumn } from '../delimited/keys.ts';
import type { Records } from '../delimited/records.ts';
import type { SdmxColumns } from './columns.ts';
import { FlagMarks } from '../table/flag-marks.ts';
import { codeIn, isKeptBack, labelIn } from '../table/flags.ts';
import { defaultMeaning, type SymbolTable } from '../table/symbols.ts';
import type { Report } from '../table/table.ts';

/** Flags that only say the figure stands; they get no mark. */
const PLAIN = new Set(['', 'A', 'a']);

export class SdmxMarks {
	readonly #flags?: KeyColumn;
	readonly #confidential?: KeyColumn;
	readonly #symbols: SymbolTable;
	readonly #made: FlagMarks;
	readonly #marks = new Map<number, number>();
	readonly #labelField: number;

	constructor(
		{ flag, flagLabel, confidential }: SdmxColumns,
		symbols: SymbolTable,
		report: Report
	) {
		if (flag >= 0) this.#flags = new KeyColumn(flag, 'flag', 1);
		if (confidential >= 0) this.#confidential = new KeyColumn(confidential, 'confidential', 1);
		this.#symbols = symbols;
		this.#made = new FlagMarks(symbols, report);
		this.#labelField = flagLabel;
	}

	/** Mark of one observation; 0 for a figure without flags. */
	markOf(records: Records, hasFigure: boolean): number {
		const flag = categoryOf(this.#flags, records);
		const confidential = categoryOf(this.#confidential, records);
		const key = (flag * 4096 + confidential) * 2 + (hasFigure ? 1 : 0);
		let mark = this.#marks.get(key);
		if (mark === undefined) {
			mark = this.#make(
				this.#flags?.labels[flag] ?? '',
				codeIn(this.#confidential?.labels[confidential] ?? ''),
				hasFigure,
				records
			);
			this.#marks.set(key, mark);
		}
		return mark;
	}

	#make(flag: string, confidential: string, hasFigure: boolean, records: Records): number {
		const flags = codeIn(flag);
		const isBack = isKeptBack(confidential);
		// Tables of PxWeb keep their own symbols in the column of flags.
		if (!hasFigure && /^[^A-Za-z]+$/.test(flags) && defaultMeaning(flags))
			return this.#symbols.markOf(flags);
		if (hasFigure && PLAIN.has(flags) && !isBack) return 0;
		const label = this.#labelField < 0 ? labelIn(flag) : records.text(this.#labelField);
		const text = isBack ? `${flags}|${confidential}`.replace(/^\|/, '') : flags;
		return this.#made.markOf(flags, hasFigure, records.line, { label, isKeptBack: isBack }, text);
	}
}

const categoryOf = (column: KeyColumn | undefined, records: Records): number => {
	if (!column) return 0;
	const found = column.find(records);
	return found < 0 ? column.add(records) : found;
};
