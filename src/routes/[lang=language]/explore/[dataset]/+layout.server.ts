/**
 * What all views of a dataset have in common: it stays in the browser when the selection changes. Without it the answer to a
 * changed selection has 9 instead of 21 kB (lfsa_ergan), 11 instead of 28 kB (a list of 257 countries).
 */
import { textIn } from '#lib/dataset/model.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { wordsOf } from '#lib/text/words.ts';
import { choicesOf, workbenchWords } from '../workbench.ts';
import { datasetNamed } from './dataset-named.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, url }) => {
	// Asked for again when a page of another release follows.
	url.searchParams.get('release');
	const language = params.lang;
	const dataset = await datasetNamed(params.dataset);
	const { datasets, release } = await catalogue();
	return {
		id: dataset.id,
		release,
		datasets: datasets.map((d) => ({ id: d.id, title: textIn(d.title, language) })),
		choices: choicesOf(dataset, language),
		who: dataset.comparability && textIn(dataset.comparability.who, language),
		words: {
			...workbenchWords(language),
			...wordsOf(
				language,
				'page_explore_address',
				'page_explore_dataset',
				'page_explore_files',
				'page_explore_lead',
				'page_explore_reset',
				'page_explore_show',
				'page_explore_undo',
				'page_open_link',
				'page_site_short'
			)
		}
	};
};
