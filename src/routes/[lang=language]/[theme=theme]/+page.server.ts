/** A theme: its questions, each answered by one figure; `?sex=F&time=2022` changes them all. */
import { categoryLabel } from '#lib/text/period-names.ts';
import { THEMES, textIn } from '#lib/dataset/model.ts';
import { queryPairs, queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import { figureFor, firstFigure, startAddressOf } from '#lib/server/figure-for.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { releaseQuery } from '#lib/warehouse/releases.ts';
import {
	QUESTIONS,
	THEME_CONTROLS,
	selectionOf,
	datasetsWithoutQuestion,
	viewOf
} from '#lib/server/questions.ts';
import { page_next } from '#lib/text/paraglide/messages.js';
import { wordsOf } from '#lib/text/words.ts';
import { problemWords } from '../problems.ts';
import { questionWords, themeTitle, themeWords } from '../words.ts';
import type { PageServerLoad } from './$types';

/** So many charts a page draws, if its questions are fewer; datasets beyond are listed. */
const LEAST_DRAWN = 4;

export const load: PageServerLoad = async ({ params, url }) => {
	const language = params.lang;
	const all = await catalogue();
	const questions = QUESTIONS.filter((q) => q.theme === params.theme && all.find(q.dataset));
	const leading = questions[0] && all.find(questions[0].dataset);

	const problems: AddressProblem[] = [];
	const asked: Record<string, string> = {};
	const controls = THEME_CONTROLS[params.theme].flatMap(({ dimension: id, codes }) => {
		const dimension = leading?.dimensions.find((d) => d.id === id);
		if (!dimension || !leading) return [];
		const offered = codes ?? leading.defaults[id];
		const options = dimension.categories
			.filter((c) => offered?.includes(c.code) ?? true)
			.map((c) => ({ code: c.code, label: categoryLabel(dimension, c, language) }));
		const code = queryValue(url.search, id);
		const known = options.some((o) => o.code === code);
		if (code && known) asked[id] = code;
		else if (code) problems.push({ key: id, code, allowed: options.map((o) => o.code) });
		const chosen = asked[id] ?? '';
		return [
			{ id, label: textIn(dimension.label, language), role: dimension.role, options, chosen }
		];
	});
	for (const [key] of queryPairs(url.search))
		if (!['lang', 'release'].includes(key) && !controls.some((c) => c.id === key))
			problems.push({ key, allowed: controls.map((c) => c.id) });

	const answers = await Promise.all(
		questions.map(async (question) => {
			const dataset = all.find(question.dataset)!;
			const selection = selectionOf(question, dataset, asked);
			return {
				...questionWords(question.id, language),
				figure: await figureFor(question.id, dataset, selection, viewOf(question), language)
			};
		})
	);
	const unasked = datasetsWithoutQuestion(all.datasets, params.theme);
	const drawn = unasked.slice(0, Math.max(0, LEAST_DRAWN - questions.length));
	const others = await Promise.all(
		drawn.map(async (dataset) => {
			const figure = await firstFigure(`dataset-${dataset.id}`, dataset, language);
			const { title, comparability } = dataset;
			const text = comparability ? textIn(comparability.who, language) : '';
			return figure ? [{ title: textIn(title, language), text, figure }] : [];
		})
	);
	const pin = releaseQuery();
	const next = THEMES[(THEMES.indexOf(params.theme) + 1) % THEMES.length]!;
	return {
		...themeWords(
			params.theme,
			all.datasets.filter((d) => d.theme === params.theme),
			language
		),
		theme: params.theme,
		controls,
		answers: [...answers, ...others.flat()],
		more: unasked.slice(drawn.length).map((dataset) => ({
			title: textIn(dataset.title, language),
			address: startAddressOf(dataset, language)
		})),
		problems: problemWords(problems, language),
		next: {
			path: `/${language}/${next}${pin && `?${pin}`}`,
			text: page_next({ theme: themeTitle(next, language) }, { locale: language })
		},
		words: wordsOf(
			language,
			'page_cannot_title',
			'page_contents',
			'page_controls',
			'page_controls_apply',
			'page_controls_note',
			'page_controls_own',
			'page_site_short',
			'page_theme_more'
		)
	};
};
