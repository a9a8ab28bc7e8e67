/** Addresses written when dimensions and codes had other names. */
import type { Formerly } from './model.ts';
import { decode, queryPairs, type Structure } from './selection.ts';

export interface Renamed {
	/** Id of the dimension as it is now. */
	key: string;
	old: string;
	now: string;
}

const own = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
	record && Object.hasOwn(record, key) ? record[key] : undefined;

/**
 * A query string in the names of today, and which codes it had by other names.
 * @param search as it stands in the address
 */
export function renamedIn(
	dataset: Structure & { formerly?: Formerly },
	search: string
): { search: string; renamed: Renamed[] } {
	const { formerly } = dataset;
	if (!formerly) return { search, renamed: [] };
	const renamed: Renamed[] = [];
	const pairs = queryPairs(search).map(([name, raw]) => {
		const key = own(formerly.dimensions, name) ?? name;
		const codes = own(formerly.codes, key);
		const terms = raw.split(',').map((term) => {
			const old = decode(term);
			const now = own(codes, old);
			if (now === undefined) return term;
			renamed.push({ key, old, now });
			return encodeURIComponent(now);
		});
		return `${encodeURIComponent(key)}=${terms.join(',')}`;
	});
	return { search: pairs.length > 0 ? `?${pairs.join('&')}` : '', renamed };
}
