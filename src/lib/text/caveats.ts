/** What has to be said of the figures of a dataset wherever they stand: on pages, in pictures, in files. */
import { listedBreaks } from '#lib/dataset/hidden-breaks.ts';
import {
	type Dataset,
	type Language,
	type Selection,
	textIn,
	timeDimension
} from '#lib/dataset/model.ts';
import { localeOf, type SiteLanguage } from './languages.ts';
import { periodName } from './period-names.ts';
import {
	fig_caveat_breaks,
	fig_caveat_national,
	fig_caveat_zero,
	fig_national
} from './paraglide/messages.js';

const geoOf = ({ dimensions }: Dataset) => dimensions.find((d) => d.role === 'geo');

function countryOf(dataset: Dataset, code: string, locale: SiteLanguage): string {
	const label = geoOf(dataset)?.categories.find((c) => c.code === code)?.label;
	return label ? textIn(label, locale) : code;
}

/** "national figures of Sweden"; empty where the figures are not of one country's own kind. */
export const nationalText = (dataset: Dataset, locale: SiteLanguage): string =>
	dataset.national === undefined
		? ''
		: fig_national({ country: countryOf(dataset, dataset.national, locale) }, { locale });

/** "Denmark 2016, Sweden 2021": breaks among what is chosen which no cell marks. */
function breaksIn(dataset: Dataset, selection: Selection, locale: SiteLanguage): string {
	const geo = geoOf(dataset);
	const time = timeDimension(dataset);
	const chosenOf = (d: typeof geo) =>
		d ? (selection[d.id] ?? d.categories.map(({ code }) => code)) : [];
	const places = geo ? chosenOf(geo) : [undefined];
	return places
		.flatMap((code) => {
			const periods = [...listedBreaks(dataset, code, chosenOf(time)).values()].flat();
			if (periods.length === 0) return [];
			const names = [...new Set(periods)].sort().map((period) => periodName(period, locale));
			const when = names.join(', ');
			return [code === undefined ? when : `${countryOf(dataset, code, locale)} ${when}`];
		})
		.join('; ');
}

/** @param selection what is shown; a dimension that is not named is shown whole */
export function caveatsOf(dataset: Dataset, selection: Selection, language: Language): string[] {
	const locale = localeOf(language);
	const { national, absent } = dataset;
	const breaks = breaksIn(dataset, selection, locale);
	return [
		national !== undefined &&
			fig_caveat_national({ country: countryOf(dataset, national, locale) }, { locale }),
		breaks !== '' && fig_caveat_breaks({ list: breaks }, { locale }),
		absent !== undefined && fig_caveat_zero({}, { locale })
	].filter((text) => text !== false);
}
