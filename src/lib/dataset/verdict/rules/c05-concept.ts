/** C05: what puts a person into the group is not the same. */
import type { Comparability } from '../../comparability.ts';
import { attributesOf } from '../sides.ts';
import type { Rule } from '../rule.ts';

/** `everyone` where all inhabitants are counted. */
export type Concept = NonNullable<Comparability['concept']> | 'everyone';
export interface Inputs {
	a: Concept;
	b: Concept;
}

export const rule: Rule<Inputs> = (comparison) => {
	const [a, b] = new Set(attributesOf(comparison).map(({ concept }) => concept ?? 'everyone'));
	return a && b ? { level: 'not', inputs: { a, b } } : undefined;
};
