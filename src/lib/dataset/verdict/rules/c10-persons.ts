/** C10: persons against cases or applications, a stock against a flow. */
import { attributesOf, dimensionsOf, isApart } from '../sides.ts';
import type { Rule, Side } from '../rule.ts';

export interface Inputs {
	what: 'cases' | 'flow';
}

/** Id of a dimension that says whether persons or cases are counted, as UNHCR names it, and its codes. */
const COUNTED = /_pc$/;
const CASES = 'C';

function countedOf(side: Side): string {
	const dimension = dimensionsOf(side).find(({ id }) => COUNTED.test(id));
	const codes = dimension ? (side.codes[dimension.id] ?? []) : [];
	return codes.includes(CASES) ? 'cases' : 'persons';
}

export const rule: Rule<Inputs> = (comparison) => {
	if (isApart(comparison, countedOf)) return { level: 'not', inputs: { what: 'cases' } };
	const [first, ...others] = attributesOf(comparison).map((one) => one.flow_or_stock);
	return others.some((other) => other !== first)
		? { level: 'not', inputs: { what: 'flow' } }
		: undefined;
};
