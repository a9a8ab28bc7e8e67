/** Which dimensions of a figure are coloured by the palette, and which category gets which colour. */
import { isGroup } from '#lib/dataset/groups.ts';
import type { Dataset, Slice } from '#lib/dataset/model.ts';
import type { Figure } from './figure.ts';

/** Categories told apart by colour; beyond this they are quiet. */
export const PALETTE_SIZE = 7;
/** So many stand out among quiet ones at most. */
export const PINS = 3;
/** As many groups as have tones of their own. */
const GROUP_TONES = 3;
const COUNTRIES = ['DK', 'FI', 'IS', 'NO', 'SE'];

type Dimensions = Pick<Dataset, 'dimensions'>;

/** True if the dimension's categories are neither the five countries nor a few groups of people. */
export function isOfAnyCategories({ dimensions }: Dimensions, id: string): boolean {
	const dimension = dimensions.find((d) => d.id === id);
	if (!dimension || dimension.role === 'time') return false;
	const codes = dimension.categories.map(({ code }) => code);
	const parts = codes.filter((code) => !isGroup(dimension, code));
	if (dimension.role === 'geo') return !parts.every((code) => COUNTRIES.includes(code));
	return parts.length > GROUP_TONES;
}

/** The three with the highest last values: what is named where not all can be. */
function highest({ dimensions, values }: Slice, id: string, codes: readonly string[]): string[] {
	const at = dimensions.findIndex((d) => d.id === id);
	const after = dimensions.slice(at + 1).reduce((size, d) => size * d.codes.length, 1);
	const all = dimensions[at]!.codes;
	const last = new Map<string, number>();
	values.forEach((value, i) => {
		if (value !== null) last.set(all[Math.floor(i / after) % all.length]!, value);
	});
	return codes
		.filter((code) => last.has(code))
		.sort((a, b) => last.get(b)! - last.get(a)!)
		.slice(0, PINS);
}

/** @param groups dimension → totals and regions beside their parts: they have no colour */
export function paletteOf(dataset: Dimensions, slice: Slice, groups: Figure['groups']) {
	const ids = slice.dimensions.map(({ id }) => id).filter((id) => isOfAnyCategories(dataset, id));
	return Object.fromEntries(
		ids.map((id) => {
			const codes = slice.dimensions
				.find((d) => d.id === id)!
				.codes.filter((code) => !groups[id]?.includes(code));
			return [id, codes.length > PALETTE_SIZE ? highest(slice, id, codes) : codes];
		})
	);
}
