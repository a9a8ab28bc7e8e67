/** C11: read at different times: a caution for two sources, refused for two vintages of one. */
import { monthsBetween } from '../../period.ts';
import { isApart } from '../sides.ts';
import { NOTHING, type Nothing, type Rule, type Side } from '../rule.ts';

const MOST_MONTHS = 12;

/** Year, month or day → the month it begins with. */
const monthOf = ({ dataset: { source } }: Side): string => source.retrieved.slice(0, 7);
const tableOf = ({ dataset: { source } }: Side): string => `${source.office}\t${source.table}`;

export const rule: Rule<Nothing> = (comparison) => {
	const months = comparison.sides.map(monthOf).sort();
	const apart = monthsBetween(months[0]!, months.at(-1)!) ?? 0;
	if (apart < MOST_MONTHS) return undefined;
	return { level: isApart(comparison, tableOf) ? 'care' : 'not', inputs: NOTHING };
};
