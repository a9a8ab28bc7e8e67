/** What the browser does before the page comes alive. */
import type { ClientInit } from '@sveltejs/kit';

/** A page that the server has drawn is painted first; coming alive takes longer than a frame. */
export const init: ClientInit = () =>
	new Promise((resolve) => {
		// Frames are not drawn in a tab in the background.
		if (document.visibilityState === 'hidden') resolve();
		else requestAnimationFrame(() => setTimeout(resolve));
	});
