/** JSON-stat, versions 1 and 2. */
import { answerIn } from '../json/answer.ts';
import type { TableReader } from '../reader/reader.ts';

export const jsonStat = {
	nameKey: 'page_open_form_json_stat',
	endings: ['json', 'jsonstat', 'js'],
	// JSON that cannot be told yet is left to the reader, which says what is missing.
	recognises: ({ text, jsonNames }) =>
		jsonNames !== undefined && answerIn(text, jsonNames) === undefined,
	load: async () => (await import('./read.ts')).readJsonStat
} as const satisfies TableReader;
