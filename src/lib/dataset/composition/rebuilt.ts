/** Persons rebuilt from a published per cent and the persons beside it, and how far the rounding of the per cent can move the parts. */
import type { Fraction } from '../exact.ts';
import type { Persons } from '../links.ts';
import { SIDES, type ClassCounts, type Count, type Side } from './counts.ts';
import { decompose, type Parts } from './decompose.ts';
import { dividedBy, minus, plus, size, times, ZERO } from './fraction.ts';

/** @param rate as a fraction of one, above zero where `holds` is "with" */
export const rebuilt = (persons: Fraction, rate: Fraction, holds: Persons['holds']): Count =>
	holds === 'with'
		? { persons: dividedBy(persons, rate), having: persons }
		: { persons, having: times(persons, rate) };

/** First order: the sum over classes and sides of what half a unit of the last published decimal does to each part. */
export function roundingBounds(
	classes: readonly ClassCounts[],
	holds: Persons['holds'],
	halfStep: Fraction
): Parts {
	const { composition, rates } = decompose(classes);
	const bounds: Parts = { composition: ZERO, rates: ZERO };
	const moved = (at: number, side: Side): ClassCounts[] =>
		classes.map((one, i) => {
			if (i !== at) return one;
			const { persons, having } = one[side];
			const rate = plus(dividedBy(having, persons), halfStep);
			return { ...one, [side]: rebuilt(holds === 'with' ? having : persons, rate, holds) };
		});
	classes.forEach((_, i) => {
		for (const side of SIDES) {
			const found = decompose(moved(i, side));
			bounds.composition = plus(bounds.composition, size(minus(found.composition, composition)));
			bounds.rates = plus(bounds.rates, size(minus(found.rates, rates)));
		}
	});
	return bounds;
}
