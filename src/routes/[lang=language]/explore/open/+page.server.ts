/** The words of the page and an example to try; the file itself never comes here. */
import { textIn, type Language } from '#lib/dataset/model.ts';
import { FILE_TYPES, FILES, PICTURE_TYPES, PICTURES } from '#lib/formats/files.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { READERS } from '#lib/tables/detect/readers.ts';
import { wordsOf } from '#lib/text/words.ts';
import { CONTROL_WORDS } from '../control.ts';
import { workbenchWords } from '../workbench.ts';
import type { PageServerLoad } from './$types';
import type { Offer } from './files.ts';

/** Files that a browser can make of an opened file. */
const offersIn = (language: Language): Offer[] => [
	...PICTURE_TYPES.map((type) => ({ type, name: PICTURES[type], isPicture: true })),
	...FILE_TYPES.filter((type) => FILES[type].inBrowser).map((type) => ({
		type,
		name: textIn(FILES[type].name, language),
		isPicture: false
	}))
];

/** The most common form first. */
const FORMS = Object.values(READERS)
	.map(({ nameKey }) => nameKey)
	.reverse();

export const load: PageServerLoad = async ({ params }) => {
	const language = params.lang;
	const { datasets } = await catalogue();
	const example = datasets[0];
	return {
		offers: offersIn(language),
		example: example && {
			name: `${example.id}.json`,
			title: textIn(example.title, language),
			address: `/data/${encodeURIComponent(example.id)}.json?lang=${language}`
		},
		forms: new Intl.ListFormat(language, { type: 'conjunction' }).format(
			Object.values(wordsOf(language, ...FORMS))
		),
		words: {
			...workbenchWords(language),
			...wordsOf(
				language,
				...CONTROL_WORDS,
				'page_explore_reset',
				'page_explore_undo',
				'page_open_allowed',
				'page_open_answer_comma',
				'page_open_answer_point',
				'page_open_answer_semicolon',
				'page_open_answer_space',
				'page_open_answer_tab',
				'page_open_apply',
				'page_open_ask_dataset',
				'page_open_ask_decimalMark',
				'page_open_ask_delimiter',
				'page_open_ask_partial',
				'page_open_ask_time',
				'page_open_assumed',
				'page_open_cancel',
				'page_open_cancelled',
				'page_open_choose',
				'page_open_command',
				'page_open_drop',
				'page_open_example',
				'page_open_example_failed',
				'page_open_folder',
				'page_open_forms',
				'page_open_forms_title',
				'page_open_found',
				'page_open_kept',
				'page_open_lead',
				'page_open_limits',
				'page_open_noscript',
				'page_open_place',
				'page_open_read_as_part',
				'page_open_remedy',
				'page_open_several',
				'page_open_title',
				'page_open_unit',
				'page_open_warned',
				'page_site_short'
			)
		}
	};
};
