/** What is missing in a slice and why, in one line. */
import { MEASURED } from '#lib/dataset/cohort.ts';
import { observationAt } from '#lib/dataset/status.ts';
import { cellGroups, type CellGroup } from './cell-groups.ts';
import { formatNumber } from './numbers.ts';
import { reasonTextOf } from './per-words.ts';
import { reasonOf, type Reason } from './statuses.ts';
import type { Topic } from './topic.ts';
import { fig_and_more, fig_missing, fig_missing_group } from './paraglide/messages.js';

/** Groups beyond this many are counted, not named. */
const MOST = 4;

/** Every cell without a value, in groups of one reason (`mark`). */
export function missingGroups(topic: Topic): CellGroup[] {
	const marks = new Map<number, string>();
	topic.slice.values.forEach((value, cell) => {
		if (value !== null) return;
		const reason = reasonOf(observationAt(topic.slice, cell).statuses);
		// Nobody asked for the years in which none of the chosen people was counted.
		if (topic.view.x === MEASURED && reason === 'not_applicable') return;
		marks.set(cell, reason);
	});
	return marks.size === 0 ? [] : cellGroups(topic, marks);
}

/** Groups joined by semicolons; those beyond the fourth as a number of values. */
export function groupsText(
	topic: Topic,
	groups: readonly CellGroup[],
	say: (group: CellGroup) => string
): string {
	const { locale } = topic;
	const count = groups.slice(MOST).reduce((n, group) => n + group.cells, 0);
	const named = groups.slice(0, MOST).map(say);
	if (count > 0)
		named.push(fig_and_more({ count, number: formatNumber(count, 0, locale) }, { locale }));
	return named.join('; ');
}

/** "Missing here: Iceland 2021–2024 (no data in the source)"; null when nothing is missing. */
export function missingOf(topic: Topic): string | null {
	const { locale } = topic;
	const groups = missingGroups(topic);
	if (groups.length === 0) return null;
	const say = ({ text, mark }: CellGroup) =>
		fig_missing_group(
			{
				what: text,
				reason: reasonTextOf(mark as Reason, topic.lacking, locale, topic.dataset.absent)
			},
			{ locale }
		);
	return fig_missing({ groups: groupsText(topic, groups, say) }, { locale });
}
