/** Counts the calls of each client in a sliding window, as PxWeb does. */

export class Limiter {
	readonly #times = new Map<string, number[]>();
	/** Seconds. */
	readonly window: number;
	readonly calls: number;
	/** Version 1 counts refused calls too: whoever hammers stays locked out. */
	readonly #countsRefused: boolean;

	constructor(calls: number, window: number, countsRefused: boolean) {
		this.calls = calls;
		this.window = window;
		this.#countsRefused = countsRefused;
	}

	/** Milliseconds. False: too many. */
	allows(client: string, now: number): boolean {
		const recent = (this.#times.get(client) ?? []).filter((t) => t > now - this.window * 1000);
		const isAllowed = recent.length < this.calls;
		if (isAllowed || this.#countsRefused) recent.push(now);
		this.#times.set(client, recent);
		return isAllowed;
	}
}
