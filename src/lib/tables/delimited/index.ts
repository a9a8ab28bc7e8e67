/** Delimited text, as PxWeb and spreadsheets write it. */
import type { TableReader } from '../reader/reader.ts';

export const csv = {
	nameKey: 'page_open_form_csv',
	endings: ['csv', 'txt', 'tsv', 'tab', 'prn'],
	// Where none of the first lines has a second field, the text is a message and no table.
	recognises: ({ lines, jsonNames }) =>
		jsonNames === undefined &&
		lines.some((line) => /[,;\t]/.test(line) || /"\s+"|"\s+[-\d.]/.test(line)),
	load: async () => (await import('./read.ts')).readCsv
} as const satisfies TableReader;
