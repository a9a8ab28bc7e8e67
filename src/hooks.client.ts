/** What the browser does before the page comes alive. */
import type { ClientInit } from '@sveltejs/kit';
import { noteEarly } from './routes/[lang=language]/early.ts';

/** A page that the server has drawn is painted first; coming alive takes longer than a frame. */
const painted = () =>
	new Promise<void>((resolve) => {
		// Frames are not drawn in a tab in the background.
		if (document.visibilityState === 'hidden') resolve();
		else requestAnimationFrame(() => setTimeout(resolve));
	});

export const init: ClientInit = async () => {
	await painted();
	noteEarly();
};
