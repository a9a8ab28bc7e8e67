/** Promises of the filter on the Data page. */
import { expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { filterOf, fits } from './filter.ts';

const dataset: Dataset = {
	...DATASET,
	id: 'lfsa_test',
	title: { en: 'Employment of refugees', sv: 'Sysselsättning bland flyktingar' }
};
const shown = (query: string) => fits(dataset, dataset.theme, filterOf(new URLSearchParams(query)));
const geo = dataset.dimensions.find((d) => d.role === 'geo')!.categories[0]!.code;

test('without a filter every dataset is shown', () => {
	expect(shown('')).toBe(true);
	expect(shown('q=&theme=&geo=')).toBe(true);
});
test('all words have to be there, in any order, without case and accents, in any language', () => {
	for (const q of [
		'refugees employment',
		'SYSSELSATTNING',
		'sysselsättning refugees',
		'lfsa_',
		' refu  '
	])
		expect(shown(`q=${encodeURIComponent(q)}`)).toBe(true);
	for (const q of ['refugees pension', 'xyz']) expect(shown(`q=${q}`)).toBe(false);
});
test('a theme and a country are that of the dataset', () => {
	expect(shown(`theme=${dataset.theme}&geo=${geo}`)).toBe(true);
	expect(shown(`theme=${dataset.theme}&geo=XX`)).toBe(false);
	expect(shown('theme=pensions')).toBe(false);
});
