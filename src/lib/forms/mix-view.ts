/** The view of two groups with the same mix: what an address says of its classes, its standard and its reference. */
import { STANDARDS } from '#lib/dataset/composition/decompose.ts';
import {
	classDimensions,
	comparedDimensions,
	defaultReference,
	type Mix,
	type MixStructure,
	type Reference
} from '#lib/dataset/composition/request.ts';
import type { Selection } from '#lib/dataset/model.ts';
import { queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import { TRANSFORMS, transformRule } from '#lib/dataset/transforms/index.ts';
import { FORMS, formRule } from './index.ts';

/** The form and the transform that are of classes; one is not shown without the other. */
export const MIX_FORM = FORMS.find((form) => formRule({ form }).ofClasses)!;
export const MIX_TRANSFORM = TRANSFORMS.find(
	(transform) => transformRule({ transform }).ofClasses
)!;

/** True if the transform of an address is of classes. */
export const asksForClasses = (search: string): boolean =>
	queryValue(search, 'transform') === MIX_TRANSFORM;

export interface MixView {
	form: typeof MIX_FORM;
	transform: typeof MIX_TRANSFORM;
	mix: Mix;
	reference?: Reference;
}

function parseReference(
	dataset: MixStructure,
	selection: Selection,
	search: string,
	problems: AddressProblem[]
): Reference | undefined {
	const asked = queryValue(search, 'reference');
	if (!asked) return defaultReference(dataset, selection);
	const known = comparedDimensions(dataset).flatMap((d) =>
		d.categories.map(({ code }) => ({ dimension: d.id, code }))
	);
	const nameOf = ({ dimension, code }: Reference) => `${dimension}:${code}`;
	const found = known.find((one) => nameOf(one) === asked);
	if (found) return found;
	problems.push({ key: 'reference', code: asked, allowed: known.map(nameOf) });
	return defaultReference(dataset, selection);
}

/** The classes of `by`, in the order of the dataset; the first dimension where none is named. */
function parseBy(
	dataset: MixStructure,
	reference: Reference | undefined,
	search: string,
	problems: AddressProblem[]
): string[] {
	const allowed = classDimensions(dataset, reference);
	const asked = (queryValue(search, 'by') ?? '').split(',').filter(Boolean);
	for (const code of asked)
		if (!allowed.includes(code)) problems.push({ key: 'by', code, allowed });
	const found = allowed.filter((id) => asked.includes(id));
	return found.length > 0 ? found : allowed.slice(0, 1);
}

export function parseMix(
	dataset: MixStructure,
	selection: Selection,
	search: string,
	problems: AddressProblem[]
): MixView {
	const reference = parseReference(dataset, selection, search, problems);
	const asked = queryValue(search, 'mix');
	const standard = STANDARDS.find((one) => one === asked);
	if (asked && !standard) problems.push({ key: 'mix', code: asked, allowed: [...STANDARDS] });
	return {
		form: MIX_FORM,
		transform: MIX_TRANSFORM,
		mix: {
			by: parseBy(dataset, reference, search, problems),
			standard: standard ?? STANDARDS[0]
		},
		...(reference ? { reference } : {})
	};
}

/** Terms of an address, beside transform and reference. */
export const formatMix = ({ by, standard }: Mix): string[] => [
	`by=${by.map(encodeURIComponent).join(',')}`,
	`mix=${standard}`
];
