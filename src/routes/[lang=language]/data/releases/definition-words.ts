/** A change of definition as a sentence. */
import type { DefinitionChange } from '#lib/dataset/definition.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import * as m from '#lib/text/paraglide/messages.js';

const WHAT = {
	title: m.page_definition_what_title,
	measure: m.page_definition_what_measure,
	who: m.page_definition_what_who,
	unit: m.page_definition_what_unit
};

export function definitionWords(change: DefinitionChange, locale: SiteLanguage): string {
	const words = { locale };
	switch (change.kind) {
		case 'dataset_added':
			return m.page_definition_dataset_added({}, words);
		case 'dataset_removed':
			return m.page_definition_dataset_removed({}, words);
		case 'text':
			return m.page_definition_text({ ...change, what: WHAT[change.what]({}, words) }, words);
		case 'dimension_added':
			return m.page_definition_dimension_added(change, words);
		case 'dimension_removed':
			return m.page_definition_dimension_removed(change, words);
		case 'category_added':
			return m.page_definition_category_added(change, words);
		case 'category_removed':
			return m.page_definition_category_removed(change, words);
		case 'category_label':
			return m.page_definition_category_label(change, words);
		case 'note_added':
			return m.page_definition_note_added(change, words);
		case 'note_removed':
			return m.page_definition_note_removed(change, words);
	}
}
