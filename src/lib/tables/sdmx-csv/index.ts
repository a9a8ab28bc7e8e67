/** SDMX-CSV, versions 1.0 and 2.0. */
import type { TableReader } from '../reader/reader.ts';

/** Names in the first line, quotes removed. */
const namesIn = (line: string): string[] =>
	line.split(/[,;\t]/).map((name) => name.replace(/^"|"$/g, '').trim().toUpperCase());

export const sdmxCsv = {
	nameKey: 'page_open_form_sdmx_csv',
	endings: ['csv', 'txt'],
	recognises: ({ lines: [line = ''] }) => {
		const names = namesIn(line);
		return (
			/^(?:DATAFLOW|STRUCTURE)$/.test(names[0]!.replace(/\[.*$/, '')) && names.includes('OBS_VALUE')
		);
	},
	load: async () => (await import('./read.ts')).readSdmxCsv
} as const satisfies TableReader;
