/** What the reader of delimited texts tells its user about the figures it met. */
import type { Layout } from './layout/index.ts';
import type { CsvRows } from './rows.ts';
import type { Tally, ValueReader } from './values.ts';
import { refuse, type Report, type Table } from '../table/table.ts';

const PER_CENT = /%|per ?cent|procent|prosent|prósent|hlutfall/i;

/** True when a text of the table says that its figures are percentages. */
export const isPerCent = (texts: readonly (string | undefined)[]): boolean =>
	texts.some((text) => text !== undefined && PER_CENT.test(text));

/** Refuses per cent signs unless the table is one of percentages and every figure has one. */
export function checkPercent(reader: ValueReader, isUnit: boolean): void {
	const { percent, numbers } = reader;
	if (percent.count === 0 || (isUnit && percent.count === numbers.count)) return;
	refuse(
		`"%" behind ${percent.count} of ${numbers.count} figures`,
		'figures alone, or "%" behind each of them in a table whose title or contents says per cent',
		'Export the table again, without signs in the cells.',
		percent.line
	);
}

/** Refuses rows of which only some have empty fields behind the last column; those of all are a spreadsheet's. */
export function checkWidth(layout: Layout, { odd, count }: CsvRows, report: Report): void {
	const { count: extra, line } = odd.extra;
	if (extra > 0 && extra !== count)
		refuse(
			`${extra} of ${count} rows with empty fields behind the last column`,
			'the fields of the header in every row, or empty ones behind all of them',
			'Remove the surplus delimiters, or export the table again.',
			line
		);
	if (extra > 0 || layout.header.length < layout.width)
		report.warned.push({ line, text: 'empty columns behind the last one were left out' });
}

/** Reports oddities of the cells, each with its count and first line. */
export function reportCells(reader: ValueReader, rows: CsvRows, report: Report): void {
	const say = ({ count, line }: Tally, text: string) => {
		if (count > 0) report.warned.push({ line, text: `${count} ${text}` });
	};
	say(
		reader.empty,
		'empty cells are taken as missing; their symbol is lost. JSON-stat or PX would have it'
	);
	say(reader.loose, 'figures are written like ".5" or "5."');
	say(
		reader.sentinels,
		"figures are the server's inner numbers for symbols and are taken as those"
	);
	say(rows.odd.headers, 'header rows came again and were skipped');
	for (const name of rows.repeated)
		report.warned.push({ line: 0, text: `the column "${name}" came twice with the same content` });
}

/** Reports names and labels that stood behind a spreadsheet's guard. */
export function reportGuards({ guarded, line }: Layout, { keys }: CsvRows, report: Report): void {
	const say = (count: number, at: number, what: string) => {
		if (count === 0) return;
		const text = `${count} ${what} behind a spreadsheet's guard, which was removed`;
		report.warned.push({ line: at, text });
	};
	say(guarded, line, 'column names');
	for (const key of keys) say(key.guarded.count, key.guarded.line, `labels of "${key.name}"`);
}

/** Counts percentages that cannot be. */
export function reportRange({ values }: Pick<Table, 'values'>, report: Report): void {
	let count = 0;
	for (const value of values) if (value < 0 || value > 100) count++;
	if (count > 0)
		report.warned.push({ line: 0, text: `${count} figures lie outside 0 to 100 per cent` });
}
