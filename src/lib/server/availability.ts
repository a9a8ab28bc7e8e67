/** Which years each dataset has for each country, and whether all values of a year are published. */
import { NORDIC } from '#lib/dataset/countries.ts';
import { textIn, timeDimension } from '#lib/dataset/model.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { formatPeriods } from '#lib/text/period-names.ts';
import {
	page_home_cell_full,
	page_home_cell_none,
	page_home_cell_partly
} from '#lib/text/paraglide/messages.js';
import type { Catalogue } from '#lib/warehouse/catalogue.ts';

type Coverage = 'full' | 'partly' | 'none';

export interface AvailabilityRow {
	id: string;
	/** Key of its countries in addresses. */
	geo: string;
	title: string;
	/** Width of a strip in its own units: four for each year. */
	width: number;
	countries: {
		code: string;
		name: string;
		/** The dataset has this country. */
		has: boolean;
		text: string;
		strips: Record<Coverage, string>;
	}[];
}

interface Year {
	period: string;
	coverage: Coverage;
}

/** One bar for each year of a coverage, as the data of an SVG path. */
const stripOf = (years: readonly Year[], coverage: Coverage): string =>
	years.map((year, i) => (year.coverage === coverage ? `M${i * 4} 0h3v14h-3z` : '')).join('');

function textOf(years: readonly Year[], locale: SiteLanguage): string {
	const some = years.filter((y) => y.coverage !== 'none').map((y) => y.period);
	if (some.length === 0) return page_home_cell_none({}, { locale });
	const words = { years: formatPeriods(some, locale) };
	return years.some((y) => y.coverage === 'partly')
		? page_home_cell_partly(words, { locale })
		: page_home_cell_full(words, { locale });
}

/** Code → name of every country that any dataset has: the columns of all rows. The Nordic countries stand first, whatever order a dataset has. */
function countriesOf(all: Catalogue, language: SiteLanguage): Map<string, string> {
	const found = new Map<string, string>();
	for (const { dimensions } of all.datasets)
		for (const { code, label } of dimensions.find((d) => d.role === 'geo')?.categories ?? [])
			if (!found.has(code)) found.set(code, textIn(label, language));
	const place = (code: string) => (NORDIC.includes(code) ? NORDIC.indexOf(code) : NORDIC.length);
	return new Map([...found].sort(([a], [b]) => place(a) - place(b)));
}

export function availabilityRows(all: Catalogue, language: SiteLanguage): AvailabilityRow[] {
	const countries = countriesOf(all, language);
	return all.datasets.flatMap((dataset) => {
		const geo = dataset.dimensions.find((d) => d.role === 'geo');
		const time = timeDimension(dataset);
		if (!geo || !time) return [];
		const cells = new Map(
			all.availability
				.filter((a) => a.dataset === dataset.id)
				.map((a) => [`${a.geo} ${a.period}`, a] as const)
		);
		const coverageOf = (country: string, period: string): Coverage => {
			const cell = cells.get(`${country} ${period}`);
			if (!cell || cell.published === 0) return 'none';
			return cell.published < cell.cells ? 'partly' : 'full';
		};
		const periods = time.categories.map((c) => c.code);
		return [
			{
				id: dataset.id,
				geo: encodeURIComponent(geo.id),
				title: textIn(dataset.title, language),
				width: periods.length * 4 + 1,
				countries: [...countries].map(([code, name]) => {
					const has = geo.categories.some((c) => c.code === code);
					const years = (has ? periods : []).map((period) => ({
						period,
						coverage: coverageOf(code, period)
					}));
					const strips = {
						full: stripOf(years, 'full'),
						partly: stripOf(years, 'partly'),
						none: stripOf(years, 'none')
					};
					return {
						code,
						name,
						has,
						text: textOf(years, language),
						strips
					};
				})
			}
		];
	});
}
