/** What the marks of a table mean as statuses of our cells. */
import { joinStatuses, parseStatuses, REASONS, type Status } from '#lib/dataset/status.ts';
import type { Table } from './table.ts';

/** Statuses that contradict a number. */
const VALUELESS: readonly string[] = ['missing', 'suppressed', 'not_applicable'];

/** By mark: the statuses of a cell without a number, and of one with a number. */
export function statusesOf(table: Pick<Table, 'symbols'>): { without: string[]; beside: string[] } {
	const held = ['ok', ...table.symbols.map(({ status }) => status)].map((status) =>
		parseStatuses(status)
	);
	const hasReason = (statuses: Status[]) => statuses.some((s) => REASONS.includes(s));
	return {
		without: held.map((statuses) =>
			joinStatuses(hasReason(statuses) ? statuses : [...statuses, 'missing'])
		),
		beside: held.map((statuses) => joinStatuses(statuses.filter((s) => !VALUELESS.includes(s))))
	};
}
