/** What an address asks for that is not there, as answers of files say it. */
import { cause, type Problem } from '#lib/dataset/problem.ts';
import type { AddressProblem } from '#lib/dataset/selection.ts';
import { problemIn, type Catalogue } from './problems.ts';

export interface AddressAnswer extends Problem {
	/** Of the address, as in `where`. */
	key: string;
	/** What it meant, and the newest release that has it: ask with `release=`. */
	was?: { label: string; release: string; built: string };
}

export function addressProblemIn(
	catalogue: Catalogue,
	{ key, code, allowed }: AddressProblem
): AddressAnswer {
	if (code === undefined)
		return { ...problemIn(catalogue, cause('address_key', { key }, { key })), allowed, key };
	if (allowed.length === 0)
		return { ...problemIn(catalogue, cause('address_none', { key, code }, { key })), key };
	return { ...problemIn(catalogue, cause('address_code', { key, code }, { key })), allowed, key };
}
