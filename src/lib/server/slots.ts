/** Limits how much work of each kind runs at once, how much may wait and how long, and how long a reader may stall. */

export interface Limits {
	/** Slots in use at the same time, in each process. */
	atOnce: number;
	/** Length of the queue; beyond it work is refused. */
	waiting: number;
	/** Longest time in the queue, in seconds. */
	timeout: number;
}

/** All slots are in use, and the queue is full or the wait was too long. */
export class SlotsFull extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'SlotsFull';
	}
}

export class Slots {
	readonly #limits: Limits;
	#taken = 0;
	/** In the order in which they came. */
	readonly #queue: (() => void)[] = [];

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	/** Length of the queue. */
	get waiting(): number {
		return this.#queue.length;
	}

	/**
	 * Waits for a slot. The function it resolves to frees the slot, and does nothing when called again.
	 * @throws SlotsFull
	 */
	async acquire(): Promise<() => void> {
		const { atOnce, waiting, timeout } = this.#limits;
		if (this.#taken < atOnce) this.#taken++;
		else if (this.#queue.length >= waiting) throw new SlotsFull(`${waiting} wait already`);
		else
			await new Promise<void>((resolve, reject) => {
				const turn = () => {
					clearTimeout(limit);
					resolve();
				};
				const limit = setTimeout(() => {
					this.#queue.splice(this.#queue.indexOf(turn), 1);
					reject(new SlotsFull(`no slot within ${timeout} seconds`));
				}, timeout * 1_000);
				this.#queue.push(turn);
			});
		let isHeld = true;
		return () => {
			if (!isHeld) return;
			isHeld = false;
			// The next in the queue takes over the slot, so that newcomers do not overtake it.
			const next = this.#queue.shift();
			if (next) next();
			else this.#taken--;
		};
	}

	/**
	 * Does one piece of work in a slot.
	 * @throws SlotsFull
	 */
	async within<T>(work: () => Promise<T>): Promise<T> {
		const free = await this.acquire();
		try {
			return await work();
		} finally {
			free();
		}
	}
}

/** Cells of a file that is made whole, in a slot of its own kind: a fraction of a second, at most some megabytes. */
export const SMALL_CELLS = 20_000;

/** Files of a few cells never wait for whole cubes; pictures take one processor each. */
export const SMALL_FILES = new Slots({ atOnce: 4, waiting: 500, timeout: 20 });
/** One in each process: two made a small file beside them wait 458 ms at p99, one 127 (npm run verify -- crowd). */
export const LARGE_FILES = new Slots({ atOnce: 1, waiting: 50, timeout: 120 });
/** Two releases are joined whole, with a database of their own. */
export const COMPARISONS = new Slots({ atOnce: 1, waiting: 20, timeout: 60 });
export const PICTURES = new Slots({ atOnce: 1, waiting: 50, timeout: 30 });

/** How long a reader of a large file may take, in seconds. */
export interface Timeouts {
	/** Without reading anything. */
	stall: number;
	/** The same while others wait for the slot. */
	stallWhileOthersWait: number;
	/** For a whole file, however steadily it is read. */
	whole: number;
}
const TIMEOUTS: Timeouts = { stall: 30, stallWhileOthersWait: 5, whole: 30 * 60 };

/**
 * The same pieces, made in a slot that was acquired before and is free again when they have ended.
 * @param free frees the slot
 * @throws at a timeout: a reader that stalls must not hold a slot for ever
 */
export async function* inSlot<T>(
	slots: Slots,
	free: () => void,
	pieces: AsyncGenerator<T>,
	{ stall, stallWhileOthersWait, whole }: Timeouts = TIMEOUTS
): AsyncGenerator<T> {
	let reason: string | undefined;
	const end = async (why: string) => {
		reason ??= why;
		await pieces.return(undefined).catch(() => undefined);
		free();
	};
	const limit = setTimeout(
		() => void end(`a file was not read within ${whole} seconds`),
		whole * 1_000
	);
	let offered = Infinity;
	const look = setInterval(
		() => {
			const seconds = (performance.now() - offered) / 1_000;
			const allowed = slots.waiting > 0 ? stallWhileOthersWait : stall;
			if (seconds >= allowed) void end(`nothing was read for ${allowed} seconds`);
		},
		Math.min(1_000, stallWhileOthersWait * 500)
	);
	try {
		for (;;) {
			const piece = await pieces.next();
			// Without this, a file that was cut short would look complete.
			if (reason) throw new Error(reason);
			if (piece.done) return;
			offered = performance.now();
			yield piece.value;
			offered = Infinity;
		}
	} finally {
		clearInterval(look);
		clearTimeout(limit);
		await pieces.return(undefined);
		free();
	}
}
