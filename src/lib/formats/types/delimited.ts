/** Tables of text: CSV, CSV for spreadsheets of countries with a decimal comma, and TSV. */
import { timeDimension } from '#lib/dataset/model.ts';
import type { DelimitedForm } from '../delimited.ts';
import type { FileDescription, FileRequest } from './type.ts';

async function* written(
	{ dataset, selection, language, form, source }: FileRequest,
	own: Pick<DelimitedForm, 'delimiter'> & Partial<DelimitedForm>
): AsyncGenerator<string> {
	const { delimited } = await import('../delimited.ts');
	const time = timeDimension(dataset);
	const periods = selection[time?.id ?? ''] ?? time?.categories.map((c) => c.code) ?? [];
	yield* delimited(dataset, source.rows(), { language, ...form, ...own }, periods, source.further);
}

export const csv: FileDescription = {
	mime: 'text/csv; charset=utf-8; header=present',
	name: { en: 'CSV' },
	extension: 'csv',
	hasValues: true,
	isDescribed: false,
	inBrowser: true,
	write: (request) => written(request, { delimiter: ',' })
};

export const excel: FileDescription = {
	...csv,
	name: { en: 'CSV (Excel)' },
	query: 'flavour=excel&labels=both',
	write: (request) => written(request, { delimiter: ',', flavour: 'excel', labels: 'both' })
};

export const tsv: FileDescription = {
	...csv,
	mime: 'text/tab-separated-values; charset=utf-8',
	name: { en: 'TSV' },
	extension: 'tsv',
	write: (request) => written(request, { delimiter: '\t' })
};
