/** How the values of a view are computed, out of an address and back, and why a choice is refused. */
import { datasetRefusal } from '#lib/dataset/composition/request.ts';
import { isTotal } from '#lib/dataset/groups.ts';
import { type Dataset, type Selection, timeDimension } from '#lib/dataset/model.ts';
import { PERS, perRefusal, perRule, type Per } from '#lib/dataset/per/index.ts';
import type { PerStructure } from '#lib/dataset/per/per.ts';
import { queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import {
	AS_PUBLISHED,
	isComputed,
	TRANSFORMS,
	transformRule,
	type Measurement,
	type Transform
} from '#lib/dataset/transforms/index.ts';
import type { TransformRefusal } from '#lib/dataset/transforms/transform.ts';
import type { Refusal } from './form.ts';

/** Both steps from published figures to those shown. */
export interface Computation extends Measurement {
	/** What counts are divided by before anything else is computed. */
	per?: Per;
}

/** As much of a dataset as the choice of a computation needs. */
export type ComputationStructure = PerStructure & Pick<Dataset, 'references' | 'composition'>;

type Reference = NonNullable<Measurement['reference']>;

/** True if a category can be measured from: something else is chosen beside it. */
const leavesOthers = (selection: Selection, { dimension, code }: Reference): boolean =>
	selection[dimension]?.some((chosen) => chosen !== code) ?? false;

/** What can be measured from: categories, or periods. */
export const referencesOf = (
	dataset: ComputationStructure,
	selection: Selection,
	transform: Transform
): Reference[] => {
	const isOfPeriods = transformRule({ transform }).reference === 'period';
	return dataset.dimensions
		.filter(({ role }) => (role === 'time') === isOfPeriods)
		.flatMap(({ id, categories }) => categories.map(({ code }) => ({ dimension: id, code })))
		.filter((one) => isOfPeriods || leavesOthers(selection, one));
};

/** What the dataset itself compares with, else the total of a dimension or the first that is chosen of it. */
function usualReference(
	dataset: ComputationStructure,
	selection: Selection
): Reference | undefined {
	const own = Object.entries(dataset.references)
		.map(([dimension, code]) => ({ dimension, code }))
		.find((one) => leavesOthers(selection, one));
	if (own) return own;
	const several = dataset.dimensions.find(
		({ id, role }) => role !== 'time' && (selection[id]?.length ?? 0) > 1
	);
	if (!several) return undefined;
	const chosen = selection[several.id]!;
	return {
		dimension: several.id,
		code: chosen.find((code) => isTotal(several, code)) ?? chosen[0]!
	};
}

/** Why a transform is not computed of what is chosen, unless the address names a reference. */
function lacksReference(
	dataset: ComputationStructure,
	selection: Selection,
	transform: Transform
): TransformRefusal | undefined {
	const { reference } = transformRule({ transform });
	if (reference === 'period')
		return (selection[timeDimension(dataset)?.id ?? '']?.length ?? 0) > 1
			? undefined
			: 'page_explore_transform_refused_periods';
	return reference === 'none' || usualReference(dataset, selection)
		? undefined
		: 'page_explore_transform_refused_reference';
}

/** Why a dataset can give no two groups the same mix of classes: the key of a message. */
export const classesRefusal = (
	dataset: Pick<Dataset, 'unit' | 'composition'>
): Refusal | undefined => {
	const refused = datasetRefusal(dataset);
	return refused && `page_explore_mix_refused_${refused.code}`;
};

/** Why a transform cannot be chosen: the key of a message. */
export const transformRefusal = (
	dataset: ComputationStructure,
	selection: Selection,
	{ per }: Pick<Computation, 'per'>,
	transform: Transform
): TransformRefusal | Refusal | undefined => {
	const rule = transformRule({ transform });
	// What is chosen is changed to two groups where the view is.
	if (rule.ofClasses) return classesRefusal(dataset);
	return (
		rule.refusal(per ? perRule(per).unit.kind : dataset.unit.kind) ??
		lacksReference(dataset, selection, transform)
	);
};

/** One of the values of a key in an address; what it does not know is added to the problems. */
export function oneOf<T extends string>(
	search: string,
	key: string,
	allowed: readonly T[],
	problems: AddressProblem[]
): T | undefined {
	const asked = queryValue(search, key);
	if (asked === undefined || asked === '') return undefined;
	if ((allowed as readonly string[]).includes(asked)) return asked as T;
	problems.push({ key, code: asked, allowed: [...allowed] });
	return undefined;
}

/** "citizen:NAT"; undefined where none is asked for, or none that there is. */
function askedReference(
	dataset: ComputationStructure,
	selection: Selection,
	transform: Transform,
	search: string,
	problems: AddressProblem[]
): Reference | undefined {
	const asked = queryValue(search, 'reference');
	if (!asked) return undefined;
	const fits = isComputed({ transform }) ? referencesOf(dataset, selection, transform) : [];
	const nameOf = ({ dimension, code }: Reference) => `${dimension}:${code}`;
	const found = fits.find((one) => nameOf(one) === asked);
	if (!found) problems.push({ key: 'reference', code: asked, allowed: fits.map(nameOf) });
	return found;
}

/**
 * Reads the keys per, transform and reference. A period that nobody asked for is found in the figures themselves, so it
 * is left out here.
 */
export function parseComputation(
	dataset: ComputationStructure,
	selection: Selection,
	search: string,
	problems: AddressProblem[]
): Computation {
	const per = oneOf(
		search,
		'per',
		PERS.filter((one) => !perRefusal(one, dataset, selection)),
		problems
	);
	const divided = per ? { per } : {};
	const refusal = (transform: Transform) =>
		transformRefusal(dataset, selection, divided, transform);
	const offered = () => TRANSFORMS.filter((one) => !refusal(one));
	const named = queryValue(search, 'transform');
	const known = TRANSFORMS.find((one) => one === named);
	if (named && !known) problems.push({ key: 'transform', code: named, allowed: offered() });
	const asked = known ?? AS_PUBLISHED;
	const reference = askedReference(dataset, selection, asked, search, problems);
	const kindRefusal = transformRule({ transform: asked }).refusal(
		per ? perRule(per).unit.kind : dataset.unit.kind
	);
	if (kindRefusal || (!reference && refusal(asked))) {
		problems.push({ key: 'transform', code: asked, allowed: offered() });
		return { ...divided, transform: AS_PUBLISHED };
	}
	if (reference) return { ...divided, transform: asked, reference };
	const usual =
		transformRule({ transform: asked }).reference === 'category'
			? usualReference(dataset, selection)
			: undefined;
	return { ...divided, transform: asked, ...(usual ? { reference: usual } : {}) };
}

/** The keys of a computation as parts of a query string. */
export function computationTerms(computation: Computation): string[] {
	const { per, transform, reference } = computation;
	const terms = per ? [`per=${per}`] : [];
	if (!isComputed(computation)) return terms;
	terms.push(`transform=${transform}`);
	if (reference)
		terms.push(
			`reference=${encodeURIComponent(reference.dimension)}:${encodeURIComponent(reference.code)}`
		);
	return terms;
}

/** What is computed of published figures, in its order, as names of files say it. */
export function namedSteps({
	per,
	mix,
	...measurement
}: Computation & { mix?: { by: readonly string[]; standard: string } }): string[] {
	if (mix) return [measurement.transform, ...mix.by, mix.standard];
	const steps = [per, isComputed(measurement) ? measurement.transform : undefined];
	const made = steps.filter((step) => step !== undefined);
	return made.length > 0 ? made : [AS_PUBLISHED];
}
