/** How high: one value, two side by side, or several that are about the same. */
import { valueText, type Topic } from '../topic.ts';
import { extremesOf, type PublishedValue } from '../published-values.ts';
import { whereOf } from '../where.ts';
import { cellsOf, ofFinding, type Kind, type Words } from './kind.ts';
import { spanOf } from './values.ts';
import { fig_alike, fig_two, fig_value } from '../paraglide/messages.js';

function alikeText(words: Words, values: readonly PublishedValue[], ids: string[], same: boolean) {
	const { topic, what } = words;
	const { locale } = topic;
	const inputs = (list: string, when: string) => ({
		as: same ? ('same' as const) : ('about' as const),
		what,
		where: list,
		when,
		value: spanOf(topic, values)
	});
	const where = whereOf(topic, values, ids);
	return (period: string | undefined) => [
		fig_alike(inputs(` ${where}`, words.when(period)), { locale }),
		fig_alike(inputs('', words.when(period)), { locale })
	];
}

export const level: Kind = (_, finding) => {
	const { values, ids, subject } = finding;
	const { highest, lowest, alike, same } = extremesOf(finding.topic, values);
	const sentences = (words: Words): string[] => {
		const { topic, what } = words;
		const { locale } = topic;
		const at = (some: readonly PublishedValue[]) => {
			const where = whereOf(topic, some, ids);
			return where && ` ${where}`;
		};
		const valueOf = (one: Topic, some: readonly PublishedValue[]) => valueText(one, some[0]!.value);
		if (values.length > 1 && alike) return alikeText(words, values, ids, same)(subject.period);
		if (values.length === 1) {
			const inputs = { what, value: valueOf(topic, values), where: at(values) };
			return [
				fig_value({ ...inputs, when: words.when(subject.period) }, { locale }),
				fig_value({ ...inputs, when: '' }, { locale })
			];
		}
		const inputs = {
			what,
			value: valueOf(topic, highest),
			where: at(highest),
			other: valueOf(topic, lowest),
			otherWhere: at(lowest)
		};
		return [
			fig_two({ ...inputs, when: words.when(subject.period) }, { locale }),
			fig_two({ ...inputs, when: '' }, { locale }),
			fig_value({ ...inputs, when: words.when(subject.period) }, { locale }),
			fig_value({ ...inputs, when: '' }, { locale })
		];
	};
	return { ...ofFinding(finding), sentences, compares: { ids, codes: cellsOf(finding) } };
};
