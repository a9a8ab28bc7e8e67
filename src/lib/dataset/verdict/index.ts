/** All rules of comparability, in the order in which they are asked. A new one is a file in `rules`, a line here, and its texts. */
import { rule as C01 } from './rules/c01-measure.ts';
import { rule as C02 } from './rules/c02-break.ts';
import { rule as C03 } from './rules/c03-definition.ts';
import { rule as C04 } from './rules/c04-survey.ts';
import { rule as C05 } from './rules/c05-concept.ts';
import { rule as C06 } from './rules/c06-age.ts';
import { rule as C07 } from './rules/c07-also.ts';
import { rule as C08 } from './rules/c08-years.ts';
import { rule as C09 } from './rules/c09-national.ts';
import { rule as C10 } from './rules/c10-persons.ts';
import { rule as C11 } from './rules/c11-read.ts';
import { rule as C12 } from './rules/c12-union.ts';
import { rule as C13 } from './rules/c13-households.ts';
import { rule as C14 } from './rules/c14-protection.ts';
import { rule as C15 } from './rules/c15-composition.ts';
import { rule as C16 } from './rules/c16-descendants.ts';
import { rule as C17 } from './rules/c17-stay.ts';
import { rule as C18 } from './rules/c18-unreliable.ts';
import { rule as C19 } from './rules/c19-persons.ts';
import { rule as C20 } from './rules/c20-revised.ts';
import { rule as C21 } from './rules/c21-rounding.ts';
import { rule as C22 } from './rules/c22-money.ts';
import { rule as C23 } from './rules/c23-reference.ts';
import { rule as C24 } from './rules/c24-moves.ts';
import { rule as C25 } from './rules/c25-size.ts';
import { rule as C26 } from './rules/c26-iceland.ts';
import { rule as C27 } from './rules/c27-computed.ts';
import { worst, type Comparison, type Found, type Level, type Rule } from './rule.ts';

const RULES = {
	C01,
	C02,
	C03,
	C04,
	C05,
	C06,
	C07,
	C08,
	C09,
	C10,
	C11,
	C12,
	C13,
	C14,
	C15,
	C16,
	C17,
	C18,
	C19,
	C20,
	C21,
	C22,
	C23,
	C24,
	C25,
	C26,
	C27
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as RuleId[];

/** What the sentence of a rule speaks of. */
export type InputsOf<Id extends RuleId> = NonNullable<ReturnType<(typeof RULES)[Id]>>['inputs'];

/** A rule that fired. */
export type Fired = { [Id in RuleId]: { id: Id } & Found<InputsOf<Id>> }[RuleId];

/** What was found of one comparison. */
export interface Judged {
	dimension?: string;
	level: Level;
	rules: Fired[];
}

export const askRule = (id: RuleId, comparison: Comparison): Fired | undefined => {
	const found = RULES[id](comparison);
	return found && ({ id, ...found } as Fired);
};

export function judged(comparison: Comparison): Judged {
	const rules = RULE_IDS.flatMap((id) => askRule(id, comparison) ?? []);
	const { dimension } = comparison;
	const level = worst(rules.flatMap(({ level }) => level ?? []));
	return { ...(dimension === undefined ? {} : { dimension }), level, rules };
}

/** The first rule that made the level what it is; none where nothing lowers it. */
export const reasonOf = (all: readonly Judged[], level: Level): Fired | undefined => {
	const rules = all.flatMap((one) => one.rules).filter((rule) => rule.level === level);
	return rules.sort((a, b) => RULE_IDS.indexOf(a.id) - RULE_IDS.indexOf(b.id))[0];
};
