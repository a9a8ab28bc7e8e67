/** What is shown: measure · unit · who · years, with every dimension that holds one category named. */
import { textIn } from '#lib/dataset/model.ts';
import { formatPeriods } from './numbers.ts';
import { asSentence } from './place-names.ts';
import { nameOf, timeOf, type Topic } from './topic.ts';
import { onlyCode } from './subject.ts';
import { fig_sub_change, fig_sub_difference } from './paraglide/messages.js';

/** The measure as shown: "Employment rate, difference to citizens of the country itself". */
export function measureShown(topic: Topic): string {
	const { dataset, view, locale } = topic;
	const measure = textIn(dataset.measure, locale);
	if (!view.reference || view.transform === 'value') return measure;
	const { dimension, code } = view.reference;
	return view.transform === 'change'
		? fig_sub_change({ measure, period: code }, { locale })
		: fig_sub_difference({ measure, reference: nameOf(topic, dimension, code) }, { locale });
}

/** What a reader has to know beside the picture, part by part. */
export function subtitleParts(topic: Topic): string[] {
	const { locale, slice, unit } = topic;
	const fixed = slice.dimensions.flatMap(({ id, role }) => {
		const code = onlyCode(topic, id);
		return code === undefined || role === 'time' ? [] : [nameOf(topic, id, code)];
	});
	const periods = formatPeriods(timeOf(topic)?.codes ?? [], locale);
	return [measureShown(topic), unit.text, ...fixed, periods].filter(Boolean);
}

export const subtitleOf = (topic: Topic): string =>
	asSentence(subtitleParts(topic).join(' · '), topic.locale);
