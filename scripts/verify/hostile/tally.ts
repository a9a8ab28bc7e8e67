/** Counts what hostile requests were answered, and keeps the first places of faults. */
import type { Attack, Seen } from './attack.ts';

const PLACES = 12;
/** Characters of a request that are shown. */
const SHOWN = 160;

/** The beginning of a request in one line. */
export const lineOf = ({ kind, bytes }: Attack): string =>
	`${kind}: ${JSON.stringify(bytes.toString('latin1').replace('Host: 127.0.0.1\r\nConnection: close\r\n', '').slice(0, SHOWN))}`;

export class Tally {
	/** Answers 500, and 503 that do not say when to come again. */
	faults = 0;
	/** The latest requests. */
	readonly last: string[] = [];
	private readonly statuses = new Map<string, number>();
	private readonly places: string[] = [];
	private silent = 0;

	add(attack: Attack, { statuses, bare, silent }: Seen): void {
		this.last.push(lineOf(attack).slice(0, 100));
		if (this.last.length > 12) this.last.shift();
		if (statuses.length === 0) this.count(silent ? 'silent' : 'closed');
		for (const status of statuses) this.count(String(status));
		const faults = statuses.filter((status) => status === 500).length + bare;
		this.faults += faults;
		// Half a body may wait as long as the server lets it.
		const isWhole = !attack.kind.startsWith('smuggling');
		if (silent && isWhole) this.silent++;
		const what =
			faults > 0
				? bare > 0
					? '503 bare'
					: '500'
				: silent && isWhole && this.silent <= 3
					? 'silent'
					: '';
		if (what && this.places.length < PLACES) this.places.push(`${what} on ${lineOf(attack)}`);
	}
	private count(what: string): void {
		this.statuses.set(what, (this.statuses.get(what) ?? 0) + 1);
	}
	summary(): string {
		return [...this.statuses]
			.sort(([, a], [, b]) => b - a)
			.map(([status, n]) => `${n} × ${status}`)
			.join(', ');
	}
	lines(): string[] {
		return this.places;
	}
}
