/** A theme: its questions, each answered by one figure; `?sex=F&time=2022` changes them all. */
import { THEMES, textIn } from '#lib/dataset/model.ts';
import { queryPairs, queryValue } from '#lib/dataset/selection.ts';
import { answer } from '#lib/server/answer.ts';
import { catalogue } from '#lib/server/catalogue.ts';
import { QUESTIONS, THEME_CONTROLS, selectionOf, viewOf } from '#lib/server/questions.ts';
import { problemWords } from '../problems.ts';
import { questionWords, themeWords } from '../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const language = params.lang;
	const all = await catalogue();
	const questions = QUESTIONS.filter((q) => q.theme === params.theme && all.find(q.dataset));
	const ids = THEME_CONTROLS[params.theme];
	const leading = questions[0] && all.find(questions[0].dataset);

	const controls = ids.flatMap((id) => {
		const dimension = leading?.dimensions.find((d) => d.id === id);
		if (!dimension || !leading) return [];
		// Choices are those the leading dataset has at the ages and years this page shows.
		const start = leading.defaults[id];
		const categories =
			dimension.role === 'time' && start
				? dimension.categories.filter((c) => start.includes(c.code))
				: dimension.categories.filter((c) => id === 'sex' || ['NEU27_2020_FOR', 'EU27_2020_FOR', 'NAT'].includes(c.code));
		return [
			{
				id,
				label: textIn(dimension.label, language),
				role: dimension.role,
				options: categories.map((c) => ({ code: c.code, label: textIn(c.label, language) })),
				chosen: ''
			}
		];
	});

	const asked: Record<string, string> = {};
	const problems = queryPairs(url.search)
		.filter(([key]) => key !== 'lang' && !controls.some((c) => c.id === key))
		.map(([key]) => ({ key, allowed: controls.map((c) => c.id) }));
	const unknown: { key: string; code?: string; allowed: string[] }[] = [...problems];
	for (const control of controls) {
		const code = queryValue(url.search, control.id);
		if (!code) continue;
		if (control.options.some((o) => o.code === code)) {
			asked[control.id] = code;
			control.chosen = code;
		} else
			unknown.push({ key: control.id, code, allowed: control.options.map((o) => o.code) });
	}

	const answers = await Promise.all(
		questions.map(async (question) => {
			const dataset = all.find(question.dataset)!;
			const selection = selectionOf(question, dataset, asked);
			return {
				...questionWords(question.id, language),
				figure: await answer(question.id, dataset, selection, viewOf(question), language)
			};
		})
	);
	const next = THEMES[(THEMES.indexOf(params.theme) + 1) % THEMES.length]!;
	return {
		...themeWords(params.theme, language),
		theme: params.theme,
		controls,
		answers,
		problems: problemWords(unknown, language),
		next: { path: `/${language}/${next}`, title: themeWords(next, language).title }
	};
};
