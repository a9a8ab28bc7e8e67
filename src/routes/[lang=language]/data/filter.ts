/** Which datasets the Data page shows: those of a theme, of a country, and with all words that are looked for. */
import type { Dataset, Theme } from '#lib/dataset/model.ts';

export interface Filter {
	/** What is looked for, as it was written. */
	q: string;
	theme: string;
	geo: string;
}

export const filterOf = (params: URLSearchParams): Filter => ({
	q: (params.get('q') ?? '').trim(),
	theme: params.get('theme') ?? '',
	geo: params.get('geo') ?? ''
});

/** Letters without case and accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Everything a dataset can be found by, in all languages. */
function textOf({ id, title, measure, comparability, source, dimensions }: Dataset): string {
	const texts = [title, measure, comparability?.who, ...dimensions.map(({ label }) => label)];
	const words = texts.flatMap((text) => Object.values(text ?? {}));
	return plain([id, source.office, source.table, ...words].join(' '));
}

const isOf = ({ dimensions }: Dataset, geo: string): boolean =>
	dimensions.some((d) => d.role === 'geo' && d.categories.some(({ code }) => code === geo));

/** True for a dataset that is shown. @param theme that it stands under */
export function fits(dataset: Dataset, theme: Theme, filter: Filter): boolean {
	if (filter.theme !== '' && filter.theme !== theme) return false;
	if (filter.geo !== '' && !isOf(dataset, filter.geo)) return false;
	const text = textOf(dataset);
	return plain(filter.q)
		.split(/\s+/)
		.every((word) => text.includes(word));
}
