/** Codes of periods and the moments they begin at: 2024, 2015Q2, 2022-03, 2023M12. */

/** How long a period is. */
export type CalendarUnit = 'year' | 'quarter' | 'month';

export interface CalendarPeriod {
	kind: CalendarUnit;
	year: number;
	/** Quarter or month, counted from 1; 1 for a year. */
	part: number;
}

const MONTHS: Record<CalendarUnit, number> = { year: 12, quarter: 3, month: 1 };
const FORMS: readonly [CalendarUnit, RegExp][] = [
	['year', /^(\d{4})$/],
	['quarter', /^(\d{4})-?Q([1-4])$/],
	['month', /^(\d{4})(?:-|M)(0[1-9]|1[0-2])$/]
];

/** Undefined for other periods, such as weeks and spans of years. */
export function calendarPeriod(code: string): CalendarPeriod | undefined {
	for (const [kind, form] of FORMS) {
		const found = form.exec(code);
		if (found) return { kind, year: Number(found[1]), part: Number(found[2] ?? 1) };
	}
	return undefined;
}

/** The month a period begins with, counted from year 0. */
const firstMonth = ({ kind, year, part }: CalendarPeriod): number =>
	year * 12 + (part - 1) * MONTHS[kind];

/** When a period begins, in milliseconds as `Date` counts them; undefined where the code does not say. */
export function instantOf(code: string): number | undefined {
	const period = calendarPeriod(code);
	return period && new Date(0).setUTCFullYear(period.year, firstMonth(period) % 12, 1);
}

/** True if one period of the same length follows the other with none between. */
export function isNext(before: string, after: string): boolean {
	const [a, b] = [calendarPeriod(before), calendarPeriod(after)];
	return a !== undefined && b?.kind === a.kind && firstMonth(b) - firstMonth(a) === MONTHS[a.kind];
}

/** Months from the beginning of one period to that of another; undefined where a code does not say. */
export function monthsBetween(before: string, after: string): number | undefined {
	const [a, b] = [calendarPeriod(before), calendarPeriod(after)];
	return a && b && firstMonth(b) - firstMonth(a);
}

/** True for months and quarters. */
export const isWithinYear = (code: string): boolean => {
	const period = calendarPeriod(code);
	return period !== undefined && MONTHS[period.kind] < 12;
};
