/** All forms of chart. A new one is a folder of its name beside this, a line here, and its texts. */
import { decomposition } from './decomposition/rule.ts';
import { dots } from './dots/rule.ts';
import { dumbbell } from './dumbbell/rule.ts';
import type { FormRule } from './form.ts';
import { line } from './line/rule.ts';
import { profile } from './profile/rule.ts';
import { slope } from './slope/rule.ts';
import { stack } from './stack/rule.ts';

const RULES = { line, profile, slope, dots, dumbbell, stack, decomposition } satisfies Record<
	string,
	FormRule
>;

export type Form = keyof typeof RULES;
/** In the order readers are offered them. */
export const FORMS = Object.keys(RULES) as Form[];

export const formRule = ({ form }: { form: Form }): FormRule => RULES[form];
