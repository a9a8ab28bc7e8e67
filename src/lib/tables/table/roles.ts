/** Which dimension is time, where the file says so and where only its name and periods do. */
import { remark } from '#lib/dataset/problem.ts';
import type { Categories } from './categories.ts';
import { isTimeName, parsePeriods } from './periods.ts';
import type { Report } from './table.ts';

/**
 * True where a variable nobody calls time is one: one of its names is a name of time and each category a period.
 * Says so in `report.assumed`.
 */
export function isTimeByName(
	names: readonly string[],
	{ codes, labels }: Categories,
	report: Report
): boolean {
	if (!names.some(isTimeName)) return false;
	if (!parsePeriods(codes) && !parsePeriods(labels)) return false;
	report.assumed.push(remark('table_time_by_name', { name: names[0]! }));
	return true;
}

/** Periods instead of codes that are only positions: the labels of a time variable identify it in every release. */
export function withPeriods(categories: Categories): Categories {
	if (categories.coded === 'codes') return categories;
	const periods = parsePeriods(categories.labels);
	const codes = periods?.map(({ code }) => code);
	if (!codes || new Set(codes).size < codes.length) return categories;
	return { ...categories, codes, coded: 'labels' };
}

/** Ids of the variable whose categories are units. */
export const UNIT_NAMES = new Set([
	'unit',
	'units',
	'unit_measure',
	'enhet',
	'enhed',
	'yksikko',
	'eining'
]);
