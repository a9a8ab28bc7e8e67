/** Whom or where a value is about, in words: "in Denmark, Finland and Norway", "among women in Sweden". */
import { textIn } from '#lib/dataset/model.ts';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { formatList, formatNumber } from './numbers.ts';
import { periodName } from './period-names.ts';
import { insideSentence, placeName } from './place-names.ts';
import { isPeople, labelAside, wordOf } from './lexicon/lexicon.ts';
import { categoryOf, dimensionNamed, nameOf, type Topic } from './topic.ts';
import type { PublishedValue } from './published-values.ts';
import {
	fig_among,
	fig_for,
	fig_in_period,
	fig_in_place,
	fig_names_more
} from './paraglide/messages.js';

/** So many are named; those beyond them are counted. */
const MOST_NAMED = 5;
const NAMED = 3;

/** Stands for the name while the words around it are found. */
const SLOT = '\u0000';

/** "among people from Syria" as what is said once for several names, the name, and what follows it. */
interface Phrase {
	lead: string;
	name: string;
	tail: string;
}

function phraseAround(text: string, name: string): Phrase {
	const [lead = '', tail = ''] = text.split(SLOT);
	return { lead, name, tail };
}
const filled = ({ lead, name, tail }: Phrase): string => lead + name + tail;

/** Labels that are not in the reader's language are quoted. */
function labelIn(topic: Topic, id: string, code: string): string {
	const { locale } = topic;
	const { label } = categoryOf(topic, id, code);
	const isOurs = locale === 'en' || label[locale] !== undefined;
	return isOurs ? briefly(nameOf(topic, id, code), topic) : quoted(textIn(label, locale), topic);
}

/** A label that cannot be inflected. */
export const quoted = (label: string, { locale }: Topic): string =>
	locale === 'sv' ? `\u201d${label}\u201d` : `\u201c${label}\u201d`;

const briefly = (people: string, { brief, locale }: Topic): string =>
	(brief ? wordOf(locale, 'brief', people) : undefined) ?? people;

/** A category as people, with the slot where the template of its dimension has one; undefined where it is none. */
function peoplePhrase(topic: Topic, id: string, code: string): Phrase | undefined {
	const { locale, brief } = topic;
	const { label, short, place } = categoryOf(topic, id, code);
	for (const text of brief && short ? [short, label] : [label]) {
		const own = textIn(text, locale);
		const known = wordOf(locale, 'people', own);
		if (known !== undefined) return { lead: '', name: briefly(known, topic), tail: '' };
		if (isPeople(locale, own)) return { lead: '', name: insideSentence(own, locale), tail: '' };
	}
	const template = wordOf(locale, 'peopleBy', id);
	if (template === undefined) return undefined;
	// Of a list of countries every name is one; a category beside them may be none.
	if (place === undefined && topic.dataset.codelist?.[id]) return undefined;
	return phraseAround(template.replace('{}', SLOT), labelIn(topic, id, code));
}

/** "people born abroad"; a category that is no people has its name. */
export function nounOf(topic: Topic, id: string, code: string): string {
	const people = peoplePhrase(topic, id, code);
	return people ? filled(people) : labelIn(topic, id, code);
}

/** A category where a sentence says what it is itself: "in work", "Syria". */
export function slotOf(topic: Topic, id: string, code: string): string {
	const { label } = categoryOf(topic, id, code);
	return wordOf(topic.locale, 'people', textIn(label, topic.locale)) ?? labelIn(topic, id, code);
}

function placePhrase(topic: Topic, id: string, code: string): Phrase {
	const { locale } = topic;
	const { within, label } = categoryOf(topic, id, code);
	const own = within?.[locale];
	if (own !== undefined) {
		const at = own.indexOf(' ') + 1;
		return { lead: own.slice(0, at), name: own.slice(at), tail: '' };
	}
	const place = placeName(label, locale);
	return phraseAround(
		fig_in_place({ isOn: place.isOn ? 'yes' : 'no', place: SLOT }, { locale }),
		place.name
	);
}

/** The words of a dimension whose categories are no people; rates and the like hold for people where they can. */
function whereTemplate({ locale, unit, brief }: Topic, id: string): string | undefined {
	const isCounted = unitKindRule(unit.kind).isCounted;
	if (isCounted && brief && wordOf(locale, 'whereBriefly', id) !== undefined)
		return wordOf(locale, 'whereBriefly', id);
	const isOfPeople = wordOf(locale, 'peopleBy', id) !== undefined;
	return isOfPeople && !isCounted ? undefined : wordOf(locale, 'where', id);
}

/** among: of people · for: beside people that have been named. */
export type Beside = 'among' | 'for';
const LEADS = {
	among: (people: string, { locale }: Topic) => fig_among({ people }, { locale }),
	for: (what: string, { locale }: Topic) => fig_for({ what }, { locale })
} satisfies Record<Beside, (text: string, topic: Topic) => string>;

function phraseOf(topic: Topic, id: string, code: string, beside: Beside = 'among'): Phrase {
	if (dimensionNamed(topic, id).role === 'geo') return placePhrase(topic, id, code);
	const template = whereTemplate(topic, id);
	if (template !== undefined)
		return phraseAround(
			template.replace('{}', SLOT),
			labelAside(topic.locale, id, slotOf(topic, id, code))
		);
	const people = peoplePhrase(topic, id, code);
	if (!people) return phraseAround(LEADS.for(SLOT, topic), labelIn(topic, id, code));
	const around = phraseAround(LEADS[beside](SLOT, topic), '');
	return { lead: around.lead + people.lead, name: people.name, tail: people.tail + around.tail };
}

/** True if a dimension is said by words of its own: "at ages 20–24", "for work". */
export const hasOwnWords = (topic: Topic, id: string): boolean =>
	whereTemplate(topic, id) !== undefined;

/** "in Denmark", "among women", "among people from Syria": one category. */
export const whereIs = (topic: Topic, id: string, code: string): string =>
	filled(phraseOf(topic, id, code));

/** The same beside another: "with 6 years in the country than with under 1 year". */
export function whereToo(topic: Topic, id: string, code: string): string {
	const { lead, name } = phraseOf(topic, id, code);
	return lead + name;
}

/** "Benin, Canada, Estonia and 10 more": equal values of a long list. */
function someOf(names: readonly string[], { locale }: Topic): string {
	if (names.length <= MOST_NAMED) return formatList(names, locale);
	const count = formatNumber(names.length - NAMED, 0, locale);
	return formatList([...names.slice(0, NAMED), fig_names_more({ count }, { locale })], locale);
}

/** "in Denmark" + "in Norway" → "in Denmark and Norway"; "i Sverige" + "på Island" stay apart. */
function listed(phrases: readonly Phrase[], topic: Topic): string {
	const groups = new Map<string, Phrase & { names: Set<string> }>();
	for (const phrase of phrases) {
		const key = `${phrase.lead}\t${phrase.tail}`;
		const group = groups.get(key) ?? { ...phrase, names: new Set<string>() };
		group.names.add(phrase.name);
		groups.set(key, group);
	}
	const parts = [...groups.values()].map((group) =>
		filled({ ...group, name: someOf([...group.names], topic) })
	);
	return formatList(parts, topic.locale);
}

type Placed = Pick<PublishedValue, 'codes'>;

/**
 * The places of some values in the dimensions `ids`, those in which they lie apart: groups first, then the country, then
 * the period. Places of one group are named together.
 */
export function whereOf(
	topic: Topic,
	values: readonly Placed[],
	ids: readonly string[],
	beside: Beside = 'among'
): string {
	const { locale } = topic;
	const roleOf = (id: string) => dimensionNamed(topic, id).role;
	const groups = ids.filter((id) => !['geo', 'time'].includes(roleOf(id)));
	const [geo] = ids.filter((id) => roleOf(id) === 'geo');
	const [time] = ids.filter((id) => roleOf(id) === 'time');
	const [first, ...others] = groups;
	const at = (id: string, { codes }: Placed) => phraseOf(topic, id, codes[id]!, beside);
	if (ids.length === 1 && time === undefined)
		return listed(
			values.map((one) => at(ids[0]!, one)),
			topic
		);

	const places = new Map<string, Placed[]>();
	for (const one of values) {
		const more = others.map((id) => nounOf(topic, id, one.codes[id]!)).join(', ');
		const group = first === undefined ? '' : filled(at(first, one)) + (more && `, ${more}`);
		places.set(group, [...(places.get(group) ?? []), one]);
	}
	const said = [...places].map(([group, found]) => {
		const place =
			geo === undefined
				? ''
				: listed(
						found.map((one) => at(geo, one)),
						topic
					);
		const periods =
			time === undefined ? [] : found.map(({ codes }) => periodName(codes[time]!, locale));
		const when =
			periods.length > 0
				? fig_in_period({ period: someOf([...new Set(periods)], topic) }, { locale })
				: '';
		return [group, place, when].filter(Boolean).join(' ');
	});
	return formatList(said, locale);
}
