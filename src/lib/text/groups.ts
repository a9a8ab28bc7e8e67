/** Totals and regions of a figure that stand beside their parts: which they are, where they go, what is said of them. */
import { groupsBeside } from '#lib/dataset/groups.ts';
import { textIn, type Slice } from '#lib/dataset/model.ts';
import { subsetOf } from '#lib/dataset/slice.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { fig_groups } from './paraglide/messages.js';
import { categoryOf, dimensionNamed, type Topic } from './topic.ts';

/** Totals and regions of a slice that stand beside their parts, by dimension. */
export const groupsOf = (topic: Topic): Figure['groups'] =>
	Object.fromEntries(
		topic.slice.dimensions
			.map(({ id, codes }) => [id, groupsBeside(dimensionNamed(topic, id), codes)] as const)
			.filter(([, groups]) => groups.length > 0)
	);

/** The same slice with groups after all else. */
export const withGroupsLast = (slice: Slice, groups: Figure['groups']): Slice =>
	subsetOf(
		slice,
		Object.fromEntries(
			slice.dimensions
				.filter(({ id }) => groups[id])
				.map(({ id, codes }) => [
					id,
					[...codes.filter((code) => !groups[id]!.includes(code)), ...groups[id]!]
				])
		)
	);

/** What is said of groups that stand beside their parts; nothing where there are none. */
export function notesOfGroups(topic: Topic, groups: Figure['groups']): string[] {
	const names = Object.entries(groups).flatMap(([id, codes]) =>
		codes.map((code) => textIn(categoryOf(topic, id, code).label, topic.locale))
	);
	const { locale } = topic;
	return names.length > 0 ? [fig_groups({ names: names.join('; ') }, { locale })] : [];
}
