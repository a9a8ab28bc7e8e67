/** What is missing in a slice and why, in one line. */
import { MEASURED } from '#lib/dataset/cohort.ts';
import { observationAt } from '#lib/dataset/status.ts';
import { cellGroups, groupsText, type CellGroup } from './cell-groups.ts';
import { reasonTextOf } from './per-words.ts';
import type { SiteLanguage } from './languages.ts';
import { insideSentence } from './place-names.ts';
import { ruleSentence } from './rule-sentences.ts';
import { reasonOf, type Reason } from './statuses.ts';
import type { Topic } from './topic.ts';
import { quotientReason } from './transform-words.ts';
import { fig_missing, fig_missing_group, fig_reason_refused } from './paraglide/messages.js';

/** Every cell without a value, in groups of one reason (`mark`): what the source says, or the sentence of the rule that refuses it. */
export function missingGroups(topic: Topic): CellGroup[] {
	const marks = new Map<number, string>();
	topic.slice.values.forEach((value, cell) => {
		if (value !== null) return;
		const refused = topic.refused.get(cell);
		const reason = reasonOf(observationAt(topic.slice, cell).statuses);
		// Nobody asked for the years in which none of the chosen people was counted.
		if (!refused && topic.view.x === MEASURED && reason === 'not_applicable') return;
		marks.set(cell, refused ? ruleSentence(refused, topic.locale) : reason);
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
	const reasonText = (mark: string) =>
		refusals.has(mark)
			? refusedText(mark, locale)
			: reasonTextOf(mark as Reason, topic.lacking, locale, topic.dataset.absent);
	const say = ({ text, mark }: CellGroup) =>
		fig_missing_group(
			{
				what: text,
				reason: quotientReason(topic.view, mark as Reason, { locale }) ?? reasonText(mark)
			},
			{ locale }
		);
	return fig_missing({ groups: groupsText(topic, groups, say) }, { locale });
}
