/** Places for files under way: how many at once, and how long a reader may stand still in one. */

/** Files made at the same time; more wait outside with 503. */
const PLACES = 3;

/** In seconds. */
export interface Patience {
	/** For a reader who takes nothing. */
	still: number;
	/** For a whole file, however steadily it is read. */
	whole: number;
}
const PATIENCE: Patience = { still: 30, whole: 30 * 60 };

let taken = 0;

/** True while no further file can be begun. */
export const isBusy = (): boolean => taken >= PLACES;

/**
 * The same pieces, from a place that is taken when the first of them is asked for, before anything is waited for,
 * and is free again when they have ended.
 * @throws when patience has ended: a reader that stands still must not keep others out for ever
 */
export async function* inPlace<T>(
	pieces: AsyncGenerator<T>,
	{ still, whole }: Patience = PATIENCE
): AsyncGenerator<T> {
	taken++;
	let reason: string | undefined;
	let leave = () => {
		taken--;
		leave = () => {};
	};
	const end = async (why: string) => {
		reason ??= why;
		await pieces.return(undefined).catch(() => undefined);
		leave();
	};
	const limit = setTimeout(
		() => void end(`a file was not read within ${whole} seconds`),
		whole * 1_000
	);
	let pause: NodeJS.Timeout | undefined;
	try {
		for (;;) {
			const piece = await pieces.next();
			// Without this, a file that was cut short would look complete.
			if (reason) throw new Error(reason);
			if (piece.done) return;
			pause = setTimeout(() => void end(`nothing was read for ${still} seconds`), still * 1_000);
			yield piece.value;
			clearTimeout(pause);
		}
	} finally {
		clearTimeout(pause);
		clearTimeout(limit);
		await pieces.return(undefined);
		leave();
	}
}
