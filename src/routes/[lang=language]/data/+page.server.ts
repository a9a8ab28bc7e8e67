/** The catalogue: every dataset with its dimensions, source, licence, notes, citation and files. */
import { textIn } from '#lib/dataset/model.ts';
import { byTheme } from '#lib/server/answer.ts';
import { catalogue } from '#lib/server/catalogue.ts';
import { citationOf } from '#lib/text/citation.ts';
import { themeWords } from '../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const language = params.lang;
	const all = await catalogue();
	const cellsOf = (id: string, key: 'cells' | 'published') =>
		all.availability.filter((a) => a.dataset === id).reduce((n, a) => n + a[key], 0);
	return {
		origin: url.origin,
		themes: byTheme(all.datasets).map(({ theme, datasets }) => ({
			theme,
			title: themeWords(theme, language).title,
			datasets: datasets.map((d) => {
				const time = d.dimensions.find((x) => x.role === 'time');
				const address = `${url.origin}/${language}/explore/${d.id}`;
				return {
					id: d.id,
					title: textIn(d.title, language),
					unit: textIn(d.unit.label, language),
					population: textIn(d.population, language),
					periods: time ? [time.categories[0]!.code, time.categories.at(-1)!.code] : [],
					dimensions: d.dimensions.map((x) => ({
						id: x.id,
						label: textIn(x.label, language),
						size: x.categories.length
					})),
					observations: cellsOf(d.id, 'cells'),
					published: cellsOf(d.id, 'published'),
					source: d.source,
					notes: d.notes.map((n) => textIn(n.text, language)),
					citation: citationOf(d, { release: all.release, url: address, language })
				};
			})
		}))
	};
};
