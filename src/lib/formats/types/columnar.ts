/** Columns in binary form: Arrow, and Parquet where a database writes it. */
import type { FileDescription } from './type.ts';

export const arrow: FileDescription = {
	mime: 'application/vnd.apache.arrow.stream',
	name: { en: 'Arrow' },
	extension: 'arrow',
	hasValues: true,
	isDescribed: true,
	inBrowser: true,
	async *write({ dataset, about, source }) {
		const { arrow } = await import('../arrow.ts');
		const statuses = new Set([...(await source.statuses()), 'ok']);
		yield* arrow(dataset, [...statuses], source.rows(), about, source.further);
	}
};

export const parquet: FileDescription = {
	mime: 'application/vnd.apache.parquet',
	name: { en: 'Parquet' },
	extension: 'parquet',
	hasValues: true,
	isDescribed: true,
	inBrowser: false,
	async *write({ source }) {
		if (!source.parquet) throw new Error('Parquet is written by a database only');
		yield* source.parquet();
	}
};
