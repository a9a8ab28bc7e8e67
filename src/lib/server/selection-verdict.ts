/** The verdict of a selection, for the files that hold it: that of the chart its page opens with. */
import { sizeOf, MAX_CELLS } from '#lib/dataset/slice.ts';
import type { Dataset, Language, Selection } from '#lib/dataset/model.ts';
import type { FigureVerdict } from '#lib/forms/figure.ts';
import { automaticView } from '#lib/forms/view.ts';
import { findingOf } from '#lib/text/finding.ts';
import { topicOf } from '#lib/text/topic.ts';
import { verdictWords } from '#lib/text/verdict.ts';
import { figuresOf } from './figures-of.ts';

/** Undefined where it holds more cells than are looked at for a page, and where nothing is compared. */
export async function selectionVerdict(
	dataset: Dataset,
	selection: Selection,
	language: Language
): Promise<FigureVerdict | undefined> {
	const dimensions = dataset.dimensions.map(({ id, role, categories }) => ({
		id,
		role,
		codes: selection[id] ?? categories.map(({ code }) => code)
	}));
	if (sizeOf(dimensions) > MAX_CELLS) return undefined;
	const view = automaticView(dataset, selection);
	const figures = await figuresOf(dataset, selection, view);
	const topic = topicOf(figures.dataset, figures.slice, figures.view, language, {
		persons: figures.persons
	});
	return verdictWords(topic, figures.slice, findingOf(topic)) ?? undefined;
}
