/** What an address asked for that is not there, in words. */
import { nearest } from '#lib/dataset/nearest.ts';
import type { AddressProblem } from '#lib/dataset/selection.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import {
	page_unknown_code,
	page_unknown_key,
	page_unknown_none
} from '#lib/text/paraglide/messages.js';

/** Of long lists the nearest codes: the page itself offers them all. */
export const problemWords = (problems: readonly AddressProblem[], locale: SiteLanguage): string[] =>
	problems.map(({ key, code, allowed }) => {
		const near = nearest(code ?? key, allowed);
		const known = near.join(', ') + (allowed.length > near.length ? ' …' : '');
		if (code === undefined) return page_unknown_key({ key, allowed: known }, { locale });
		return allowed.length === 0
			? page_unknown_none({ key, code }, { locale })
			: page_unknown_code({ key, code, allowed: known }, { locale });
	});
