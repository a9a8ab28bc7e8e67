/**
 * C06: the ages differ. Where ages themselves are compared, 20–24 beside 25–34, that is what was asked; then only bands
 * that share ages are refused, 15–64 beside 20–64.
 */
import { AGE, areAgesApart, bandOf, bandsOf, overlaps, type Band } from '../ages.ts';
import type { Comparison, Rule } from '../rule.ts';

export interface Inputs {
	a: readonly Band[];
	b: readonly Band[];
}

/** Two bands of a dimension of ages that share ages. */
function overlapping({ sides }: Comparison): Inputs | undefined {
	const bands = sides.flatMap(({ codes }) => (codes[AGE] ?? []).flatMap((c) => bandOf(c) ?? []));
	for (const [i, a] of bands.entries())
		for (const b of bands.slice(i + 1)) if (overlaps(a, b)) return { a: [a], b: [b] };
	return undefined;
}

function differing({ sides }: Comparison): Inputs {
	const [a, ...others] = sides.flatMap((side) => {
		const bands = bandsOf(side);
		return bands ? [bands] : [];
	});
	const other = others.find((b) => JSON.stringify(b) !== JSON.stringify(a));
	return { a: a ?? [], b: other ?? [] };
}

export const rule: Rule<Inputs> = (comparison) => {
	if (comparison.dimension === AGE) {
		const inputs = overlapping(comparison);
		return inputs && { level: 'not', inputs };
	}
	return areAgesApart(comparison) ? { level: 'not', inputs: differing(comparison) } : undefined;
};
