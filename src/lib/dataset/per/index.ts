/** All that a count can be divided by. A new one is a file beside this, a line here, and its texts. */
import type { Selection } from '../model.ts';
import { inhabitants } from './inhabitants.ts';
import type { PerRefusal, PerRule, PerStructure } from './per.ts';
import { whole } from './whole.ts';

const RULES = { inhabitants, whole } satisfies Record<string, PerRule>;

export type Per = keyof typeof RULES;
/** In the order readers are offered them. */
export const PERS = Object.keys(RULES) as Per[];

export const perRule = (per: Per): PerRule => RULES[per];

/** Why a count cannot be divided so: the key of a message. */
export const perRefusal = (
	per: Per,
	dataset: PerStructure,
	selection: Selection
): PerRefusal | undefined => perRule(per).refusal(dataset, selection);
