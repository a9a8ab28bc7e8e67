/** Where a value holds, in words: "in Denmark, Finland and Norway", "for women in Sweden". */
import { textIn } from '#lib/dataset/model.ts';
import { categoryOf, dimensionNamed, nameOf, type Topic } from './topic.ts';
import type { Reading } from './readings.ts';
import { formatList } from './numbers.ts';
import { fig_for, fig_in_period } from './paraglide/messages.js';

/** "in Denmark" + "in Norway" → "in Denmark and Norway"; "i Sverige" + "på Island" stay apart. */
function listed(phrases: readonly string[], topic: Topic): string {
	const groups = new Map<string, string[]>();
	for (const phrase of new Set(phrases)) {
		const at = phrase.indexOf(' ');
		const [preposition, rest] = at < 0 ? [phrase, ''] : [phrase.slice(0, at), phrase.slice(at + 1)];
		groups.set(preposition, [...(groups.get(preposition) ?? []), rest]);
	}
	const parts = [...groups].map(([preposition, rests]) =>
		`${preposition} ${formatList(rests, topic.locale)}`.trim()
	);
	return formatList(parts, topic.locale);
}

/** "in Sweden", "på Island"; without a stored form the name after "for". */
function phraseOf(topic: Topic, id: string, code: string): string {
	const { within } = categoryOf(topic, id, code);
	if (within?.[topic.locale]) return textIn(within, topic.locale);
	return fig_for({ what: nameOf(topic, id, code) }, { locale: topic.locale });
}

/** Phrase for the place of one reading: groups first, then the country, then the period. */
function placeOf(topic: Topic, codes: Reading['codes'], ids: readonly string[]): string {
	const { locale } = topic;
	const withRole = (role: string) => ids.filter((id) => dimensionNamed(topic, id).role === role);
	const geo = withRole('geo');
	const time = withRole('time');
	const groups = ids.filter((id) => !geo.includes(id) && !time.includes(id));
	const names = groups.map((id) => nameOf(topic, id, codes[id]!)).join(', ');
	return [
		...(names ? [fig_for({ what: names }, { locale })] : []),
		...geo.map((id) => phraseOf(topic, id, codes[id]!)),
		...time.map((id) => fig_in_period({ period: codes[id]! }, { locale }))
	].join(' ');
}

/** The places of some readings in the dimensions `ids`, which are those that differ between readings. */
export function whereOf(
	topic: Topic,
	readings: readonly Pick<Reading, 'codes'>[],
	ids: readonly string[]
): string {
	const places = readings.map(({ codes }) => placeOf(topic, codes, ids));
	return ids.length === 1 ? listed(places, topic) : formatList(places, topic.locale);
}
