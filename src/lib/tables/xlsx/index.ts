/** Excel workbooks. */
import type { TableReader } from '../reader/reader.ts';

export const xlsx = {
	nameKey: 'page_open_form_xlsx',
	endings: ['xlsx', 'xlsm'],
	recognises: ({ isWorkbook }) => isWorkbook,
	load: async () => (await import('./read.ts')).readXlsx
} as const satisfies TableReader;
