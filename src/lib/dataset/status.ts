/** Why a value is missing, or how firm it is. */
import type { Slice } from './model.ts';

export const STATUSES = [
	'ok',
	'missing',
	'suppressed',
	'not_applicable',
	'break',
	'provisional',
	'estimated',
	'unreliable',
	'definition_differs'
] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses that can stand for a value which was not published. */
export const REASONS: readonly Status[] = ['missing', 'suppressed', 'not_applicable', 'unreliable'];

/** One-letter marks beside numbers; they follow Eurostat's flags where those have one. */
export const STATUS_MARKS: Record<Status, string> = {
	ok: '',
	missing: '..',
	suppressed: 'c',
	not_applicable: 'n/a',
	break: 'b',
	provisional: 'p',
	estimated: 'e',
	unreliable: 'u',
	definition_differs: 'd'
};

/** "break|unreliable" → ["break", "unreliable"]. */
export const parseStatuses = (text: string): Status[] => text.split('|') as Status[];

/** Joins statuses in the fixed order of STATUSES; nothing to say is "ok". */
export const joinStatuses = (statuses: Iterable<Status>): string => {
	const held = new Set(statuses);
	return STATUSES.filter((s) => s !== 'ok' && held.has(s)).join('|') || 'ok';
};

export interface Observation {
	value: number | null;
	statuses: Status[];
}

/** The observation in cell `index` of a slice. */
export const observationAt = (slice: Slice, index: number): Observation => ({
	value: slice.values[index] ?? null,
	statuses: parseStatuses(slice.status[index] ?? 'ok')
});

/** True when a series must not be joined to the period before this cell. */
export const isBreak = (slice: Slice, index: number): boolean =>
	(slice.status[index] ?? '').split('|').includes('break') ||
	(slice.hiddenBreaks?.includes(index) ?? false);
