/** Eurostat's tab-separated tables. */
import type { TableReader } from '../reader/reader.ts';

export const eurostatTsv = {
	nameKey: 'page_open_form_eurostat_tsv',
	endings: ['tsv', 'txt', 'csv'],
	// Dimensions and, behind a backslash, the name of the columns, in the first of several fields.
	recognises: ({ lines: [line = ''] }) =>
		/^"?[A-Za-z]\w*(?:,[A-Za-z]\w*)*\\[A-Za-z]\w*"?\s*\t/.test(line),
	load: async () => (await import('./read.ts')).readEurostatTsv
} as const satisfies TableReader;
