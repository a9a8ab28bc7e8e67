/** The verdict of a selection, for the files that hold it: that of the chart its page opens with. */
import { sizeOf, MAX_PICTURED } from '#lib/dataset/slice.ts';
import type { Dataset, Language, Selection } from '#lib/dataset/model.ts';
import type { FigureVerdict } from '#lib/forms/figure.ts';
import { automaticView, undrawnDimensions } from '#lib/forms/view.ts';
import { topicOf } from '#lib/text/topic.ts';
import { verdictWords } from '#lib/text/verdict.ts';
import { figuresOf } from './figures-of.ts';

/** Undefined where it is more than one chart shows, and where nothing is compared. */
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
	const view = automaticView(dataset, selection);
	const isDrawn = undrawnDimensions(dataset, selection, view).length === 0;
	// Looking through a whole dataset takes a second; no chart compares all of it.
	if (!isDrawn || sizeOf(dimensions) > MAX_PICTURED) return undefined;
	const figures = await figuresOf(dataset, selection, view);
	const topic = topicOf(figures.dataset, figures.slice, figures.view, language, {
		persons: figures.persons
	});
	return verdictWords(topic, figures.slice) ?? undefined;
}
