/**
 * `$app/state` and `$app/navigation` for components that are mounted alone: one address that can be asked for, read and
 * waited for. No page is loaded, and the address of the frame the tests run in stays as it is.
 */
import { SvelteURL } from 'svelte/reactivity';

/** No host has this name. */
const ORIGIN = 'http://site.test';

const url = new SvelteURL(ORIGIN);
let options = $state.raw<Record<string, unknown>>({});

/** Stands for `page` of `$app/state`. */
export const page = {
	get url(): URL {
		return url;
	}
};

/** Stands for `goto` of `$app/navigation`. */
export function goto(address: string | URL, asked: Record<string, unknown> = {}): Promise<void> {
	url.href = new SvelteURL(address, url).href;
	options = asked;
	return Promise.resolve();
}

/** Path, query and hash of the address, and with which options it was asked for. */
export const visited = () => ({ address: url.href.slice(ORIGIN.length), options });
