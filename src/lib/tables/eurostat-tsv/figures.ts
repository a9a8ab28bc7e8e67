/** Cells of Eurostat's tables: "61.2 bu", ": ", ": c", "0 n" → value and mark. */
import { remark } from '#lib/dataset/problem.ts';
import { Dictionary } from '../delimited/dictionary.ts';
import { NumberReader } from '../delimited/number.ts';
import type { Records } from '../delimited/records.ts';
import { meaningOf } from '../table/flags.ts';
import { defaultMeaning, type SymbolTable } from '../table/symbols.ts';
import type { Report } from '../table/table.ts';

const SPACE = 32;
const CELL = /^(:|[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)?\s*([a-zA-Z]*)$/;
const MOST_REMEMBERED = 10_000;

const decoder = new TextDecoder();

export class FlaggedFigures {
	/** NaN = no number. */
	value = NaN;
	mark = 0;
	readonly #number = new NumberReader();
	readonly #symbols: SymbolTable;
	readonly #report: Report;
	readonly #spellings = new Dictionary();
	readonly #odd: ({ value: number; mark: number } | undefined)[] = [];
	readonly #unknown = new Set<string>();

	constructor(symbols: SymbolTable, report: Report) {
		this.#symbols = symbols;
		this.#report = report;
	}

	/** Reads one field into `value` and `mark`; false when it is neither a number nor ":" with flags. */
	read({ bytes, starts, ends, line }: Records, field: number): boolean {
		let start = starts[field]!;
		let end = ends[field]!;
		while (start < end && bytes[start] === SPACE) start++;
		while (end > start && bytes[end - 1] === SPACE) end--;
		if (this.#number.read(bytes, start, end) && !this.#number.isComma) {
			this.value = this.#number.value;
			this.mark = 0;
			return true;
		}
		const spelling = this.#spellings.find(bytes, start, end);
		let cell = this.#odd[spelling];
		if (spelling < 0) {
			cell = this.#parse(decoder.decode(bytes.subarray(start, end)), line);
			if (this.#spellings.size < MOST_REMEMBERED) {
				this.#spellings.add(bytes, start, end);
				this.#odd.push(cell);
			}
		}
		this.value = cell?.value ?? NaN;
		this.mark = cell?.mark ?? 0;
		return cell !== undefined;
	}

	#parse(text: string, line: number): { value: number; mark: number } | undefined {
		const [all, body = ':', flags = ''] = CELL.exec(text) ?? [];
		if (all === undefined) {
			if (!defaultMeaning(text)) return undefined;
			const mark = this.#symbols.markOf(text);
			return { value: this.#symbols.valueOf(mark), mark };
		}
		const value = body === ':' ? NaN : Number(body) + 0;
		const hasFigure = !isNaN(value);
		const { status, unknown } = meaningOf(flags, hasFigure);
		for (const letter of unknown.filter((one) => !this.#unknown.has(one))) {
			this.#unknown.add(letter);
			this.#report.warned.push(remark('table_flag_unknown', { letter }, line));
		}
		if (hasFigure && flags === '') return { value, mark: 0 };
		if (hasFigure) {
			this.#symbols.declareFlag(flags, status);
			return { value, mark: this.#symbols.flagOf(flags) };
		}
		this.#symbols.declare(text, status, false);
		return { value, mark: this.#symbols.markOf(text) };
	}
}
