/** What every page carries: the language, the release of the figures, and the words of its frame. */
import * as draw from '#lib/charts/draw/index.ts';
import { provideDrawing } from '#lib/charts/drawing.svelte.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { catalogue, releaseProblems, releases } from '#lib/warehouse/catalogue.ts';
import { isCarried, officesOf } from '#lib/server/offices.ts';
import { releaseQuery, type Release } from '#lib/warehouse/releases.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { formatList, formatMoment } from '#lib/text/numbers.ts';
import {
	page_footer_offices,
	page_footer_release,
	page_footer_source,
	page_release_changes,
	page_release_newest,
	page_release_older
} from '#lib/text/paraglide/messages.js';
import { wordsOf } from '#lib/text/words.ts';
import { problemWords } from './problems.ts';
import type { LayoutServerLoad } from './$types';

// Pages are drawn on the server: a browser fetches this code when it draws anew.
provideDrawing(draw);

/** What a page says that is pinned to a former release. */
async function newerOf(pinned: Release | undefined, locale: SiteLanguage) {
	if (!pinned || pinned.isCurrent) return null;
	const [newest] = await releases();
	const dates = {
		release: pinned.id,
		date: formatMoment(pinned.built, locale),
		newer: formatMoment(newest!.built, locale)
	};
	return {
		text: page_release_older(dates, { locale }),
		newest: page_release_newest({}, { locale }),
		changes: {
			path: `/${locale}/data/releases?from=${pinned.id}&to=${newest!.id}`,
			text: page_release_changes({}, { locale })
		}
	};
}

/** The offices of all figures; while the Nordic tables are not among them, that too. */
const sourceOf = (datasets: readonly Dataset[], locale: SiteLanguage): string =>
	datasets.every(isCarried)
		? page_footer_source({}, { locale })
		: page_footer_offices({ offices: formatList(officesOf(datasets), locale) }, { locale });

export const load: LayoutServerLoad = async ({ params, locals, url }) => {
	// Asked for again when a page of another release follows.
	url.searchParams.get('release');
	const { release, datasets } = await catalogue();
	const locale = params.lang;
	return {
		language: locale,
		phone: locals.phone,
		/** Keeps an address at the release of this page. */
		pin: releaseQuery(),
		newer: await newerOf(locals.release.pinned, locale),
		unknownRelease: problemWords(await releaseProblems(locals.release.unknown), locale),
		firstDataset: datasets[0]?.id ?? '',
		synthetic: datasets.some((d) => d.synthetic),
		words: {
			release: page_footer_release({ release }, { locale }),
			page_footer_source: sourceOf(datasets, locale),
			...wordsOf(
				locale,
				'page_footer_about',
				'page_language',
				'page_menu',
				'page_nav_arrivals',
				'page_nav_data',
				'page_nav_education',
				'page_nav_employment',
				'page_nav_explore',
				'page_nav_methods',
				'page_nav_settlement',
				'page_site_name',
				'page_site_short',
				'page_skip',
				'page_synthetic',
				'page_appearance',
				'page_patterns',
				'page_theme_dark',
				'page_theme_light',
				'page_theme_system'
			)
		}
	};
};
