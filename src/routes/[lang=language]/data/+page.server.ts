/** The catalogue: every dataset with its dimensions, source, licence, notes, citation and files. */
import { NORDIC } from '#lib/dataset/countries.ts';
import { textIn, THEMES, timeDimension, type Dataset } from '#lib/dataset/model.ts';
import { unitText } from '#lib/dataset/magnitude.ts';
import { licenceText, tableText } from '#lib/dataset/source.ts';
import { FILE_TYPES, fileAddress, FILES } from '#lib/formats/files.ts';
import { byTheme } from '#lib/server/figure-for.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { isCarried, officesOf } from '#lib/server/offices.ts';
import { citationOf } from '#lib/text/citation.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { formatList } from '#lib/text/numbers.ts';
import { spanName } from '#lib/text/period-names.ts';
import {
	page_data_copies,
	page_data_origin,
	page_data_pending,
	page_data_reuse,
	page_data_reuse_each
} from '#lib/text/paraglide/messages.js';
import { themeTitle } from '../words.ts';
import { filterOf, fits } from './filter.ts';
import type { PageServerLoad } from './$types';

/** The countries that datasets are of, as they name them. */
function countriesOf(datasets: readonly Dataset[], language: SiteLanguage) {
	const named = datasets.flatMap(({ dimensions }) =>
		dimensions.filter((d) => d.role === 'geo').flatMap((d) => d.categories)
	);
	return NORDIC.flatMap((code) => {
		const label = named.find((c) => c.code === code)?.label;
		return label ? [{ code, name: textIn(label, language) }] : [];
	});
}

export const load: PageServerLoad = async ({ params, url }) => {
	const language = params.lang;
	const all = await catalogue();
	const cellsOf = (id: string, key: 'cells' | 'published') =>
		all.availability.filter((a) => a.dataset === id).reduce((n, a) => n + a[key], 0);
	const words = { locale: language };
	const others = all.datasets.filter((d) => !isCarried(d));
	const hasCarried = others.length < all.datasets.length;
	const example =
		(all.find('lfsa_ergan') &&
			'lfsa_ergan.csv?geo=SE,NO&citizen=NEU27_2020_FOR&age=Y20-64&sex=T&time=2015..2024') ||
		`${all.datasets[0]?.id}.csv`;
	const filter = filterOf(url.searchParams);
	const themes = byTheme(all.datasets).map(({ theme, datasets }) => ({
		theme,
		datasets: datasets.filter((d) => fits(d, theme, filter))
	}));
	const files = FILE_TYPES.map((type) => ({ type, name: textIn(FILES[type].name, language) }));
	return {
		example: `${url.origin}/data/${example}`,
		/** Where the figures come from: nothing is said of a source that is not there. */
		about: [
			[
				page_data_origin({ offices: formatList(officesOf(all.datasets), language) }, words),
				others.length === 0 && page_data_pending({}, words)
			],
			[hasCarried && page_data_copies({}, words)],
			[
				hasCarried && page_data_reuse({}, words),
				others.length > 0 && page_data_reuse_each({}, words)
			]
		]
			.map((sentences) => sentences.filter(Boolean).join(' '))
			.filter(Boolean),
		filter,
		counts: {
			shown: themes.reduce((n, { datasets }) => n + datasets.length, 0),
			all: all.datasets.length
		},
		choices: {
			themes: THEMES.map((theme) => ({ code: theme, name: themeTitle(theme, language) })),
			countries: countriesOf(all.datasets, language)
		},
		themes: themes
			.filter(({ datasets }) => datasets.length > 0)
			.map(({ theme, datasets }) => ({
				theme,
				title: themeTitle(theme, language),
				datasets: datasets.map((d) => {
					const time = timeDimension(d);
					const address = `${url.origin}/${language}/explore/${d.id}`;
					return {
						id: d.id,
						files: files.map((file) => ({ ...file, address: fileAddress(file.type, d.id) })),
						title: textIn(d.title, language),
						unit: unitText(d.unit, language),
						who: d.comparability ? textIn(d.comparability.who, language) : '',
						periods: time
							? spanName(time.categories[0]!.code, time.categories.at(-1)!.code, language)
							: '',
						dimensions: d.dimensions.map((x) => ({
							id: x.id,
							label: textIn(x.label, language),
							size: x.categories.length
						})),
						observations: cellsOf(d.id, 'cells'),
						published: cellsOf(d.id, 'published'),
						source: {
							...d.source,
							table: tableText(d.source, language),
							licence: { ...d.source.licence, name: licenceText(d.source, language) }
						},
						notes: d.notes.map((n) => textIn(n.text, language)),
						citation: citationOf(d, { release: all.release, url: address, language })
					};
				})
			}))
	};
};
