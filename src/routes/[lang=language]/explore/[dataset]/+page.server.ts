/** Explore: an address becomes a selection and a view, and these become one figure. */
import type { Dataset, Language, Selection } from '#lib/dataset/model.ts';
import { renamedIn } from '#lib/dataset/renamed.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { formatView, parseView, type View } from '#lib/forms/view.ts';
import { addressesOf, figureFor } from '#lib/server/figure-for.ts';
import { comparedOrRefused, MixRefused, refusedIn } from '#lib/server/like-with-like.ts';
import { releaseQuery } from '#lib/warehouse/releases.ts';
import { formatMoment } from '#lib/text/numbers.ts';
import {
	page_alias_used,
	page_removed_code,
	page_removed_show
} from '#lib/text/paraglide/messages.js';
import { removedIn } from '#lib/warehouse/removed.ts';
import { wordsOf } from '#lib/text/words.ts';
import { problemWords } from '../../problems.ts';
import { CONTROL_WORDS } from '../control.ts';
import { isTooMany, workbenchOf } from '../workbench.ts';
import { classTableOf } from './classes.ts';
import { datasetNamed } from './dataset-named.ts';
import type { PageServerLoad } from './$types';

/** The classes of a view that has some. */
async function classesOf(dataset: Dataset, selection: Selection, view: View, language: Language) {
	const { mix, reference } = view;
	if (!mix || !reference) return null;
	const compared = await comparedOrRefused(dataset, selection, { mix, reference }, language);
	return classTableOf(dataset, compared, language);
}

export const load: PageServerLoad = async ({ params, url }) => {
	const language = params.lang;
	const dataset = await datasetNamed(params.dataset);
	const { search, renamed } = renamedIn(dataset, url.search);
	const chosen = parseSelection(dataset, search, dataset.defaults);
	const { selection } = chosen;
	const { view, problems } = parseView(dataset, selection, search);
	const found = isTooMany(dataset, selection, view)
		? null
		: await figureFor('figure', dataset, selection, view, language).catch(refusedIn);
	const refused = found instanceof MixRefused ? found.message : undefined;
	const figure = found instanceof MixRefused ? null : found;

	return {
		bench: workbenchOf(
			{
				dataset,
				selection,
				view,
				asked: [formatView(dataset, selection, view), releaseQuery()],
				language,
				words: wordsOf(language, ...CONTROL_WORDS),
				addressAt: addressesOf(dataset, selection, language),
				...(refused === undefined ? {} : { refused })
			},
			figure
		),
		classes: figure && view.mix ? await classesOf(dataset, selection, view, language) : null,
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
		renamed: renamed.map((r) => page_alias_used({ ...r }, { locale: language }))
	};
};
