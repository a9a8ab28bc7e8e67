/** What is said of a chart that shows something else than before. */
import { dimensionOf } from '#lib/dataset/slice.ts';
import type { Figure } from '#lib/forms/figure.ts';

/** More than these are counted. */
const MOST = 12;

/** "Country: Denmark, Norway": the dimensions whose categories are others now. */
const selectionText = (before: Figure, { slice, names }: Figure): string =>
	slice.dimensions
		.filter(({ id, codes }) => dimensionOf(before.slice, id)?.codes.join() !== codes.join())
		.map(({ id, codes }) => {
			const { label = id, categories = {} } = names[id] ?? {};
			const list = codes.map((code) => categories[code]?.short ?? code).join(', ');
			return `${label}: ${codes.length > MOST ? codes.length : list}`;
		})
		.join('; ');

/** The finding; where that stays as it was, what else is new. */
export function changeText(before: Figure, now: Figure): string {
	if (before.headline !== now.headline) return now.headline;
	if (before.subtitle !== now.subtitle) return now.subtitle;
	return selectionText(before, now);
}
