/** When a table was last updated, as far as what the file says can be believed. */
import { remark } from '#lib/dataset/problem.ts';
import type { Report, TableDimension } from './table.ts';

/**
 * The text of the date as the file writes it, or undefined where there is none or it cannot be true: PxWeb writes
 * the year 9999 for a date it could not read, and a date older than the data's last year is that of an empty table.
 */
export function knownUpdate(
	updated: unknown,
	dimensions: readonly Pick<TableDimension, 'role' | 'codes'>[],
	report: Report
): string | undefined {
	if (typeof updated !== 'string' || updated.trim() === '') return undefined;
	// Other versions of the server write it the way its country does; only the year can be told in all of them.
	const year = Number(/(?<!\d)\d{4}/.exec(updated)?.[0]);
	const years = dimensions
		.filter(({ role }) => role === 'time')
		.flatMap(({ codes }) => codes.map((code) => Number(/^\d{4}/.exec(code)?.[0])))
		.filter((period) => period > 0);
	const last = years.reduce((latest, period) => Math.max(latest, period), 0);
	if (year === 9999) report.warned.push(remark('table_updated_no_date', { updated }));
	else if (year < last) report.warned.push(remark('table_updated_old', { updated, last }));
	else return updated;
	return undefined;
}
