/** One variable of a file against the known one: which known code each of its categories is. */
import { cause, remark, type Cause, type Remark } from '#lib/dataset/problem.ts';
import { LANGUAGES } from '#lib/dataset/model.ts';
import { folded } from '../table/names.ts';
import { parsePeriod } from '../table/periods.ts';
import type { KnownTable, Report, TableDimension } from '../table/table.ts';

export type KnownDimension = KnownTable['dimensions'][number];
type KnownCategory = KnownDimension['categories'][number];

export const lower = (text: string): string => folded(text).toLowerCase();

/** All spellings of a label, each language it is written in. */
export const labelsOf = ({ label }: Pick<KnownCategory, 'label'>): string[] =>
	LANGUAGES.flatMap((language) => (label[language] === undefined ? [] : [lower(label[language])]));

/** Known categories by some spelling of theirs. */
function byText(
	categories: readonly KnownCategory[],
	spell: (category: KnownCategory) => string[]
): Map<string, KnownCategory[]> {
	const found = new Map<string, KnownCategory[]>();
	for (const category of categories)
		for (const text of new Set(spell(category)))
			found.set(text, [...(found.get(text) ?? []), category]);
	return found;
}

const both = ({ code, label }: KnownCategory): string[] =>
	labelsOf({ label }).flatMap((text) => {
		const small = lower(code);
		return [`${small} - ${text}`, `${small} ${text}`, `${text} ${small}`, `${text} (${small})`];
	});

/** All a category may stand with in a file: its code, its labels, both together. */
export const spellingsOf = (category: KnownCategory): string[] => [
	lower(category.code),
	...labelsOf(category),
	...both(category)
];

export interface MatchedCategories {
	/** For each category of the file the known code, or its own where it is new. */
	codes: string[];
	/** For each category of the file the known one; undefined where it is new. */
	categories: (KnownCategory | undefined)[];
	faults: Cause[];
}

/** True where all codes and labels are known but do not belong together: then the labels say what is what. */
function isSwapped(dimension: TableDimension, known: KnownDimension): boolean {
	const byLabel = byText(known.categories, labelsOf);
	const byCode = new Map(known.categories.map((category) => [category.code, category]));
	let swapped = 0;
	for (const [i, code] of dimension.codes.entries()) {
		const own = byCode.get(code);
		const named = labelsOf({ label: dimension.labels[i]! }).flatMap(
			(text) => byLabel.get(text) ?? []
		);
		if (!own || named.length === 0) return false;
		if (!named.includes(own)) swapped++;
	}
	return swapped > 0;
}

/**
 * Binds each category: by its code where the file has codes, else by its label. Codes are compared exactly, then
 * without case. What is new keeps its own code, if the file has one; a new label alone is a fault.
 */
export function matchedCategories(
	dimension: TableDimension,
	known: KnownDimension,
	report: Report
): MatchedCategories {
	const warn = (one: Remark) => report.warned.push(one);
	const exact = new Map(known.categories.map((category) => [category.code, category]));
	const anyCase = byText(known.categories, ({ code }) => [lower(code)]);
	const byLabel = byText(known.categories, labelsOf);
	const byBoth = byText(known.categories, both);
	const swapped = dimension.coded === 'codes' && isSwapped(dimension, known);
	if (swapped) warn(remark('match_swapped', { id: dimension.id, codes: dimension.codes }));
	const hasCodes = dimension.coded === 'codes' && !swapped;
	const faults: Cause[] = [];
	const fault = (one: Cause) => faults.push(one);
	const where = { variable: dimension.name };
	const kinds = new Set<'code' | 'label'>();
	const only = (found: KnownCategory[] | undefined): KnownCategory | undefined =>
		found?.length === 1 ? found[0] : undefined;

	const byCode = (code: string): KnownCategory | undefined => {
		const same = exact.get(code.trim());
		if (same) return same;
		const near = only(anyCase.get(lower(code)));
		if (near) warn(remark('match_code_case', { id: dimension.id, code, known: near.code }));
		return near;
	};
	const byName = (label: string): KnownCategory | undefined => {
		const text = lower(label);
		const named = byLabel.get(text) ?? byBoth.get(text);
		if (named && named.length > 1) {
			const codes = named.map((category) => category.code);
			fault(cause('match_label_ambiguous', { label, codes }, where));
			return undefined;
		}
		return only(named);
	};

	const categories = dimension.codes.map((code, i): KnownCategory | undefined => {
		if (hasCodes) return byCode(code);
		const label = dimension.labels[i]!.en;
		const named = byName(label);
		const coded =
			dimension.coded === 'labels'
				? (exact.get(code.trim()) ?? only(anyCase.get(lower(code))))
				: undefined;
		// A text that is code and label at once, like a year, says nothing about which of them the file has.
		if (named && named !== coded) kinds.add('label');
		else if (coded && !named) kinds.add('code');
		return named ?? coded;
	});
	if (kinds.size > 1) fault(cause('match_codes_and_labels', {}, where));
	const codes = dimension.codes.map((own, i) => {
		const code = categories[i]?.code;
		if (code !== undefined) return code;
		if (hasCodes || swapped) return own.trim();
		const period = dimension.role === 'time' ? parsePeriod(own)?.code : undefined;
		if (period === undefined && faults.length === 0)
			fault(
				cause(
					'match_label_unknown',
					{
						label: dimension.labels[i]!.en,
						known: known.categories.slice(0, 12).map((c) => c.label.en)
					},
					where
				)
			);
		return period ?? own;
	});
	const seen = new Set<string>();
	const twice = codes.find((code) => seen.size === seen.add(code).size);
	if (twice !== undefined && faults.length === 0)
		fault(cause('match_code_twice', { code: twice }, where));
	return { codes, categories, faults };
}
