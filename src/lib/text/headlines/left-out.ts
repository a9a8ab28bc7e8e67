/** Which series a headline does not count, and why: said in a note. */
import { formatList, formatNumber } from '../numbers.ts';
import { nameOf, type Topic } from '../topic.ts';
import { fig_left_out, fig_names_more } from '../paraglide/messages.js';
import { headlineFound } from './index.ts';

/** So many are named; those beyond them are counted. */
const MOST_NAMED = 6;

export function headlineNotes(topic: Topic): string[] {
	const { leftOut = [], ids = [] } = headlineFound(topic) ?? {};
	const { locale } = topic;
	const named = leftOut.map((codes) => ids.map((id) => nameOf(topic, id, codes[id]!)).join(', '));
	const names = named.filter(Boolean);
	if (names.length === 0) return [];
	const more = names.length - MOST_NAMED;
	const list =
		more > 0
			? [
					...names.slice(0, MOST_NAMED),
					fig_names_more({ count: formatNumber(more, 0, locale) }, { locale })
				]
			: names;
	return [
		fig_left_out(
			{ count: names.length === 1 ? 'one' : 'more', names: formatList(list, locale) },
			{ locale }
		)
	];
}
