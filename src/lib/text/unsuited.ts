/** Which series the period that values are measured from does not suit, where no period suits all. */
import { codesAt } from '#lib/dataset/slice.ts';
import type { Series } from '#lib/dataset/transforms/common-base.ts';
import { cellGroups, groupsText } from './cell-groups.ts';
import { fig_base_unsuited } from './paraglide/messages.js';
import { periodName } from './period-names.ts';
import { timeOf, type Topic } from './topic.ts';

export function unsuitedNotes(topic: Topic, unsuited: readonly Series[]): string[] {
	const { slice, view, locale } = topic;
	const last = timeOf(topic)?.codes.at(-1);
	if (unsuited.length === 0 || !view.reference || last === undefined) return [];
	const marks = new Map(
		slice.values.flatMap((_, cell): [number, string][] => {
			const codes = codesAt(slice, cell);
			const isOne = unsuited.some((series) =>
				Object.entries(series).every(([id, code]) => codes[id] === code)
			);
			return isOne ? [[cell, 'unsuited']] : [];
		})
	);
	const series = groupsText(topic, cellGroups(topic, marks), ({ text }) => text);
	const reference = periodName(view.reference.code, locale);
	return [fig_base_unsuited({ last: periodName(last, locale), reference, series }, { locale })];
}
