/** When one of two figures may be called higher: by size, and in surveys by the noise of both series. */
import type { Comparability } from '../comparability.ts';
import { unitKindRule, type UnitKind } from '../unit-kinds.ts';
import { inUnits, type Published } from './figures.ts';

/** How far chance enters the figures of a source: they are counts, a sample was drawn, or nobody can say. */
export type Chance = 'none' | 'sample' | 'unknown';

const CHANCE = {
	survey: 'sample',
	register: 'none',
	census: 'none',
	administrative: 'none',
	estimate: 'unknown'
} as const satisfies Record<Comparability['source_kind'], Chance>;

export const chanceIn = (comparability: Pick<Comparability, 'source_kind'> | undefined): Chance =>
	comparability ? CHANCE[comparability.source_kind] : 'unknown';

export type KindedUnit = Published & { kind: UnitKind | 'none' };

/** Per cent differ from one percentage point, everything else from one per cent of the larger figure; in units of the last decimal. */
export const leastDifference = (unit: KindedUnit, ...units: readonly number[]): number =>
	unitKindRule(unit.kind).isPerCent
		? inUnits(1, { ...unit, precision: 0 })
		: Math.max(...units.map(Math.abs)) / 100;

/** same: equal at the published decimals · unclear: less apart than chance may do · unknown: nobody knows what chance may do. */
export type DifferenceWord = 'same' | 'about' | 'higher' | 'lower' | 'unclear' | 'unknown';

export interface Difference {
	word: DifferenceWord;
	/** First less second, in units of the last decimal. */
	by: number;
	/** From here on they are called different, in the same units; undefined where the noise of a series is not known. */
	limit: number | undefined;
}

export interface Compared {
	/** In units of the last decimal. */
	units: number;
	sigma: number | undefined;
	isUnreliable: boolean;
}

/** max(least difference, 2√(σ²ₓ + σ²ᵧ)); undefined where a σ of a survey is. */
export function limitOf(
	unit: KindedUnit,
	chance: Chance,
	compared: readonly [Pick<Compared, 'units' | 'sigma'>, Pick<Compared, 'units' | 'sigma'>]
): number | undefined {
	const least = leastDifference(unit, compared[0].units, compared[1].units);
	if (chance === 'none') return least;
	const [x, y] = [compared[0].sigma, compared[1].sigma];
	if (chance === 'unknown' || x === undefined || y === undefined) return undefined;
	return Math.max(least, 2 * Math.hypot(x, y));
}

/** The first figure beside the second. */
export function differentOf(
	first: Compared,
	second: Compared,
	unit: KindedUnit,
	chance: Chance
): Difference {
	const by = first.units - second.units;
	const size = Math.abs(by);
	const limit = limitOf(unit, chance, [first, second]);
	const wordOf = (): DifferenceWord => {
		if (by === 0) return 'same';
		if (size < leastDifference(unit, first.units, second.units)) return 'about';
		if (limit === undefined || first.isUnreliable || second.isUnreliable) return 'unknown';
		if (size < limit) return 'unclear';
		return by > 0 ? 'higher' : 'lower';
	};
	return { word: wordOf(), by, limit };
}
