/** Labels of API v2 and of PRESTEXT that hold code and text, such as "DK - Denmark", split by a known table's codes. */
import type { Text } from '#lib/dataset/model.ts';
import { folded } from './names.ts';
import { refuse, type KnownTable } from './table.ts';

type Known = KnownTable['dimensions'][number];
type Category = Known['categories'][number];

const labelsOf = ({ label }: Category): string[] => Object.values(label).map(folded);

/** Texts that hold code and text of a category. */
export const gluedCodes = (category: Category): string[] => {
	const code = folded(category.code);
	return labelsOf(category).flatMap((l) => [`${code} - ${l}`, `${code} ${l}`, `${l} ${code}`]);
};

/** Categories by some spelling; several where they share it. */
function index(known: Known, spell: (category: Category) => string[]): Map<string, Set<Category>> {
	const found = new Map<string, Set<Category>>();
	for (const category of known.categories)
		for (const text of spell(category))
			found.set(text, (found.get(text) ?? new Set()).add(category));
	return found;
}

/** True when all labels are codes of the known table and some of them nothing else. */
export function isCodes(labels: readonly string[], { categories }: Known): boolean {
	const codes = new Set(categories.map(({ code }) => folded(code)));
	const texts = new Set(categories.flatMap(labelsOf));
	return labels.every((label) => codes.has(label)) && labels.some((label) => !texts.has(label));
}

/**
 * Code and text of each label, when all labels hold both by the known table's codes; undefined when they are plain
 * codes or texts. Refuses a text that several categories share: its rows cannot be told apart.
 */
export function splitCodes(
	name: string,
	labels: readonly string[],
	known: Known
): { code: string; label: Text }[] | undefined {
	const codes = new Set(known.categories.map(({ code }) => folded(code)));
	if (labels.every((label) => codes.has(label))) return undefined;
	const texts = index(known, labelsOf);
	const isText = labels.every((label) => texts.has(label));
	const glued = index(known, gluedCodes);
	const isGlued = !isText && labels.every((label) => glued.has(label));
	for (const label of labels) {
		const shared = [...((isGlued ? glued : texts).get(label) ?? [])];
		if (shared.length > 1)
			refuse('table_label_shared', { label, codes: shared.map(({ code }) => code) }, { name });
	}
	if (!isGlued) return undefined;
	return labels.map((label) => {
		const [category] = glued.get(label)!;
		return { code: category!.code, label: category!.label };
	});
}
