/** Totals and regions: categories that hold others of their dimension. Never listed, ranked or coloured beside their parts. */
import type { Category } from './model.ts';

/** As much of a dimension as the question needs. */
export interface Members {
	categories: readonly Pick<Category, 'code' | 'parent' | 'group'>[];
}

/** SDMX and Eurostat codes of "all together", for datasets that do not say which category is part of which. */
const TOTALS = ['T', '_T', 'TOTAL'];

const categoryIn = ({ categories }: Members, code: string | undefined) =>
	categories.find((c) => c.code === code);

/** True if a category is a part of another, or of a part of it. */
function isWithin(dimension: Members, code: string, whole: string): boolean {
	const above: string[] = [];
	let { parent } = categoryIn(dimension, code) ?? {};
	while (parent !== undefined && parent !== whole && !above.includes(parent)) {
		above.push(parent);
		parent = categoryIn(dimension, parent)?.parent;
	}
	return parent === whole;
}

const hasParts = ({ categories }: Members, code: string): boolean =>
	categories.some(({ parent }) => parent === code);

/** True for the category that holds all others: it tells nothing of whom figures are about. */
export const isTotal = (dimension: Members, code: string): boolean =>
	TOTALS.includes(code) ||
	(hasParts(dimension, code) &&
		dimension.categories.every((c) => c.code === code || isWithin(dimension, c.code, code)));

/** True for a category that others are parts of. */
export const isGroup = (dimension: Members, code: string): boolean =>
	categoryIn(dimension, code)?.group === true || TOTALS.includes(code) || hasParts(dimension, code);

/**
 * Of some categories, the groups among them that stand beside their parts. A group whose parts the dataset names
 * stands beside those; one whose parts it does not name stands beside every category that is no group.
 */
export function groupsBeside(dimension: Members, codes: readonly string[]): string[] {
	const groups = codes.filter((code) => isGroup(dimension, code));
	const isPart = (code: string, group: string): boolean => {
		if (code === group) return false;
		if (TOTALS.includes(group)) return true;
		return hasParts(dimension, group) ? isWithin(dimension, code, group) : !groups.includes(code);
	};
	return groups.filter((group) => codes.some((code) => isPart(code, group)));
}

/** Categories without the groups that stand beside them; in their order. */
export function withoutGroups(dimension: Members, codes: readonly string[]): string[] {
	const groups = groupsBeside(dimension, codes);
	return codes.filter((code) => !groups.includes(code));
}
