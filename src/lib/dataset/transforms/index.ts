/** All transforms. A new one is a file beside this, a line here, and its texts; the compiler names what is missing. */
import { change } from './change.ts';
import { gap } from './gap.ts';
import { index } from './indexed.ts';
import { percent } from './percent.ts';
import { ratio } from './ratio.ts';
import { standardised } from './standardised.ts';
import type { TransformRule } from './transform.ts';
import { value } from './value.ts';

const RULES = {
	value,
	gap,
	ratio,
	change,
	percent,
	index,
	standardised
} satisfies Record<string, TransformRule>;

export type Transform = keyof typeof RULES;
/** In the order readers are offered them. */
export const TRANSFORMS = Object.keys(RULES) as Transform[];
/** The transform of a view that asks for none. */
export const AS_PUBLISHED: Transform = 'value';

/** The other way to set a value against the same reference: what one shows as nearer may be farther in the other. */
const COUNTERPARTS = { gap: 'ratio', ratio: 'gap' } as const;
export type Counterpart = (typeof COUNTERPARTS)[keyof typeof COUNTERPARTS];
export const counterpartOf = ({
	transform
}: Pick<Measurement, 'transform'>): Counterpart | undefined =>
	(COUNTERPARTS as Partial<Record<Transform, Counterpart>>)[transform];

/** How a view's values are computed from those published. */
export interface Measurement {
	transform: Transform;
	/** The category or period that values are measured from. */
	reference?: { dimension: string; code: string };
}

export const transformRule = ({ transform }: Pick<Measurement, 'transform'>): TransformRule =>
	RULES[transform];

/** True if values are computed from others, and so need a reference. */
export const isComputed = (measurement: Pick<Measurement, 'transform'>): boolean =>
	transformRule(measurement).reference !== 'none';
