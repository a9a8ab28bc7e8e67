import adapter from './scripts/adapter.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: process.env.NORDIC_BUILD ?? 'build/site' }),
		// Style sheets and the content security policy are seen to in hooks.server.ts.
		inlineStyleThreshold: 0,
		// The address is the state: nothing is reloaded behind the reader's back when a new build is out.
		version: { pollInterval: 0 }
	}
};
