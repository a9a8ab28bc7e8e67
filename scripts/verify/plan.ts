/** What a steady reader in a process of its own is told, and what it tells back. */

export interface Ask {
	path: string;
	headers?: Record<string, string>;
	/** Besides 200, and 503 with Retry-After. */
	also?: number;
}

export interface Plan {
	address: string;
	asks: Ask[];
	/** Requests per second, at constant distance: how fast the answers come does not change it. */
	rate: number;
	/** Connections that are kept open, at most. */
	connections: number;
	/** After so many requests it asks no more; 0 = until it is told. */
	count: number;
	seed: number;
	/** In ms; a request that takes longer has failed. */
	patience: number;
	/** Whether it also asks for what a page makes a browser fetch. */
	follow?: boolean;
}

export interface Failure {
	path: string;
	why: string;
	/** In ms since 1970: when its connection was opened, when it was sent, when it failed. */
	openedAt: number;
	sentAt: number;
	failedAt: number;
}

export interface Report {
	asked: number;
	/** Answers by status. */
	statuses: Record<string, number>;
	/** 503 with Retry-After. */
	busy: number;
	failures: Failure[];
	/** Scripts, styles and fonts asked for because of a page; not among `asked`. */
	followed: number;
	/** Pages of each build that was met. */
	builds: Record<string, number>;
	/** Still without an answer. */
	open: number;
	/** Latency in ms from the moment a request was due. */
	p50: number;
	p99: number;
	worst: number;
}

/** Messages to the process and back. */
export type Order = { plan: Plan } | { tell: true } | { end: true };
export type Reply = { report: Report; last: boolean };
