/** PxWeb's own JSON: columns and rows. */
import type { TableReader } from '../reader/reader.ts';

export const pxWebJson = {
	nameKey: 'page_open_form_pxweb_json',
	endings: ['json'],
	recognises: ({ jsonNames }) =>
		jsonNames !== undefined && jsonNames.includes('columns') && !jsonNames.includes('dimension'),
	load: async () => (await import('./read.ts')).readPxWebJson
} as const satisfies TableReader;
