/** Places for work under way, by kind: how many at once, how many may wait and how long, and how long a reader may stand still. */

export interface Limits {
	/** Places taken at the same time, in each process. */
	atOnce: number;
	/** How many more may wait for one; beyond that work is refused. */
	waiting: number;
	/** Longest time to wait for a place, in seconds. */
	patience: number;
}

/** No place, and nobody more may wait for one, or waiting took too long. */
export class Full extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'Full';
	}
}

export class Places {
	readonly #limits: Limits;
	#taken = 0;
	/** In the order in which they came. */
	readonly #queue: (() => void)[] = [];

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	/** How many wait for a place. */
	get waiting(): number {
		return this.#queue.length;
	}

	/**
	 * Waits for a place. What it resolves to gives the place back, and does nothing when called again.
	 * @throws Full
	 */
	async enter(): Promise<() => void> {
		const { atOnce, waiting, patience } = this.#limits;
		if (this.#taken < atOnce) this.#taken++;
		else if (this.#queue.length >= waiting) throw new Full(`${waiting} wait already`);
		else
			await new Promise<void>((resolve, reject) => {
				const turn = () => {
					clearTimeout(limit);
					resolve();
				};
				const limit = setTimeout(() => {
					this.#queue.splice(this.#queue.indexOf(turn), 1);
					reject(new Full(`no place within ${patience} seconds`));
				}, patience * 1_000);
				this.#queue.push(turn);
			});
		let isHeld = true;
		return () => {
			if (!isHeld) return;
			isHeld = false;
			// The next in the queue takes over the place, so that nobody who comes now is served first.
			const next = this.#queue.shift();
			if (next) next();
			else this.#taken--;
		};
	}

	/**
	 * Does one piece of work in a place.
	 * @throws Full
	 */
	async within<T>(work: () => Promise<T>): Promise<T> {
		const leave = await this.enter();
		try {
			return await work();
		} finally {
			leave();
		}
	}
}

/** Cells of a file that is made whole, in a place of its own kind: a fraction of a second, at most some megabytes. */
export const SMALL_CELLS = 20_000;

/** Files of a few cells never wait for whole cubes; pictures take one processor each. */
export const SMALL_FILES = new Places({ atOnce: 4, waiting: 500, patience: 20 });
/** Each holds one of the four connections to the database while it lasts. */
export const LARGE_FILES = new Places({ atOnce: 2, waiting: 50, patience: 120 });
/** Two releases are joined whole, with a database of their own. */
export const COMPARISONS = new Places({ atOnce: 1, waiting: 20, patience: 60 });
export const PICTURES = new Places({ atOnce: 1, waiting: 50, patience: 30 });

/** How long a reader of a large file may take, in seconds. */
export interface Patience {
	/** Without taking anything. */
	still: number;
	/** The same while others wait for the place. */
	stillWhileOthersWait: number;
	/** For a whole file, however steadily it is read. */
	whole: number;
}
const PATIENCE: Patience = { still: 30, stillWhileOthersWait: 5, whole: 30 * 60 };

/**
 * The same pieces, made in a place that was taken before, and is free again when they have ended.
 * @param leave gives the place back
 * @throws when patience has ended: a reader that stands still must not keep others out for ever
 */
export async function* inPlace<T>(
	places: Places,
	leave: () => void,
	pieces: AsyncGenerator<T>,
	{ still, stillWhileOthersWait, whole }: Patience = PATIENCE
): AsyncGenerator<T> {
	let reason: string | undefined;
	const end = async (why: string) => {
		reason ??= why;
		await pieces.return(undefined).catch(() => undefined);
		leave();
	};
	const limit = setTimeout(
		() => void end(`a file was not read within ${whole} seconds`),
		whole * 1_000
	);
	let offered = Infinity;
	const look = setInterval(
		() => {
			const seconds = (performance.now() - offered) / 1_000;
			const allowed = places.waiting > 0 ? stillWhileOthersWait : still;
			if (seconds >= allowed) void end(`nothing was read for ${allowed} seconds`);
		},
		Math.min(1_000, stillWhileOthersWait * 500)
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
		leave();
	}
}
