/** What an address asks for that is not there, as answers of files say it. */
import { nearest } from '#lib/dataset/nearest.ts';
import { cause, type Problem } from '#lib/dataset/problem.ts';
import type { AddressProblem } from '#lib/dataset/selection.ts';
import { problemIn, type Catalogue } from './problems.ts';

export interface AddressAnswer extends Omit<Problem, 'allowed'> {
	/** Of the address, as in `where`. */
	key: string;
	/** Codes that may stand there, or in words why there are none; of many codes those nearest to what was written. */
	allowed: Problem['allowed'] | string[];
	/** How many others there are, and where all are listed. */
	more?: { count: number; all?: string };
	/** What it meant, and the newest release that has it: ask with `release=`. */
	was?: { label: string; release: string; built: string };
}

/** @param all address where all that is allowed is listed */
export function addressProblemIn(
	catalogue: Catalogue,
	{ key, code, allowed: every }: AddressProblem,
	all?: string
): AddressAnswer {
	if (code !== undefined && every.length === 0)
		return { ...problemIn(catalogue, cause('address_none', { key, code }, { key })), key };
	const found =
		code === undefined
			? cause('address_key', { key }, { key })
			: cause('address_code', { key, code }, { key });
	const allowed = nearest(code ?? key, every);
	const count = every.length - allowed.length;
	const more = { count, ...(all === undefined ? {} : { all }) };
	return { ...problemIn(catalogue, found), allowed, key, ...(count > 0 ? { more } : {}) };
}
