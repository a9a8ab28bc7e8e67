/** What is missing in a slice and why, in one line. */
import { MEASURED } from '#lib/dataset/cohort.ts';
import { cellOf, codesAt } from '#lib/dataset/slice.ts';
import { observationAt } from '#lib/dataset/status.ts';
import { cellGroups, groupsText, type CellGroup } from './cell-groups.ts';
import { lackingText, reasonTextOf } from './per-words.ts';
import type { SiteLanguage } from './languages.ts';
import { insideSentence } from './place-names.ts';
import { ruleSentence } from './rule-sentences.ts';
import { reasonOf, type Reason } from './statuses.ts';
import type { Topic } from './topic.ts';
import { quotientReason } from './transform-words.ts';
import { fig_missing, fig_missing_group, fig_reason_refused } from './paraglide/messages.js';

/** There is a count, and nothing to divide it by. */
const LACKING = 'lacking';

/** The cell of a transformed one before the transform. */
const publishedCell = ({ slice, published }: Topic, cell: number): number =>
	cellOf(published, codesAt(slice, cell));

/** Every cell without a value, in groups of one reason (`mark`): what the source says, or the sentence of the rule that refuses it. */
export function missingGroups(topic: Topic): CellGroup[] {
	const marks = new Map<number, string>();
	topic.slice.values.forEach((value, cell) => {
		if (value !== null) return;
		const refused = topic.refused.get(cell);
		const reason = reasonOf(observationAt(topic.slice, cell).statuses);
		// Nobody asked for the years in which none of the chosen people was counted.
		if (!refused && topic.view.x === MEASURED && reason === 'not_applicable') return;
		const own = publishedCell(topic, cell);
		const isLacking = reason === 'missing' && topic.denominators?.lacking.has(own);
		const mark = isLacking ? LACKING : reason;
		marks.set(cell, refused ? ruleSentence(refused, topic.locale) : mark);
	});
	return marks.size === 0 ? [] : cellGroups(topic, marks);
}

/** "not calculated: the ages differ: 15–64 years and 20–64 years". */
const refusedText = (sentence: string, locale: SiteLanguage): string =>
	fig_reason_refused({ sentence: insideSentence(sentence.replace(/\.$/, ''), locale) }, { locale });

/** "Missing here: Iceland 2021–2024 (no data in the source)"; null when nothing is missing. */
export function missingOf(topic: Topic): string | null {
	const { locale } = topic;
	const groups = missingGroups(topic);
	if (groups.length === 0) return null;
	const refusals = new Set([...topic.refused.values()].map((one) => ruleSentence(one, locale)));
	const reasonText = ({ mark, cells }: CellGroup) => {
		if (refusals.has(mark)) return refusedText(mark, locale);
		if (mark !== LACKING)
			return reasonTextOf(mark as Reason, topic.lacking, locale, topic.dataset.absent);
		const own = cells.map((cell) => publishedCell(topic, cell));
		return lackingText(topic.lacking!, topic.denominators!, own, locale);
	};
	const say = (group: CellGroup) =>
		fig_missing_group(
			{
				what: group.text,
				reason: quotientReason(topic.view, group.mark as Reason, { locale }) ?? reasonText(group)
			},
			{ locale }
		);
	return fig_missing({ groups: groupsText(topic, groups, say) }, { locale });
}
