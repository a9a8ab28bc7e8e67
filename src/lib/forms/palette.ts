/** Which dimensions of a figure are coloured by the palette, and which category gets which colour. */
import { NORDIC } from '#lib/dataset/countries.ts';
import { isGroup } from '#lib/dataset/groups.ts';
import type { Dataset, Slice } from '#lib/dataset/model.ts';
import { codesAt } from '#lib/dataset/slice.ts';
import { MOST_PINS, standingOut, subjectOf } from './display.ts';
import type { Figure } from './figure.ts';
import { PALETTE_SIZE } from './form.ts';
import type { View } from './view.ts';

/** As many groups as have tones of their own. */
const GROUP_TONES = 3;

type Dimensions = Pick<Dataset, 'dimensions'>;

/** True if the dimension's categories are neither the five countries nor a few groups of people. */
function isOfAnyCategories({ dimensions }: Dimensions, id: string): boolean {
	const dimension = dimensions.find((d) => d.id === id);
	if (!dimension || dimension.role === 'time') return false;
	const codes = dimension.categories.map(({ code }) => code);
	const parts = codes.filter((code) => !isGroup(dimension, code));
	if (dimension.role === 'geo') return !parts.every((code) => NORDIC.includes(code));
	return parts.length > GROUP_TONES;
}

/** The three with the highest last values: what is named where not all can be. */
function highest(slice: Slice, id: string, codes: readonly string[]): string[] {
	const last = new Map<string, number>();
	slice.values.forEach((value, cell) => {
		if (value !== null) last.set(codesAt(slice, cell)[id]!, value);
	});
	return codes
		.filter((code) => last.has(code))
		.sort((a, b) => last.get(b)! - last.get(a)!)
		.slice(0, MOST_PINS);
}

/**
 * @param groups dimension → totals and regions beside their parts: they have no colour
 * @param view with what stands out: then all else is quiet
 */
export function paletteOf(
	dataset: Dimensions,
	slice: Slice,
	groups: Figure['groups'],
	view: View
): Figure['palette'] {
	const ids = slice.dimensions.map(({ id }) => id).filter((id) => isOfAnyCategories(dataset, id));
	return Object.fromEntries(
		ids.map((id) => {
			const codes = slice.dimensions
				.find((d) => d.id === id)!
				.codes.filter((code) => !groups[id]?.includes(code));
			const asked = id === subjectOf(view) ? standingOut(view) : [];
			if (asked.length > 0) return [id, asked];
			return [id, codes.length > PALETTE_SIZE ? highest(slice, id, codes) : codes];
		})
	);
}
