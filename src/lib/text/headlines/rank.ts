/** Who is highest and lowest, where at least three may be ranked. */
import { isDifference } from '../topic.ts';
import { extremesOf, isRanked } from '../published-values.ts';
import { whereOf } from '../where.ts';
import { cellsOf, ofFinding, type Kind, type Words } from './kind.ts';
import { spanOf } from './values.ts';
import { fig_highest } from '../paraglide/messages.js';

/** More that share a place are no finding. */
const MOST_TIED = 5;

export const rank: Kind = (_, finding) => {
	const { topic: found, values, ids, published, subject } = finding;
	if (isDifference(found) || !isRanked(found, values, ids, published)) return undefined;
	const { highest, lowest, alike } = extremesOf(found, values);
	if (alike || highest.length > MOST_TIED) return undefined;
	const sentences = ({ topic, what, when }: Words): string[] => {
		const { locale } = topic;
		const inputs = {
			what,
			where: whereOf(topic, highest, ids),
			value: spanOf(topic, highest),
			otherWhere: whereOf(topic, lowest, ids),
			otherValue: spanOf(topic, lowest)
		};
		const say = (form: 'both' | 'one' | 'bare', period: string | undefined) =>
			fig_highest({ form, ...inputs, when: when(period) }, { locale });
		const { period } = subject;
		const both = lowest.length > MOST_TIED ? [] : [say('both', period), say('both', undefined)];
		return [
			...both,
			say('one', period),
			say('one', undefined),
			say('bare', period),
			say('bare', undefined)
		];
	};
	return { ...ofFinding(finding), sentences, compares: { ids, codes: cellsOf(finding) } };
};
