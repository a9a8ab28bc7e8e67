/** View ⇄ address, and the view a selection gets when the address does not ask for one. */
import {
	FORMS,
	TRANSFORMS,
	type Dataset,
	type Form,
	type Selection,
	type Transform,
	type View
} from './model.ts';
import { queryValue, type AddressProblem, type Structure } from './selection.ts';

/** As much of a dataset as the choice of a view needs. */
export type ViewStructure = Structure & Pick<Dataset, 'checks' | 'references'>;

/** At most this many marks share a row of a dumbbell; more get panels. */
const DUMBBELL_MARKS = 3;

const severalOf = (dataset: ViewStructure, selection: Selection): string[] =>
	dataset.dimensions.map((d) => d.id).filter((id) => (selection[id]?.length ?? 0) > 1);

const timeOf = (dataset: ViewStructure): string | undefined =>
	dataset.dimensions.find((d) => d.role === 'time')?.id;

const geoOf = (dataset: ViewStructure): string | undefined =>
	dataset.dimensions.find((d) => d.role === 'geo')?.id;

/** Dimensions whose categories are parts of one whole, as the dataset's own checks say. */
export const wholesOf = (dataset: ViewStructure): string[] =>
	dataset.checks.flatMap((check) => (check.rule === 'parts-of-whole' ? [check.dimension] : []));

/** Dimensions with several categories for which the view has no place; such a slice is shown as a table. */
export function undrawnDimensions(
	dataset: ViewStructure,
	selection: Selection,
	view: View
): string[] {
	const { dimension, code } = view.reference ?? {};
	return severalOf(dataset, selection).filter((id) => {
		if ([view.x, view.colour, view.panel].includes(id)) return false;
		const left = (selection[id] ?? []).filter((c) => id !== dimension || c !== code);
		return left.length > 1;
	});
}

function viewAs(form: Form, dataset: ViewStructure, selection: Selection): View {
	const several = severalOf(dataset, selection);
	const geo = geoOf(dataset);
	const time = timeOf(dataset);
	const whole = wholesOf(dataset).find((id) => several.includes(id));
	const others = several.filter((id) => id !== time || form !== 'line');
	const geoFirst = [...others].sort((a, b) => Number(b === geo) - Number(a === geo));
	const base = { form, transform: 'value' as const };
	if (form === 'line')
		return { ...base, x: time ?? several[0] ?? '', colour: geoFirst[0], panel: geoFirst[1] };
	if (form === 'stack') {
		const rest = geoFirst.filter((id) => id !== whole);
		return { ...base, x: rest[0] ?? geo ?? '', colour: whole, panel: rest[1] };
	}
	const x = geoFirst[0] ?? geo ?? dataset.dimensions[0]!.id;
	const rest = geoFirst.filter((id) => id !== x);
	if (form === 'dots') return { ...base, x, panel: rest[0] };
	return { ...base, x, colour: rest[0], panel: rest[1] };
}

/** Time → line; parts of a whole → stack; two groups → dumbbell; else dots. */
export function automaticView(dataset: ViewStructure, selection: Selection): View {
	const several = severalOf(dataset, selection);
	const time = timeOf(dataset);
	let form: Form = 'dots';
	if (time && several.includes(time)) form = 'line';
	else if (wholesOf(dataset).some((id) => several.includes(id))) form = 'stack';
	else if (several.length > 1) {
		const colour = viewAs('dumbbell', dataset, selection).colour!;
		if ((selection[colour]?.length ?? 0) <= DUMBBELL_MARKS || several.length > 2) form = 'dumbbell';
	}
	return viewAs(form, dataset, selection);
}

export interface ParsedView {
	view: View;
	problems: AddressProblem[];
}

/** Reads the page-only keys view, x, colour, panel, transform and reference. What they do not say is chosen automatically. */
export function parseView(
	dataset: ViewStructure,
	selection: Selection,
	search: string
): ParsedView {
	const problems: AddressProblem[] = [];
	const automatic = automaticView(dataset, selection);
	const ids = dataset.dimensions.map((d) => d.id);
	const oneOf = <T extends string>(key: string, allowed: readonly T[]): T | undefined => {
		const asked = queryValue(search, key);
		if (asked === undefined || asked === '') return undefined;
		if ((allowed as readonly string[]).includes(asked)) return asked as T;
		problems.push({ key, code: asked, allowed: [...allowed] });
		return undefined;
	};
	const form = oneOf('view', FORMS);
	const view: View =
		form && form !== automatic.form ? viewAs(form, dataset, selection) : { ...automatic };
	for (const key of ['x', 'colour', 'panel'] as const) {
		const id = oneOf(key, key === 'x' ? ids : [...ids, 'none']);
		if (!id) continue;
		const before = view[key];
		if (id === 'none') delete view[key as 'colour'];
		else {
			// Two places never hold one dimension: whoever had it takes what was here.
			for (const other of ['x', 'colour', 'panel'] as const)
				if (other !== key && view[other] === id) view[other] = before as string;
			view[key] = id;
		}
	}
	view.transform = oneOf<Transform>('transform', TRANSFORMS) ?? 'value';
	if (view.transform !== 'value') {
		const reference = parseReference(dataset, selection, view.transform, search, problems);
		if (reference) view.reference = reference;
		else view.transform = 'value';
	}
	return { view, problems };
}

/** "citizen:NAT", or what the dataset itself compares with; for a change the first period of the selection. */
function parseReference(
	dataset: ViewStructure,
	selection: Selection,
	transform: Transform,
	search: string,
	problems: AddressProblem[]
): View['reference'] {
	const time = timeOf(dataset);
	const asked = queryValue(search, 'reference');
	const fits = dataset.dimensions.filter((d) => (d.id === time) === (transform === 'change'));
	if (asked) {
		for (const d of fits)
			for (const c of d.categories)
				if (asked === `${d.id}:${c.code}`) return { dimension: d.id, code: c.code };
		const allowed = fits.flatMap((d) => d.categories.map((c) => `${d.id}:${c.code}`));
		problems.push({ key: 'reference', code: asked, allowed });
	}
	if (transform === 'change')
		return time && selection[time]?.[0] ? { dimension: time, code: selection[time][0] } : undefined;
	const [dimension, code] = Object.entries(dataset.references)[0] ?? [];
	return dimension && code ? { dimension, code } : undefined;
}

/** The page-only keys that differ from the automatic view, as a query string without "?". */
export function formatView(dataset: ViewStructure, selection: Selection, view: View): string {
	const automatic = automaticView(dataset, selection);
	const base = view.form === automatic.form ? automatic : viewAs(view.form, dataset, selection);
	const terms: string[] = [];
	if (view.form !== automatic.form) terms.push(`view=${view.form}`);
	for (const key of ['x', 'colour', 'panel'] as const)
		if (view[key] !== base[key]) terms.push(`${key}=${encodeURIComponent(view[key] ?? 'none')}`);
	if (view.transform !== 'value') {
		terms.push(`transform=${view.transform}`);
		if (view.reference) {
			const { dimension, code } = view.reference;
			terms.push(`reference=${encodeURIComponent(dimension)}:${encodeURIComponent(code)}`);
		}
	}
	return terms.join('&');
}

/** What has to be read for a view: the selection, and the reference its transform needs, in category order. */
export function selectionToRead(dataset: Structure, selection: Selection, view: View): Selection {
	if (!view.reference || view.transform === 'value') return selection;
	const { dimension: id, code } = view.reference;
	const wanted = new Set([...(selection[id] ?? []), code]);
	const categories = dataset.dimensions.find((d) => d.id === id)?.categories ?? [];
	return { ...selection, [id]: categories.map((c) => c.code).filter((c) => wanted.has(c)) };
}
