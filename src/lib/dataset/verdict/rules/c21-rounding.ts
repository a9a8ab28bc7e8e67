/** C21: counts that the source rounds, so near each other that their difference may be rounding. */
import { unitKindRule } from '../../unit-kinds.ts';
import { cellsOf } from '../sides.ts';
import type { Rule, Side } from '../rule.ts';

export interface Inputs {
	/** The multiple that figures are rounded to. */
	to: number;
}

/** What a dataset rounds its counts to, from 5 on; 1 where it does not, or where something was computed of them. */
const roundedTo = ({ dataset: { comparability, unit } }: Side): number =>
	unitKindRule(unit.kind).isCounted ? (comparability?.rounded_to ?? 1) : 1;

const LEAST = 5;

export const rule: Rule<Inputs> = ({ sides }) => {
	const to = Math.max(...sides.map(roundedTo));
	if (to < LEAST) return undefined;
	const cells = sides.map(cellsOf);
	for (let i = 0; i < cells[0]!.length; i++) {
		const values = sides
			.flatMap(({ slice }, s) => slice.values[cells[s]![i] ?? -1] ?? [])
			.sort((a, b) => a - b);
		if (values.some((value, v) => v > 0 && value - values[v - 1]! < 2 * to))
			return { level: 'care', inputs: { to } };
	}
	return undefined;
};
