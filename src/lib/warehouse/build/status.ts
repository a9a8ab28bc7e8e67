/** What a status may be in observations.csv, and what it says of the value beside it. */
import {
	joinStatuses,
	parseStatuses,
	REASONS,
	STATUSES,
	type Status
} from '#lib/dataset/status.ts';

/** Statuses that contradict a published value. */
const VALUELESS: readonly Status[] = ['missing', 'suppressed', 'not_applicable'];

/** Every text a status may be: "ok", or one or more of the others, joined in their order. */
export const STATUS_TEXTS: readonly string[] = [
	...new Set(
		STATUSES.reduce<Status[][]>(
			(sets, s) => [...sets, ...sets.map((set) => [...set, s])],
			[[]]
		).map(joinStatuses)
	)
];

const known = new Set(STATUS_TEXTS);
export const isStatus = (text: string): boolean => known.has(text);

/** A value may be missing beside this status. */
export const isReason = (text: string): boolean =>
	parseStatuses(text).some((one) => REASONS.includes(one));

/** A value may stand beside this status. */
export const allowsValue = (text: string): boolean =>
	!parseStatuses(text).some((one) => VALUELESS.includes(one));
