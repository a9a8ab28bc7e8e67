/** When the next call may start: one at a time, never closer than the spacing, never more in a window than allowed. */
import { MARGIN, spacingOf, UNKNOWN_LIMITS, type Limits } from './limits.ts';

/** Time as the client sees it; milliseconds. */
export interface Clock {
	now: () => number;
	sleep: (milliseconds: number) => Promise<void>;
}

/** Where the times of calls are kept, so that a new run does not forget what the former one asked a moment ago. */
export interface CallTimes {
	/** Starts of earlier calls, from old to new. */
	past: readonly number[];
	/** Called before each call. */
	record: (time: number) => void;
}

export class Pace {
	limits: Limits;
	readonly #clock: Clock;
	readonly #record: (time: number) => void;
	readonly #least: number | undefined;
	#past: number[];

	constructor(
		clock: Clock,
		times: CallTimes = { past: [], record: () => {} },
		limits = UNKNOWN_LIMITS,
		least?: number
	) {
		this.#clock = clock;
		// A clock that was put back must not make us wait for the future.
		const now = clock.now();
		this.#past = times.past.map((time) => Math.min(time, now));
		this.#record = times.record;
		this.limits = limits;
		this.#least = least;
	}

	/** Milliseconds between two calls. */
	get spacing(): number {
		return spacingOf(this.limits, this.#least);
	}

	/** Least wait before a refused question is asked again: the window, as refused calls count too. */
	backoff(attempt: number, jitter: number): number {
		const pause = this.#least ?? 1000;
		return Math.max(this.limits.window, pause * 2 ** attempt) + pause * jitter;
	}

	/** Waits until a call may start, and counts it. */
	async turn(): Promise<void> {
		for (;;) {
			const now = this.#clock.now();
			const free = this.#freeAt(now);
			if (free <= now) {
				this.#past.push(now);
				this.#record(now);
				return;
			}
			await this.#clock.sleep(Math.ceil(free - now));
		}
	}

	wait(milliseconds: number): Promise<void> {
		return this.#clock.sleep(milliseconds);
	}

	#freeAt(now: number): number {
		const window = this.limits.window * MARGIN;
		this.#past = this.#past.filter((time) => time > now - window - this.spacing);
		const last = this.#past.at(-1);
		if (last === undefined) return now;
		// The call that must have left the window before another one fits in.
		const blocking = this.#past.at(-this.limits.calls);
		return Math.max(last + this.spacing, blocking === undefined ? 0 : blocking + window);
	}
}
