/** Codes that an address asks for and the release does not have: which former release had them, and what they meant. */
import { textIn, type Dataset, type Language } from '#lib/dataset/model.ts';
import type { AddressProblem } from '#lib/dataset/selection.ts';
import { catalogue, releases } from './catalogue.ts';
import { withRelease, type Release } from './releases.ts';

export interface Removed {
	key: string;
	code: string;
	label: string;
	/** The newest release that has it. */
	release: Release;
}

/** Former releases that are looked through, from the newest on. */
const LOOKED = 5;

async function removedCode(
	dataset: Dataset,
	{ key, code }: AddressProblem,
	language: Language
): Promise<Removed[]> {
	if (code === undefined) return [];
	for (const release of (await releases()).slice(0, LOOKED)) {
		// A former file that cannot be read explains nothing.
		const then = await withRelease(release, catalogue).catch(() => undefined);
		const dimension = then?.find(dataset.id)?.dimensions.find((d) => d.id === key);
		const category = dimension?.categories.find((c) => c.code === code);
		if (category) return [{ key, code, label: textIn(category.label, language), release }];
	}
	return [];
}

export const removedIn = async (
	dataset: Dataset,
	problems: readonly AddressProblem[],
	language: Language
): Promise<Removed[]> =>
	(await Promise.all(problems.map((p) => removedCode(dataset, p, language)))).flat();
