/** Home: four findings and what there is. */
import { THEMES, textIn } from '#lib/dataset/model.ts';
import { figureFor, firstFigure } from '#lib/server/figure-for.ts';
import { availabilityRows } from '#lib/server/availability.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { releaseQuery } from '#lib/warehouse/releases.ts';
import { QUESTIONS, selectionOf, datasetsWithoutQuestion, viewOf } from '#lib/server/questions.ts';
import { wordsOf } from '#lib/text/words.ts';
import { questionWords } from './words.ts';
import type { PageServerLoad } from './$types';

const FINDINGS = [
	'employment-groups',
	'employment-over-time',
	'education-levels',
	'asylum-over-time'
];

export const load: PageServerLoad = async ({ params }) => {
	const all = await catalogue();
	const pin = releaseQuery();
	const findings = await Promise.all(
		FINDINGS.map(async (id) => {
			const question = QUESTIONS.find((q) => q.id === id)!;
			const dataset = all.find(question.dataset);
			if (!dataset) return [];
			const figure = await figureFor(
				id,
				dataset,
				selectionOf(question, dataset),
				viewOf(question),
				params.lang
			);
			return [
				{
					figure,
					question: questionWords(id, params.lang).title,
					more: `/${params.lang}/${question.theme}${pin && `?${pin}`}#${id}`
				}
			];
		})
	);
	const shown = findings.flat();
	for (const theme of THEMES) {
		const [dataset] = datasetsWithoutQuestion(all.datasets, theme);
		const id = `dataset-${dataset?.id}`;
		const figure =
			dataset && shown.length < FINDINGS.length && (await firstFigure(id, dataset, params.lang));
		if (figure)
			shown.push({
				figure,
				question: textIn(dataset.title, params.lang),
				more: `/${params.lang}/${theme}${pin && `?${pin}`}#${id}`
			});
	}
	return {
		findings: shown,
		availability: availabilityRows(all, params.lang),
		words: wordsOf(
			params.lang,
			'page_cannot_home_1',
			'page_cannot_home_2',
			'page_cannot_home_3',
			'page_cannot_title',
			'page_home_availability',
			'page_home_availability_text',
			'page_home_findings',
			'page_home_lead',
			'page_home_title',
			'page_home_way_compare',
			'page_home_way_compare_text',
			'page_home_way_download',
			'page_home_way_download_text',
			'page_home_way_methods',
			'page_home_way_methods_text',
			'page_home_way_talk',
			'page_home_way_talk_text',
			'page_home_ways',
			'page_site_name',
			'page_home_dataset'
		)
	};
};
