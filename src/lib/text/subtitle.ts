/** What is shown: measure · unit · who · years, with every dimension that holds one category named. */
import { textIn } from '#lib/dataset/model.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { nationalText } from './caveats.ts';
import { formatReach } from './period-names.ts';
import { fittedScale, isLogarithmic } from '#lib/forms/scale.ts';
import { formatValue } from './numbers.ts';
import { fig_scale, fig_scale_log, fig_scale_log_refused } from './paraglide/messages.js';
import { asSentence, insideSentence } from './place-names.ts';
import { dimensionNamed, nameOf, referenceOf, timeOf, type Topic } from './topic.ts';
import { onlyCode } from './subject.ts';
import { axisText, measureText } from './transform-words.ts';

/** The measure as shown: "Employment rate, difference to citizens of the country itself". */
export function measureShown(topic: Topic): string {
	const { dataset, view, locale } = topic;
	const measure = textIn(dataset.measure, locale);
	if (!view.reference || !isComputed(view)) return measure;
	const reference = referenceOf(topic, view.reference);
	return measureText(view, { measure, reference }, { locale });
}

/** What the axis shows; "" where values are not set against a reference. */
export function axisTitleOf(topic: Topic): string {
	const { dataset, view, locale, unit } = topic;
	if (!view.reference || !isComputed(view)) return '';
	const measure = textIn(dataset.measure, locale);
	const reference = referenceOf(topic, view.reference);
	return axisText(view, { measure, unit: unit.text, reference }, { locale });
}

/** "Total" alone says nothing of what it is the total of. */
const BARE_TOTAL =
	/^(?:total|totalt|totals|all|alla|alle|i alt|yhteensä|kaikki|samtals|alls|allir)$/i;

/** The one category of a dimension, with the dimension where the category does not say it: "length of stay: total". */
function fixedName(topic: Topic, id: string, code: string): string {
	const name = nameOf(topic, id, code);
	if (!BARE_TOTAL.test(name)) return name;
	const label = textIn(dimensionNamed(topic, id).label, topic.locale);
	return `${label.toLocaleLowerCase(topic.locale)}: ${name}`;
}

const arePeopleNamed = ({ dimensions, comparability }: Topic['dataset']): boolean =>
	[undefined, 'all', 'dimension'].includes(comparability?.age) ||
	dimensions.some(({ id }) => id === 'age' || id === 'group');

/** Who is counted, where no dimension says of what ages, or of which group, they are; "" where one does. */
const peopleText = ({ dataset, locale }: Topic): string =>
	arePeopleNamed(dataset) ? '' : insideSentence(textIn(dataset.comparability!.who, locale), locale);

/** What a reader has to know beside the picture, part by part. */
export function subtitleParts(topic: Topic): string[] {
	const { locale, slice, unit } = topic;
	const fixed = slice.dimensions.flatMap(({ id, role }) => {
		const code = onlyCode(topic, id);
		return code === undefined || role === 'time' ? [] : [fixedName(topic, id, code)];
	});
	const periods = formatReach(timeOf(topic)?.codes ?? [], locale);
	return [
		measureShown(topic),
		unit.text,
		peopleText(topic),
		...fixed,
		periods,
		nationalText(topic.dataset, locale)
	].filter(Boolean);
}

/** Where the scale of the drawing starts; undefined where that is zero. */
function scaleText({ view, slice, unit, locale }: Topic): string | undefined {
	if (view.scale === 'log')
		return (isLogarithmic({ view, slice }) ? fig_scale_log : fig_scale_log_refused)({}, { locale });
	const fitted = fittedScale({ view, slice, unit });
	if (!fitted) return undefined;
	return fig_scale({ from: formatValue(fitted.low, { ...unit, decimals: 0 }, locale) }, { locale });
}

export const subtitleOf = (topic: Topic): string =>
	asSentence(
		[...subtitleParts(topic), scaleText(topic)].filter((part) => part !== undefined).join(' · '),
		topic.locale
	);
