/** All forms of chart. A new one is a folder of its name beside this, a line here, and its texts. */
import { bars } from './bars/rule.ts';
import { counts } from './counts/rule.ts';
import { decomposition } from './decomposition/rule.ts';
import { diverging } from './diverging/rule.ts';
import { dots } from './dots/rule.ts';
import { dumbbell } from './dumbbell/rule.ts';
import type { FormRule } from './form.ts';
import { heat } from './heat/rule.ts';
import { line } from './line/rule.ts';
import { profile } from './profile/rule.ts';
import { scatter } from './scatter/rule.ts';
import { slope } from './slope/rule.ts';
import { pyramid } from './pyramid/rule.ts';
import { stack } from './stack/rule.ts';
import { strip } from './strip/rule.ts';
import { tiles } from './tiles/rule.ts';

const RULES = {
	line,
	profile,
	slope,
	dots,
	bars,
	dumbbell,
	diverging,
	stack,
	counts,
	heat,
	pyramid,
	tiles,
	strip,
	scatter,
	decomposition
} satisfies Record<string, FormRule>;

export type Form = keyof typeof RULES;
/** In the order readers are offered them. */
export const FORMS = Object.keys(RULES) as Form[];

export const formRule = ({ form }: { form: Form }): FormRule => RULES[form];
