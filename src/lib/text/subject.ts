/** What a headline speaks of, before its colon: "Employment rate in Sweden, women, 2024". */
import { isTotal } from '#lib/dataset/groups.ts';
import { textIn } from '#lib/dataset/model.ts';
import { wholesOf } from '#lib/forms/view.ts';
import { perMeasure } from './per-words.ts';
import { periodName } from './period-names.ts';
import { asSentence } from './place-names.ts';
import { categoryOf, dimensionNamed, nameOf, referenceOf, type Topic } from './topic.ts';
import { fig_subject_period } from './paraglide/messages.js';
import { saysPeriod, subjectText } from './transform-words.ts';

/** How much a subject says; a headline leaves out what its subtitle says anyway when room is short. */
export interface Detail {
	/** The measure itself; without it a subject can be empty. */
	measure: boolean;
	/** The fixed groups: "non-EU citizens, women". */
	groups: boolean;
	/** The period; it may be left out only when the slice holds no other. */
	period: boolean;
}

/** The one code of a dimension that holds just one in this slice. */
export const onlyCode = ({ slice }: Topic, id: string): string | undefined => {
	const codes = slice.dimensions.find((d) => d.id === id)?.codes;
	return codes?.length === 1 ? codes[0] : undefined;
};

/**
 * For parts of a whole the part is the subject: "Tertiary (ISCED 5–8)" says more than "Share by level of education". Of
 * several measures it is the one that is chosen.
 */
function measureOf(topic: Topic): string {
	const metric = topic.dataset.dimensions.find((d) => d.role === 'metric');
	const naming = metric?.id ?? wholesOf(topic.dataset)[0];
	const code = naming && onlyCode(topic, naming);
	const { label } =
		naming && code ? categoryOf(topic, naming, code) : { label: topic.dataset.measure };
	const measure = textIn(label, topic.locale);
	return topic.view.per ? perMeasure(measure, topic.view.per, topic) : measure;
}

/** Fixed dimensions that tell whom the figures are about: those with a total or a reference to differ from. */
function groupsOf(topic: Topic, pair: string | undefined): string[] {
	const wholes = wholesOf(topic.dataset);
	return topic.slice.dimensions.flatMap(({ id, role }) => {
		const code = onlyCode(topic, id);
		if (
			code === undefined ||
			role === 'time' ||
			role === 'geo' ||
			wholes.includes(id) ||
			id === pair
		)
			return [];
		const dimension = dimensionNamed(topic, id);
		const isTelling =
			id in topic.dataset.references ||
			dimension.categories.some((c) => isTotal(dimension, c.code));
		return isTelling && !isTotal(dimension, code) ? [nameOf(topic, id, code)] : [];
	});
}

/** "in Sweden" when the slice holds one country. */
function placeOf(topic: Topic, pair: string | undefined): string {
	const geo = topic.slice.dimensions.find((d) => d.role === 'geo');
	const code = geo && onlyCode(topic, geo.id);
	if (!geo || code === undefined || geo.id === pair) return '';
	const { within, label } = categoryOf(topic, geo.id, code);
	return within?.[topic.locale]
		? ` ${textIn(within, topic.locale)}`
		: `, ${textIn(label, topic.locale)}`;
}

export interface Subject {
	/** The period the sentence speaks of. */
	period?: string;
	/** The dimension whose two categories are compared after the colon, and so are not named before it. */
	pair?: string;
}

/** Text before the colon; empty when nothing is left to say. */
export function subjectOf(topic: Topic, subject: Subject, detail: Detail): string {
	const { locale, view } = topic;
	const { period, pair } = subject;
	const measure = detail.measure ? measureOf(topic) + placeOf(topic, pair) : '';
	const groups = detail.groups ? groupsOf(topic, pair) : [];
	let text = [measure, ...groups].filter(Boolean).join(', ');
	const measured =
		view.reference &&
		subjectText(
			view,
			{
				subject: text,
				reference: referenceOf(topic, view.reference),
				period,
				isPair: pair !== undefined
			},
			{ locale }
		);
	text = measured ?? text;
	if (measured !== undefined && saysPeriod(view)) return asSentence(text, locale);
	if (period && detail.period) {
		const named = periodName(period, locale);
		if (text === '') text = named;
		else if (groups.length > 0) text = `${text}, ${named}`;
		else text = fig_subject_period({ subject: text, period: named }, { locale });
	}
	return asSentence(text, locale);
}
