/** Where a value holds, in words: "in Denmark, Finland and Norway", "for women in Sweden". */
import { textIn } from '#lib/dataset/model.ts';
import { categoryOf, dimensionNamed, nameOf, type Topic } from './topic.ts';
import type { PublishedValue } from './published-values.ts';
import { formatList, formatNumber } from './numbers.ts';
import { periodName } from './period-names.ts';
import { fig_for, fig_in_period, fig_names_more } from './paraglide/messages.js';

/** So many are named; those beyond them are counted. */
const MOST_NAMED = 5;
const NAMED = 3;

/** "Benin, Canada, Estonia and 10 more": equal values of a long list. */
function someOf(names: readonly string[], { locale }: Topic): string {
	if (names.length <= MOST_NAMED) return formatList(names, locale);
	const count = formatNumber(names.length - NAMED, 0, locale);
	return formatList([...names.slice(0, NAMED), fig_names_more({ count }, { locale })], locale);
}

/** "in Denmark" + "in Norway" → "in Denmark and Norway"; "i Sverige" + "på Island" stay apart. */
function listed(phrases: readonly string[], topic: Topic): string {
	const groups = new Map<string, string[]>();
	for (const phrase of new Set(phrases)) {
		const at = phrase.indexOf(' ');
		const [preposition, rest] = at < 0 ? [phrase, ''] : [phrase.slice(0, at), phrase.slice(at + 1)];
		groups.set(preposition, [...(groups.get(preposition) ?? []), rest]);
	}
	const parts = [...groups].map(([preposition, rests]) =>
		`${preposition} ${someOf(rests, topic)}`.trim()
	);
	return formatList(parts, topic.locale);
}

/** "in Sweden", "på Island"; without a stored form the name after "for". */
function phraseOf(topic: Topic, id: string, code: string): string {
	const { within } = categoryOf(topic, id, code);
	if (within?.[topic.locale]) return textIn(within, topic.locale);
	return fig_for({ what: nameOf(topic, id, code) }, { locale: topic.locale });
}

/**
 * The places of some published in the dimensions `ids`, those in which published lie apart: groups first, then the
 * country, then the period. Places of one group are named together.
 */
export function whereOf(
	topic: Topic,
	published: readonly Pick<PublishedValue, 'codes'>[],
	ids: readonly string[]
): string {
	const { locale } = topic;
	const isGroup = (id: string) => !['geo', 'time'].includes(dimensionNamed(topic, id).role);
	const groups = ids.filter(isGroup);
	const [geo] = ids.filter((id) => dimensionNamed(topic, id).role === 'geo');
	const [time] = ids.filter((id) => dimensionNamed(topic, id).role === 'time');
	if (groups.length === 1 && ids.length === 1)
		return listed(
			published.map(({ codes }) => phraseOf(topic, groups[0]!, codes[groups[0]!]!)),
			topic
		);

	const places = new Map<string, string[]>();
	for (const { codes } of published) {
		const names = groups.map((id) => nameOf(topic, id, codes[id]!)).join(', ');
		const where = [
			...(geo ? [phraseOf(topic, geo, codes[geo]!)] : []),
			...(time ? [fig_in_period({ period: periodName(codes[time]!, locale) }, { locale })] : [])
		].join(' ');
		places.set(names, [...(places.get(names) ?? []), where]);
	}
	const said = [...places].map(([names, wheres]) => {
		const where = listed(wheres, topic);
		if (!names) return where;
		const group = fig_for({ what: names }, { locale });
		return where ? `${group}${groups.length > 1 ? ',' : ''} ${where}` : group;
	});
	return formatList(said, locale);
}
