/** Marks of the flags of one table, made once each; letters that nobody explains are told once. */
import { remark } from '#lib/dataset/problem.ts';
import { meaningOf, type FlagContext } from './flags.ts';
import type { SymbolTable } from './symbols.ts';
import type { Report } from './table.ts';

export class FlagMarks {
	readonly #symbols: SymbolTable;
	readonly #report: Report;
	readonly #unknown = new Set<string>();

	constructor(symbols: SymbolTable, report: Report) {
		this.#symbols = symbols;
		this.#report = report;
	}

	/**
	 * Mark of flags beside a figure or in place of one.
	 * @param text what stands in the file, where it holds more than the flags
	 * @param line 0 where no line can be named
	 */
	markOf(
		flags: string,
		hasFigure: boolean,
		line: number,
		context: FlagContext = {},
		text = flags
	): number {
		const { status, unknown } = meaningOf(flags, hasFigure, context);
		for (const letter of unknown.filter((one) => !this.#unknown.has(one))) {
			this.#unknown.add(letter);
			this.#report.warned.push(remark('table_flag_unknown', { letter }, line));
		}
		if (hasFigure) {
			this.#symbols.declareFlag(text, status);
			return this.#symbols.flagOf(text);
		}
		this.#symbols.declare(text, status, false);
		return this.#symbols.markOf(text);
	}
}
