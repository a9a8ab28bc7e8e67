/** What may not be computed across two figures: differences, quotients, changes and ranks that the rules refuse. */
import type { Measurement } from '#lib/dataset/transforms/index.ts';
import type { Selection, Slice } from '../model.ts';
import { cellOf, codesAt } from '../slice.ts';
import { comparisonAlong, comparisonOf, sideOf, type Compared } from './comparisons.ts';
import { askRule, RULE_IDS, type Fired, type RuleId } from './index.ts';
import type { Comparison, Side } from './rule.ts';

/** The rule that refuses it, with what its sentence speaks of. */
const refusedBy = (comparison: Comparison, ids: readonly RuleId[]): Fired | undefined => {
	for (const id of ids) {
		const fired = askRule(id, comparison);
		if (fired?.level === 'not') return fired;
	}
	return undefined;
};

/**
 * Why nothing is computed across two figures, of one dataset or of two; undefined where it may be.
 * @param dimension the one they are compared in, where they are of one dataset
 */
export const refusedBetween = (a: Side, b: Side, dimension?: string): Fired | undefined =>
	refusedBy({ ...comparisonOf(a, b), ...(dimension === undefined ? {} : { dimension }) }, RULE_IDS);

/** Transforms look for breaks themselves: they know on which side of its base one lies. */
const ASKED = RULE_IDS.filter((id) => id !== 'C02');

const single = (codes: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(codes).map(([id, code]) => [id, [code]]));

/**
 * Cells of a result whose value and reference may not be compared, and why.
 * @param result what was measured of the figures, in cells that may be fewer
 */
export function refusedCells(
	figures: Compared,
	{ reference }: Measurement,
	result: Slice
): Map<number, Fired> {
	const refused = new Map<number, Fired>();
	if (!reference || !figures.dataset.comparability) return refused;
	const { dimension, code } = reference;
	// A rule that finds nothing in all cells of a category finds nothing in one of them.
	const suspects = new Map<string, RuleId[]>();
	for (const own of result.dimensions.find(({ id }) => id === dimension)?.codes ?? []) {
		if (own === code) continue;
		const whole = comparisonAlong(figures, dimension, { [dimension]: [own, code] });
		suspects.set(
			own,
			ASKED.filter((id) => askRule(id, whole)?.level === 'not')
		);
	}
	result.values.forEach((value, cell) => {
		const codes = codesAt(result, cell);
		const ids = suspects.get(codes[dimension] ?? '') ?? [];
		if (value === null || ids.length === 0 || cellOf(figures.slice, codes) < 0) return;
		const [end, start] = [codes, { ...codes, [dimension]: code }].map((one) =>
			sideOf(figures, single(one))
		) as [Side, Side];
		const fired = refusedBy({ dimension, sides: [end, start], isComputed: true }, ids);
		if (fired) refused.set(cell, fired);
	});
	return refused;
}

/**
 * Which of some cells are not ranked with the others, and why: those that may not be compared with most of them, until the
 * rest may be compared with each other.
 */
export function notRankedAmong(
	figures: Compared,
	dimension: string,
	cells: readonly Readonly<Record<string, string>>[]
): Map<number, Fired> {
	const found = new Map<number, Fired>();
	if (!figures.dataset.comparability) return found;
	const sides = cells.map((codes) => sideOf(figures, single(codes)));
	const among = (...both: Side[]): Comparison => ({ dimension, sides: both, isComputed: true });
	// A rule that finds nothing in all of them finds nothing in two.
	const ids = RULE_IDS.filter((id) => askRule(id, among(...sides))?.level === 'not');
	if (ids.length === 0) return found;
	const refused = sides.map((a) =>
		sides.map((b) => (a === b ? undefined : refusedBy(among(a, b), ids)))
	);
	let left = [...sides.keys()];
	for (;;) {
		const refusals = left.map((one) => left.flatMap((other) => refused[one]![other] ?? []));
		const most = Math.max(0, ...refusals.map(({ length }) => length));
		if (most === 0) return found;
		const at = refusals.findLastIndex(({ length }) => length === most);
		found.set(left[at]!, refusals[at]![0]!);
		left = left.filter((_, i) => i !== at);
	}
}

/** True if cells of these codes may be compared with each other along each of some dimensions. */
export const areComparable = (
	figures: Compared,
	dimensions: readonly string[],
	codes: Selection
): boolean =>
	!figures.dataset.comparability ||
	dimensions.every((id) => {
		const comparison = comparisonAlong(figures, id, codes);
		return comparison.sides.length < 2 || refusedBy(comparison, RULE_IDS) === undefined;
	});

/** The result without what is refused: no value, and a status that says so. */
export function withoutRefused(result: Slice, refused: ReadonlyMap<number, unknown>): Slice {
	if (refused.size === 0) return result;
	const status = { ...result.status };
	for (const cell of refused.keys()) status[cell] = 'not_applicable';
	return {
		...result,
		status,
		values: result.values.map((value, cell) => (refused.has(cell) ? null : value))
	};
}
