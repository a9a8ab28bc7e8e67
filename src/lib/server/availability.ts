/** Which years each dataset has for each country, and whether all values of a year are published. */
import { textIn, type Language, type Theme } from '#lib/dataset/model.ts';
import type { Catalogue } from './catalogue.ts';

export type Coverage = 'full' | 'partly' | 'none';

export interface AvailabilityRow {
	id: string;
	title: string;
	theme: Theme;
	/** The first and last year of the dataset. */
	periods: string[];
	countries: { code: string; name: string; years: { period: string; coverage: Coverage }[] }[];
}

export function availabilityRows(all: Catalogue, language: Language): AvailabilityRow[] {
	return all.datasets.flatMap((dataset) => {
		const geo = dataset.dimensions.find((d) => d.role === 'geo');
		const time = dataset.dimensions.find((d) => d.role === 'time');
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
				title: textIn(dataset.title, language),
				theme: dataset.theme,
				periods,
				countries: geo.categories.map((country) => ({
					code: country.code,
					name: textIn(country.label, language),
					years: periods.map((period) => ({ period, coverage: coverageOf(country.code, period) }))
				}))
			}
		];
	});
}
