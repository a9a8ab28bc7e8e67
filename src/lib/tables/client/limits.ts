/** How much and how often a PxWeb server may be asked, by its own word and by ours. */

export interface Limits {
	/** Cells of one answer. */
	maxCells: number;
	/** Calls in any `window` milliseconds; refused ones count. */
	calls: number;
	window: number;
}

/** What holds where a server does not say. */
const CAUTIOUS: Limits = { maxCells: 1_000, calls: 10, window: 10_000 };
/** We never ask for more in one call, whatever is allowed. */
export const MOST_CELLS = 100_000;
/** Milliseconds between two calls, whatever is allowed. */
export const LEAST_PAUSE = 1_000;

const positive = (value: unknown): number | undefined =>
	typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;

function limitsFrom(cells: unknown, calls: unknown, seconds: unknown): Limits {
	const window = positive(seconds);
	return {
		maxCells: Math.min(MOST_CELLS, Math.floor(positive(cells) ?? CAUTIOUS.maxCells)),
		calls: Math.max(1, Math.floor(positive(calls) ?? CAUTIOUS.calls)),
		window: window === undefined ? CAUTIOUS.window : window * 1000
	};
}

const member = (config: unknown, name: string): unknown =>
	typeof config === 'object' && config !== null ? Reflect.get(config, name) : undefined;

/** The answer of version 1 to `?config`. Old servers have one number for metadata and data. */
export const limitsOfV1 = (config: unknown): Limits =>
	limitsFrom(
		positive(member(config, 'maxCells')) ?? member(config, 'maxValues'),
		member(config, 'maxCalls'),
		member(config, 'timeWindow')
	);

/** The answer of version 2 to `/config`. */
export const limitsOfV2 = (config: unknown): Limits =>
	limitsFrom(
		member(config, 'maxDataCells'),
		member(config, 'maxCallsPerTimeWindow'),
		member(config, 'timeWindow')
	);

/** Before a server was asked for its limits. */
export const UNKNOWN_LIMITS: Limits = CAUTIOUS;

/** Room for answers and clocks that are not quite even. */
export const MARGIN = 1.1;

/** Milliseconds between the starts of two calls. */
export const spacingOf = ({ calls, window }: Limits, least = LEAST_PAUSE): number =>
	Math.max(least, (window / calls) * MARGIN);
