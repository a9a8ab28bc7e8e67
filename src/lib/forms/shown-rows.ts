/** Which rows and panels of a figure are drawn, and in which order; what is not drawn is counted, and in the table. */
import { once } from '#lib/dataset/once.ts';
import { cellOf, dimensionOf } from '#lib/dataset/slice.ts';
import { PANELS_A_PAGE, standingOut, subjectOf } from './display.ts';
import type { Figure } from './figure.ts';
import { formRule } from './index.ts';
import { rowDifference } from './rows.ts';

type Shown = Pick<
	Figure,
	'slice' | 'view' | 'groups' | 'palette' | 'ordered' | 'names' | 'language'
>;

/** So many rows are drawn where a form cannot hold all. */
const TOP = 10;

/** Totals and regions beside their parts. */
const besides = ({ groups }: Shown, dimension: string | undefined): readonly string[] =>
	(dimension === undefined ? undefined : groups[dimension]) ?? [];

/** True if the rows have no order of their own, as countries and origins: then they go by value. */
function areSorted({ view, slice, ordered, palette }: Shown): boolean {
	const dimension = dimensionOf(slice, view.x);
	if (!dimension || dimension.role === 'time' || ordered.includes(view.x)) return false;
	return dimension.role === 'geo' || palette[view.x] !== undefined;
}

/** Values of a row that are compared with each other. @param codes the panel */
function comparedIn(shown: Shown, code: string, codes: Record<string, string>): (number | null)[] {
	const { slice, view } = shown;
	const left = besides(shown, view.colour);
	const marks = (view.colour && dimensionOf(slice, view.colour)?.codes) || [''];
	return marks
		.filter((mark) => !left.includes(mark))
		.map((mark) => {
			const at = { ...codes, [view.x]: code, ...(view.colour && { [view.colour]: mark }) };
			return slice.values[cellOf(slice, at)] ?? null;
		});
}

/** What a row stands by: high is above low. Rows without values come last, whichever way the others go. */
function keyOf(shown: Shown, values: readonly (number | null)[]): number {
	if (values.every((value) => value === null)) return -Infinity;
	const { sort } = shown.view;
	if (sort === undefined) return formRule(shown.view).rank(values);
	if (sort === 'change') return -(rowDifference(values) ?? Infinity);
	const first = values.find((value) => value !== null)!;
	return sort === 'value' ? -first : first;
}

const byName = ({ names, view, language }: Shown) => {
	const nameOf = (code: string) => names[view.x]?.categories[code]?.label ?? code;
	const { compare } = new Intl.Collator(language);
	return (a: string, b: string) => compare(nameOf(a), nameOf(b));
};

/** All rows of a panel in their order; totals and regions beside their parts are below. */
export function orderedRows(shown: Shown, panel: Record<string, string> = {}): string[] {
	const { slice, view } = shown;
	const all = dimensionOf(slice, view.x)?.codes ?? [''];
	if (view.sort === undefined && !areSorted(shown)) return all;
	const left = besides(shown, view.x);
	const parts = all.filter((code) => !left.includes(code));
	const groups = all.filter((code) => left.includes(code));
	if (view.sort === 'name') return [...parts.sort(byName(shown)), ...groups];
	const keys = new Map(parts.map((code) => [code, keyOf(shown, comparedIn(shown, code, panel))]));
	return [...parts.sort((a, b) => keys.get(b)! - keys.get(a)! || 0), ...groups];
}

/** How many rows are drawn: all a form can hold, ten of more, or as many as the reader asks for. */
function mostRows(shown: Shown): number {
	const { view, slice } = shown;
	if (view.top !== undefined) return view.top;
	const most = formRule(view).mostRows;
	const count = dimensionOf(slice, view.x)?.codes.length ?? 1;
	return count > most && areSorted(shown) ? TOP : Infinity;
}

export interface ShownRows {
	codes: string[];
	/** How many more there are. */
	folded: number;
}

/** The rows that are drawn in every panel, in the order of the figure as a whole; what stands out is always among them. */
export const shownRows = once((shown: Shown): ShownRows => {
	const { slice, view } = shown;
	const all = dimensionOf(slice, view.x)?.codes ?? [''];
	const most = mostRows(shown);
	if (most >= all.length) return { codes: all, folded: 0 };
	const panels = (view.panel && dimensionOf(slice, view.panel)?.codes) || [''];
	const orders = panels.map((code) => orderedRows(shown, view.panel ? { [view.panel]: code } : {}));
	const best = new Map<string, number>();
	for (const order of orders)
		order.forEach((code, at) => best.set(code, Math.min(at, best.get(code) ?? Infinity)));
	const kept = new Set(subjectOf(view) === view.x ? standingOut(view) : []);
	for (const code of [...all].sort((a, b) => best.get(a)! - best.get(b)!))
		if (kept.size < most) kept.add(code);
	const codes = orderedRows(shown).filter((code) => kept.has(code));
	return { codes, folded: all.length - codes.length };
});

export interface ShownPanels {
	/** One empty code where the figure has no panels. */
	codes: string[];
	/** Position of the first among all, from 1, and how many there are. */
	first: number;
	count: number;
}

export function shownPanels({ slice, view }: Shown): ShownPanels {
	const all = (view.panel && dimensionOf(slice, view.panel)?.codes) || [''];
	const from = ((view.page ?? 1) - 1) * PANELS_A_PAGE;
	return { codes: all.slice(from, from + PANELS_A_PAGE), first: from + 1, count: all.length };
}
