/** Kinds of units, closed: what may be said of a figure because of what it counts in. */

export interface UnitKindRule {
	/** Per cent of something: two values lie percentage points apart, and under one point are about the same. */
	isPerCent: boolean;
	/** Countable things: "most" and "fewer" instead of "highest" and "lower". */
	isCounted: boolean;
	/** Parts of one whole, which cannot all be so many times what they are elsewhere. */
	isOfParts: boolean;
	/** Zero is none of it, so that twice as much means something. */
	hasZero: boolean;
	/** The highest value there can be. */
	most: number | null;
}

const OWN: UnitKindRule = {
	isPerCent: false,
	isCounted: false,
	isOfParts: false,
	hasZero: true,
	most: null
};

export const UNIT_KIND_RULES = {
	/** Per cent of the group, of the labour force, of the employed. */
	rate: { ...OWN, isPerCent: true, most: 100 },
	/** Parts of a whole, which add up to 100 per cent. */
	share: { ...OWN, isPerCent: true, isOfParts: true, most: 100 },
	count: { ...OWN, isCounted: true },
	money: OWN,
	/** An average that is no money: grade points. */
	mean: { ...OWN, hasZero: false },
	per1000: OWN
} as const satisfies Record<string, UnitKindRule>;

export type UnitKind = keyof typeof UNIT_KIND_RULES;
export const UNIT_KINDS = Object.keys(UNIT_KIND_RULES) as UnitKind[];

/** @param kind none: a quotient, which has no unit */
export const unitKindRule = (kind: UnitKind | 'none'): UnitKindRule =>
	kind === 'none' ? OWN : UNIT_KIND_RULES[kind];

/** What a rate is per cent of. */
export const RATE_BASES = ['group', 'labour_force', 'employed', 'employees'] as const;
export type RateBase = (typeof RATE_BASES)[number];
