/** Which two groups of a selection are compared with the same mix of which classes; or why they cannot be. */
import { EVERYWHERE } from '../comparability.ts';
import { isGroup, withoutGroups } from '../groups.ts';
import { timeDimension, type Dataset, type Dimension, type Selection } from '../model.ts';
import { unitKindRule } from '../unit-kinds.ts';
import type { Standard } from './decompose.ts';
import type { StructuralRefusal } from './refusals.ts';

/** What a view asks: the dimensions of the classes, and whose mix. */
export interface Mix {
	by: string[];
	standard: Standard;
}
export interface Reference {
	dimension: string;
	code: string;
}

type Axis = Pick<Dimension, 'id' | 'role'> & {
	categories: Pick<Dimension['categories'][number], 'code' | 'group' | 'parent'>[];
};
/** As much of a dataset as the question needs. */
export type MixStructure = Pick<
	Dataset,
	'unit' | 'persons' | 'composition' | 'references' | 'comparability'
> & { dimensions: Axis[] };

export interface Comparison {
	mix: Mix;
	reference: Reference;
	/** Code of the group, in the dimension of the reference. */
	group: string;
	/** Dimension → the classes that are compared, or summed where the mix does not name it. */
	classes: Selection;
	/** Dimension → codes that say the class is not known; their persons are left out. */
	unknown: Selection;
	/** Dimension → code of the published total of its classes, where all of them are compared. */
	totals: Record<string, string>;
	/** All other dimensions, one code each. */
	fixed: Record<string, string>;
}

const codesOf = ({ categories }: Axis): string[] => categories.map(({ code }) => code);
const dimensionIn = ({ dimensions }: MixStructure, id: string) =>
	dimensions.find((d) => d.id === id);

/** Dimensions that tell those with the property from the others. */
const propertyOf = ({ composition }: MixStructure): string[] => [
	...new Set([...Object.keys(composition?.of ?? {}), ...Object.keys(composition?.base ?? {})])
];

/** Dimensions that can make the classes of a comparison with this reference. */
export const classDimensions = (dataset: MixStructure, reference?: Reference): string[] =>
	(dataset.composition?.by ?? []).filter((id) => id !== reference?.dimension);

/** Categories of a dimension that are classes: neither totals nor unknown. */
const classesIn = (dataset: MixStructure, dimension: Axis): string[] => {
	const unknown = dataset.composition?.unknown?.[dimension.id] ?? [];
	return codesOf(dimension).filter((code) => !unknown.includes(code) && !isGroup(dimension, code));
};

/** Dimensions whose categories can be set against each other: those the dataset itself compares come first, periods last. */
export function comparedDimensions(dataset: MixStructure): Axis[] {
	const own = Object.keys(dataset.references);
	const classes = dataset.composition?.by ?? [];
	const rank = ({ id, role }: Axis): number =>
		classes.includes(id) ? 3 : own.includes(id) ? 0 : role === 'time' ? 2 : 1;
	return dataset.dimensions
		.filter((d) => d.categories.length > 1 && !propertyOf(dataset).includes(d.id))
		.filter((d) => classDimensions(dataset, { dimension: d.id, code: '' }).length > 0)
		.sort((a, b) => rank(a) - rank(b));
}

/** The period others are measured from: the last at which counting changed, or the first. */
function firstUnbroken({ comparability, dimensions }: MixStructure, selection: Selection): string {
	const time = timeDimension({ dimensions })!;
	const geo = dimensions.find((d) => d.role === 'geo')?.id ?? '';
	const listed = comparability?.breaks ?? {};
	const last = selection[time.id]?.at(-1) ?? codesOf(time).at(-1)!;
	const breaks = [EVERYWHERE, ...(selection[geo] ?? [])].flatMap((place) => listed[place] ?? []);
	const before = codesOf(time).filter((code) => code < last);
	return before.filter((code) => breaks.includes(code)).at(-1) ?? before[0] ?? codesOf(time)[0]!;
}

/** What a comparison starts with where the address names no reference. */
export function defaultReference(
	dataset: MixStructure,
	selection: Selection
): Reference | undefined {
	const dimension = comparedDimensions(dataset)[0];
	if (!dimension) return undefined;
	const { id, role } = dimension;
	if (role === 'time') return { dimension: id, code: firstUnbroken(dataset, selection) };
	const last = codesOf(dimension)
		.filter((code) => !isGroup(dimension, code))
		.at(-1);
	const code = dataset.references[id] ?? last ?? codesOf(dimension).at(-1)!;
	return { dimension: id, code };
}

/** Why a dataset can make no such comparison, whatever is chosen of it. */
export function datasetRefusal({
	unit,
	composition
}: Pick<MixStructure, 'unit' | 'composition'>): { code: 'not_a_rate' | 'no_classes' } | undefined {
	// Not a median, a mean, or shares of one total: they cannot be averaged over classes.
	if (unit.kind !== 'rate' && !unitKindRule(unit.kind).isCounted) return { code: 'not_a_rate' };
	return composition ? undefined : { code: 'no_classes' };
}

/** The one code of each dimension that makes no classes; or the dimension of which there are several. */
function fixedOf(dataset: MixStructure, selection: Selection, compared: string) {
	const others = dataset.dimensions.filter(
		({ id }) =>
			id !== compared && !propertyOf(dataset).includes(id) && !classDimensions(dataset).includes(id)
	);
	const several = others.find((d) => (selection[d.id] ?? codesOf(d)).length !== 1);
	const fixed = Object.fromEntries(others.map((d) => [d.id, (selection[d.id] ?? codesOf(d))[0]!]));
	return { fixed, several: several?.id };
}

/** The published total of a dimension, where there is one alone and all its parts are chosen. */
function totalOf(dataset: MixStructure, dimension: Axis, chosen: readonly string[]) {
	const totals = codesOf(dimension).filter((code) => isGroup(dimension, code));
	const all = classesIn(dataset, dimension);
	return totals.length === 1 && all.every((code) => chosen.includes(code)) ? totals[0] : undefined;
}

/** The classes of a comparison; or the dimension of which too few are chosen. */
function classesOf(
	dataset: MixStructure,
	selection: Selection,
	{ by }: Mix,
	reference: Reference
): Pick<Comparison, 'classes' | 'unknown' | 'totals'> | StructuralRefusal {
	const found: Pick<Comparison, 'classes' | 'unknown' | 'totals'> = {
		classes: {},
		unknown: {},
		totals: {}
	};
	for (const id of classDimensions(dataset, reference)) {
		const dimension = dimensionIn(dataset, id)!;
		const unknown = dataset.composition?.unknown?.[id] ?? [];
		const chosen = withoutGroups(dimension, selection[id] ?? codesOf(dimension));
		const classes = chosen.filter((code) => !unknown.includes(code));
		const least = by.includes(id) ? 2 : 1;
		if (classes.length < least) return { code: 'few_classes', dimension: id };
		found.classes[id] = classes;
		if (unknown.length > 0) found.unknown[id] = unknown;
		const total = totalOf(dataset, dimension, classes);
		if (total !== undefined) found.totals[id] = total;
	}
	return found;
}

export function comparisonOf(
	dataset: MixStructure,
	selection: Selection,
	mix: Mix,
	reference: Reference | undefined
): Comparison | StructuralRefusal {
	const refused = datasetRefusal(dataset);
	if (refused) return refused;
	const compared = dimensionIn(dataset, reference?.dimension ?? '');
	if (!reference || !compared || mix.by.length === 0) return { code: 'no_classes' };
	const groups = (selection[compared.id] ?? codesOf(compared)).filter((c) => c !== reference.code);
	if (groups.length !== 1) return { code: 'no_pair', dimension: compared.id };
	const { fixed, several } = fixedOf(dataset, selection, compared.id);
	if (several !== undefined) return { code: 'several', dimension: several };
	const classes = classesOf(dataset, selection, mix, reference);
	return isRefused(classes) ? classes : { mix, reference, group: groups[0]!, ...classes, fixed };
}

export const isRefused = <T extends object>(found: T): found is Extract<T, { code: string }> =>
	'code' in found;

/** The selection such a comparison can be made of: one group, one period, all classes of the mix. */
export function comparableSelection(
	dataset: MixStructure,
	selection: Selection,
	by: readonly string[],
	reference: Reference
): Selection {
	const next: Selection = { ...selection };
	for (const dimension of dataset.dimensions) {
		const { id, role } = dimension;
		const chosen = selection[id] ?? codesOf(dimension);
		const own = classDimensions(dataset, reference);
		if (propertyOf(dataset).includes(id)) continue;
		if (own.includes(id)) {
			// A chart shows one sex at a time; a comparison is of all.
			const known = chosen.filter((code) => classesIn(dataset, dimension).includes(code));
			if (known.length < 2 || (by.includes(id) && known.length < chosen.length))
				next[id] = known.length < 2 ? classesIn(dataset, dimension) : known;
			continue;
		}
		const others = chosen.filter((code) => id !== reference.dimension || code !== reference.code);
		const all = codesOf(dimension).filter(
			(code) => id !== reference.dimension || code !== reference.code
		);
		const from = others.length > 0 ? others : all;
		next[id] = [role === 'time' ? from.at(-1)! : from[0]!];
	}
	return next;
}
