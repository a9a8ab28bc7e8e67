/**
 * The drawing code: handed in on the server, fetched in a browser when something has to be drawn anew. A page that
 * hydrates keeps the drawings the server sent, so no first chart waits for it.
 */
import type * as draw from './draw/index.ts';

type Drawing = typeof draw;

let code = $state.raw<Drawing>();
let fetching: Promise<void> | undefined;
let hydrated = false;

/** The drawing code, as soon as it is there. */
export const drawing = (): Drawing | undefined => code;

/** Hands the drawing code in, where it is there from the start. */
export const provideDrawing = (given: Drawing): void => {
	code = given;
};

/** Fetches the drawing code unless it is there. Rejects if it cannot be fetched; the next call tries again. */
export const fetchDrawing = (): Promise<void> =>
	(fetching ??= import('./draw/index.ts').then(provideDrawing, (error: unknown) => {
		fetching = undefined;
		throw error;
	}));

/** Whether the page the server sent is hydrated: charts made from then on are drawn in the browser. */
export const isHydrated = (): boolean => hydrated;
/** From here on whoever touches the page may change a chart next: the first touch fetches the drawing code ahead. */
export function markHydrated(): void {
	hydrated = true;
	const prefetch = () => {
		// That it could not be fetched is said where it is needed, and tried again there.
		if (!code) fetchDrawing().catch(() => undefined);
	};
	for (const type of ['pointermove', 'pointerdown', 'keydown'])
		document.addEventListener(type, prefetch, { once: true, passive: true });
}

/** What is given to `@html` for "as the server drew it": a page that hydrates keeps what it finds unless this is empty. */
export const AS_FOUND = ' ';

/** When there is time, or after a second. */
export const whenIdle = (run: () => void): void => {
	if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 1_000 });
	else setTimeout(run);
};
