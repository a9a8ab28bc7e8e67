/** Explore: an address becomes a selection and a view, and these become one figure. */
import { error } from '@sveltejs/kit';
import { textIn } from '#lib/dataset/model.ts';
import { renamedIn } from '#lib/dataset/renamed.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { formatView, parseView, selectionToRead, undrawnDimensions } from '#lib/dataset/view.ts';
import { addressesOf, answer } from '#lib/server/answer.ts';
import { catalogue } from '#lib/server/catalogue.ts';
import { MAX_CELLS } from '#lib/server/query.ts';
import { formatList, formatMoment, formatNumber } from '#lib/text/numbers.ts';
import {
	page_alias_used,
	page_explore_count,
	page_explore_table_only,
	page_explore_too_many,
	page_removed_code,
	page_removed_show
} from '#lib/text/paraglide/messages.js';
import { removedIn } from '#lib/server/removed.ts';
import { wordsOf } from '#lib/text/words.ts';
import { problemWords } from '../../problems.ts';
import { CONTROL_WORDS, controlsOf } from './controls.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const language = params.lang;
	const all = await catalogue();
	const dataset = all.find(params.dataset);
	if (!dataset)
		error(
			404,
			`unknown dataset ${params.dataset}; known: ${all.datasets.map((d) => d.id).join(', ')}`
		);

	const { search, renamed } = renamedIn(dataset, url.search);
	const chosen = parseSelection(dataset, search, dataset.defaults);
	const { selection } = chosen;
	const { view, problems } = parseView(dataset, selection, search);
	const read = selectionToRead(dataset, selection, view);
	const cells = Object.values(read).reduce((n, codes) => n * codes.length, 1);
	const undrawn = undrawnDimensions(dataset, selection, view).map((id) => {
		const dimension = dataset.dimensions.find((d) => d.id === id)!;
		return textIn(dimension.label, language).toLocaleLowerCase(language);
	});

	return {
		datasets: all.datasets.map((d) => ({ id: d.id, title: textIn(d.title, language) })),
		id: dataset.id,
		title: textIn(dataset.title, language),
		structure: {
			dimensions: dataset.dimensions.map((d) => ({
				id: d.id,
				role: d.role,
				label: textIn(d.label, language),
				categories: d.categories.map((c) => ({ code: c.code, label: textIn(c.label, language) }))
			}))
		},
		defaults: dataset.defaults,
		selection,
		/** What the address asks of the view beyond the usual. */
		asked: formatView(dataset, selection, view),
		controls: controlsOf(
			dataset,
			selection,
			view,
			language,
			wordsOf(language, ...CONTROL_WORDS),
			addressesOf(dataset, selection, language)
		),
		/** Why there is a table instead of a chart, or neither. */
		notice:
			cells > MAX_CELLS
				? page_explore_too_many({ cells: formatNumber(cells, 0, language) }, { locale: language })
				: undrawn.length > 0
					? page_explore_table_only(
							{ dimensions: formatList(undrawn, language) },
							{ locale: language }
						)
					: null,
		asTable: undrawn.length > 0,
		words: {
			// Filled in the browser: the numbers change with every choice.
			count: page_explore_count({ chosen: '{chosen}', total: '{total}' }, { locale: language }),
			...wordsOf(
				language,
				'page_explore_about',
				'page_explore_address',
				'page_explore_dataset',
				'page_explore_files',
				'page_explore_filters',
				'page_explore_lead',
				'page_explore_reset',
				'page_explore_show',
				'page_explore_undo',
				'page_site_short',
				'page_explore_all',
				'page_explore_default',
				'page_explore_find',
				'page_explore_from',
				'page_explore_only',
				'page_explore_to',
				'page_open_link'
			)
		},
		figure: cells > MAX_CELLS ? null : await answer('figure', dataset, selection, view, language),
		problems: problemWords([...chosen.problems, ...problems], language),
		removed: (await removedIn(dataset, chosen.problems, language)).map(
			({ key, code, label, release }) => ({
				text: page_removed_code(
					{ key, code, label, release: release.id, date: formatMoment(release.built, language) },
					{ locale: language }
				),
				path: `${url.pathname}?${[search.slice(1), `release=${release.id}`].filter(Boolean).join('&')}`,
				link: page_removed_show({}, { locale: language })
			})
		),
		renamed: renamed.map((r) => page_alias_used({ ...r }, { locale: language })),
		about: {
			population: textIn(dataset.population, language),
			// Notes of what is shown stand at the chart; the rest of the dataset's notes stand here.
			notes: dataset.notes
				.filter(
					(n) =>
						!notesFor([n], {
							dataset: dataset.id,
							values: [],
							status: {},
							dimensions: dataset.dimensions.map((d) => ({
								id: d.id,
								role: d.role,
								codes: read[d.id] ?? []
							}))
						}).length
				)
				.map((n) => textIn(n.text, language))
		}
	};
};
