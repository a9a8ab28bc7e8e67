/** What every page carries: the language, the release of the figures, and the words of its frame. */
import { catalogue } from '#lib/server/catalogue.ts';
import { page_footer_release } from '#lib/text/paraglide/messages.js';
import { wordsOf } from '#lib/text/words.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, locals }) => {
	const { release, datasets } = await catalogue();
	const locale = params.lang;
	return {
		language: locale,
		phone: locals.phone,
		firstDataset: datasets[0]?.id ?? '',
		synthetic: datasets.some((d) => d.synthetic),
		words: {
			release: page_footer_release({ release }, { locale }),
			...wordsOf(
				locale,
				'page_footer_about',
				'page_footer_source',
				'page_language',
				'page_menu',
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
