/** Work that readers do not wait for: it is done when a frame with what was changed before is on the screen. */
export const afterFrame = (): Promise<void> =>
	new Promise((done) => {
		// No frames are painted in a tab that nobody sees.
		if (document.hidden) done();
		else requestAnimationFrame(() => requestAnimationFrame(() => done()));
	});
