/** What fetching one table needs, and the two ways it can end without the table. */
import type { Line } from '#lib/tables/client/call.ts';
import type { Client } from '#lib/tables/client/client.ts';
import type { Progress } from './progress.ts';

export interface Errand {
	line: Line;
	client: Client;
	/** Folder of the state. */
	state: string;
	progress: Progress;
	/** True when the release that is stored has only zeros for these codes (dimension id → codes). */
	wasZero: (codes: ReadonlyMap<string, readonly string[]>) => Promise<boolean>;
}

/** The table changed while it was fetched. */
export class Changed extends Error {}

/** The figures cannot be believed. */
export class Doubtful extends Error {}
