/** The observations of a table as lines of CSV, in blocks, so that the whole text is never held. */
import { formatPlain } from '#lib/tables/table/plain-number.ts';
import type { Table } from '#lib/tables/table/table.ts';
import { statusesOf } from '#lib/tables/table/statuses.ts';

const BLOCK = 65_536;
/** A field by RFC 4180. */
export const field = (text: string): string =>
	/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * Lines of CSV: one column for each dimension, then value and status, and, if asked for, the raw symbol. First the
 * header, then the observations in the order of the cells, in blocks of text.
 */
export function* csvBlocks(
	table: Table,
	{ symbol, decimals = 0 }: { symbol: boolean; decimals?: number }
): Generator<string> {
	const { dimensions, cells, values, marks } = table;
	yield `${[...dimensions.map(({ id }) => field(id)), 'value', 'status', ...(symbol ? ['symbol'] : [])].join(',')}\n`;
	const sizes = dimensions.map(({ codes }) => codes.length);
	const codes = dimensions.map((d) => d.codes.map((code) => `${field(code)},`));
	const { without, beside } = statusesOf(table);
	const texts = ['', ...table.symbols.map(({ text }) => text)].map((text) =>
		symbol ? `,${field(text)}` : ''
	);
	const at = new Array<number>(sizes.length).fill(0);
	let block = '';
	for (let i = 0; i < values.length; i++) {
		let rest = cells ? cells[i]! : i;
		for (let d = sizes.length - 1; d >= 0; d--) {
			at[d] = rest % sizes[d]!;
			rest = (rest - at[d]!) / sizes[d]!;
		}
		let line = '';
		for (let d = 0; d < at.length; d++) line += codes[d]![at[d]!]!;
		const value = values[i]!;
		const mark = marks[i]!;
		line += Number.isNaN(value)
			? `,${without[mark]!}`
			: `${formatPlain(value, decimals)},${beside[mark]!}`;
		block += `${line}${texts[mark]!}\n`;
		if (block.length < BLOCK) continue;
		yield block;
		block = '';
	}
	if (block !== '') yield block;
}
