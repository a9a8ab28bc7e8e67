/** What the reader of delimited texts tells its user about the figures it met. */
import { remark } from '#lib/dataset/problem.ts';
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
	refuse('csv_percent', { count: percent.count, total: numbers.count }, { line: percent.line });
}

/** Refuses rows of which only some have empty fields behind the last column; those of all are a spreadsheet's. */
export function checkWidth(layout: Layout, { odd, count }: CsvRows, report: Report): void {
	const { count: extra, line } = odd.extra;
	if (extra > 0 && extra !== count) refuse('csv_rows_wider', { extra, count }, { line });
	if (extra > 0 || layout.header.length < layout.width)
		report.warned.push(remark('csv_empty_columns', {}, line));
}

type TallyCode = 'csv_empty_cells' | 'csv_loose' | 'csv_sentinels' | 'csv_headers_again';

/** Reports oddities of the cells, each with its count and first line. */
export function reportCells(reader: ValueReader, rows: CsvRows, report: Report): void {
	const say = (code: TallyCode, { count, line }: Tally) => {
		if (count > 0) report.warned.push(remark(code, { count }, line));
	};
	say('csv_empty_cells', reader.empty);
	say('csv_loose', reader.loose);
	say('csv_sentinels', reader.sentinels);
	say('csv_headers_again', rows.odd.headers);
	for (const name of rows.repeated) report.warned.push(remark('csv_column_twice', { name }));
}

/** Reports names and labels that stood behind a spreadsheet's guard. */
export function reportGuards({ guarded, line }: Layout, { keys }: CsvRows, report: Report): void {
	if (guarded > 0) report.warned.push(remark('csv_guarded_names', { count: guarded }, line));
	for (const { name, guarded: labels } of keys)
		if (labels.count > 0)
			report.warned.push(remark('csv_guarded_labels', { count: labels.count, name }, labels.line));
}

/** Counts percentages that cannot be. */
export function reportRange({ values }: Pick<Table, 'values'>, report: Report): void {
	let count = 0;
	for (const value of values) if (value < 0 || value > 100) count++;
	if (count > 0) report.warned.push(remark('csv_outside_percent', { count }));
}
