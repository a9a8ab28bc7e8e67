/** What can be chosen of a dataset and what the choice shows: the same for a dataset of the site and for an opened file. */
import { categoryLabel } from '#lib/text/period-names.ts';
import { textIn, type Dataset, type Language, type Selection } from '#lib/dataset/model.ts';
import { sectionsOf, type Section } from './sections.ts';
import type { View } from '#lib/forms/view.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { withoutGroups } from '#lib/dataset/groups.ts';
import { once } from '#lib/dataset/once.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { MAX_CELLS } from '#lib/dataset/slice.ts';
import { selectionToRead, undrawnDimensions } from '#lib/forms/view.ts';
import { localeOf } from '#lib/text/languages.ts';
import { formatList, formatNumber } from '#lib/text/numbers.ts';
import {
	page_explore_count,
	page_explore_table_only,
	page_explore_too_many
} from '#lib/text/paraglide/messages.js';
import { wordsOf } from '#lib/text/words.ts';
import type { Control, ControlWords } from './control.ts';
import { controlsOf } from './controls.ts';

/** What can be chosen of a dataset, whatever is chosen. */
export interface Choices {
	title: string;
	dimensions: (Pick<Dataset['dimensions'][number], 'id' | 'role'> & {
		label: string;
		categories: { code: string; label: string }[];
		/** Parts of its list, with names, where it has regions or groups. */
		sections: Section[];
		/** What "all" chooses: no group beside its parts. */
		all: string[];
	})[];
	defaults: Selection;
}

/** What a choice shows. Plain data: it comes from the server, or from a worker. */
export interface Workbench {
	selection: Selection;
	/** What the address asks beside the selection: it stays when the selection changes. */
	asked: string;
	controls: Control[];
	/** Why there is a table instead of a chart, or neither. */
	notice: string | null;
	asTable: boolean;
	figure: Figure | null;
	/** Notes on what is not shown; those of what is shown stand at the chart. */
	notes: string[];
}

/** The words of its parts; `count` is filled in the browser, as its numbers change with every choice. */
export const workbenchWords = (language: Language) => ({
	count: page_explore_count(
		{ chosen: '{chosen}', total: '{total}' },
		{ locale: localeOf(language) }
	),
	...wordsOf(
		localeOf(language),
		'page_explore_about',
		'page_explore_all',
		'page_explore_default',
		'page_explore_filters',
		'page_explore_find',
		'page_explore_from',
		'page_explore_only',
		'page_explore_to'
	)
});
export type WorkbenchWords = ReturnType<typeof workbenchWords>;

interface Asked {
	dataset: Dataset;
	selection: Selection;
	view: View;
	/** Empty parts are left out. */
	asked: string[];
	language: Language;
	/** Of the controls, in `language`. */
	words: ControlWords;
	addressAt: (view: View, selection?: Selection) => string;
	/** Why there is no figure, where the view itself has none. */
	refused?: string;
}

const choicesIn = (dataset: Dataset, language: Language): Choices => ({
	title: textIn(dataset.title, language),
	dimensions: dataset.dimensions.map((d) => ({
		id: d.id,
		role: d.role,
		label: textIn(d.label, language),
		categories: d.categories.map((c) => ({ code: c.code, label: categoryLabel(d, c, language) })),
		sections: sectionsOf(d, language),
		all: withoutGroups(
			d,
			d.categories.map((c) => c.code)
		)
	})),
	defaults: dataset.defaults
});
const choicesByLanguage = once((_dataset: Dataset) => new Map<Language, Choices>());

/** Made once for each release and language: a list of 257 countries is sorted and divided. */
export function choicesOf(dataset: Dataset, language: Language): Choices {
	const known = choicesByLanguage(dataset);
	const choices = known.get(language) ?? choicesIn(dataset, language);
	known.set(language, choices);
	return choices;
}

/** @param figure null where there are more cells than a page may show */
export function workbenchOf(
	{ dataset, selection, view, asked, language, words, addressAt, refused }: Asked,
	figure: Figure | null
): Workbench {
	const locale = localeOf(language);
	const undrawn = undrawnDimensions(dataset, selection, view).map((id) =>
		textIn(dataset.dimensions.find((d) => d.id === id)!.label, language).toLocaleLowerCase(language)
	);
	const cells = cellsOf(dataset, selection, view);
	return {
		selection,
		asked: asked.filter(Boolean).join('&'),
		controls: controlsOf(
			dataset,
			selection,
			{ view, reference: figure?.view.reference ?? view.reference },
			language,
			words,
			addressAt
		),
		notice:
			cells > MAX_CELLS
				? page_explore_too_many({ cells: formatNumber(cells, 0, language) }, { locale })
				: undrawn.length > 0
					? page_explore_table_only({ dimensions: formatList(undrawn, language) }, { locale })
					: (refused ?? null),
		asTable: undrawn.length > 0,
		figure,
		notes: otherNotes(dataset, selectionToRead(dataset, selection, view), language)
	};
}

/** Cells of what is shown, with what a reference needs. */
const cellsOf = (dataset: Dataset, selection: Selection, view: View): number =>
	Object.values(selectionToRead(dataset, selection, view)).reduce((n, c) => n * c.length, 1);

/** True when there are more cells than a page may show. */
export const isTooMany = (dataset: Dataset, selection: Selection, view: View): boolean =>
	cellsOf(dataset, selection, view) > MAX_CELLS;

function otherNotes(dataset: Dataset, read: Selection, language: Language): string[] {
	const dimensions = dataset.dimensions.map((d) => ({ ...d, codes: read[d.id] ?? [] }));
	const there = notesFor(dataset.notes, {
		dataset: dataset.id,
		dimensions,
		values: [],
		status: {}
	});
	const others = dataset.notes.filter((note) => !there.includes(note));
	return [...new Set(others.map((note) => textIn(note.text, language)))];
}
