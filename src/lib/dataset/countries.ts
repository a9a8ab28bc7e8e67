/** The list of countries and world regions that dimensions of several datasets share. */
import type { CodeList } from './links.ts';
import type { Category, Text } from './model.ts';

/** The five that are compared. */
export const NORDIC: readonly string[] = ['DK', 'FI', 'IS', 'NO', 'SE'];

export interface Place {
	/** Its code in the list: ISO 3166 alpha-2 of a country, UN M49 of a region. */
	code: string;
	name: Text;
	/** Code of the region it lies in. What has none is the world, or no place: stateless, unknown. */
	parent?: string;
}

export interface Countries {
	/** By the code in the list. */
	places: ReadonlyMap<string, Place>;
	/** By the code that each way of writing countries has for them. */
	coded: Readonly<Record<CodeList, ReadonlyMap<string, Place>>>;
}

/** The regions that categories lie in, and those around them, but the world: it tells nothing apart. */
export function regionsAround({ places }: Countries, inner: readonly Category[]): Category[] {
	const found = new Map<string, Category>();
	for (const { place } of inner) {
		let region = parentIn(places, place);
		while (region?.parent !== undefined && !found.has(region.code)) {
			found.set(region.code, { code: region.code, label: region.name, parent: region.parent });
			region = parentIn(places, region.code);
		}
	}
	return [...found.values()];
}

const parentIn = (places: Countries['places'], code = ''): Place | undefined =>
	places.get(places.get(code)?.parent ?? '');
