/** Whether a file is older than what is stored of its table. */
import { timeDimension } from '#lib/dataset/model.ts';
import { phrase, type Phrase } from '#lib/dataset/problem.ts';
import { refuse, type KnownTable, type Table } from '../table/table.ts';

/** "2025-12-08T08:00:00Z", "20251208 09:00" → 20251208; undefined for a date of another spelling or none. */
export function dayOf(updated: string | undefined): number | undefined {
	const [, year, month, day] = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?:\D|$)/.exec(updated ?? '') ?? [];
	return year === undefined || year === '9999' ? undefined : Number(`${year}${month}${day}`);
}

/** The latest period of a table; periods of one kind sort as texts. */
export const lastPeriodOf = (codes: readonly string[]): string | undefined =>
	codes.reduce<string | undefined>(
		(last, code) => (last === undefined || code > last ? code : last),
		undefined
	);

/** Refuses a file whose date or last period lies before that of the known table. */
export function refuseOlder(table: Table, known: KnownTable): void {
	const time = timeDimension(table);
	const last = lastPeriodOf(time?.codes ?? []);
	const [now, before] = [dayOf(table.updated), dayOf(known.updated)];
	const isOlder =
		now !== undefined && before !== undefined
			? now < before
			: last !== undefined && known.lastPeriod !== undefined && last < known.lastPeriod;
	const shown = (date?: string, period?: string): Phrase[] => [
		...(date ? [phrase('updated', { date })] : []),
		...(period ? [phrase('last_period', { period })] : [])
	];
	if (isOlder || (last !== undefined && known.lastPeriod !== undefined && last < known.lastPeriod))
		refuse('match_older', {
			file: shown(table.updated, last),
			stored: shown(known.updated, known.lastPeriod)
		});
}
