/** Where there are figures: every dataset by country, in years and in words, each a way to its figures. */
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Dataset } from '#lib/dataset/model.ts';
import { availabilityRows } from '#lib/server/availability.ts';
import { DATASET, PERIODS } from '#lib/text/topic.fixture.ts';
import Availability from './Availability.svelte';

/** The same without Iceland. */
const other: Dataset = {
	...DATASET,
	id: 'other',
	title: { en: 'Income' },
	dimensions: DATASET.dimensions.map((d) =>
		d.role === 'geo' ? { ...d, categories: d.categories.filter((c) => c.code !== 'IS') } : d
	)
};
const cell = (geo: string, period: string, published: number) => ({
	dataset: 'test',
	geo,
	period,
	cells: 4,
	published
});
const rows = availabilityRows(
	{
		release: '0123abcd',
		built: '2025',
		datasets: [DATASET, other],
		availability: [
			...PERIODS.map((period) => cell('DK', period, 4)),
			cell('SE', '2023', 4),
			cell('SE', '2024', 1)
		],
		find: () => undefined
	},
	'en'
);
const inRow = (title: RegExp, country: number) =>
	page.getByRole('row', { name: title }).getByRole('cell').nth(country);
const [DK, IS, SE] = [0, 2, 4];

test('each title leads to its dataset, each country to its figures alone', async () => {
	await render(Availability, { rows, head: 'Dataset', locale: 'en' });
	await expect
		.element(page.getByRole('link', { name: 'Employment rate by citizenship' }))
		.toHaveAttribute('href', '/en/explore/test');
	await expect
		.element(inRow(/^Employment/, SE).getByRole('link'))
		.toHaveAttribute('href', '/en/explore/test?geo=SE');
});

test('the years are said in words, and whether all of their values are published', async () => {
	await render(Availability, { rows, head: 'Dataset', locale: 'en' });
	await expect
		.element(inRow(/^Employment/, DK).getByRole('link'))
		.toHaveAccessibleName('2020–2024: all values published');
	await expect
		.element(inRow(/^Employment/, SE).getByRole('link'))
		.toHaveAccessibleName('2023–2024, some values missing');
});

test('a strip has one bar for each year: full, partly or none', async () => {
	await render(Availability, { rows, head: 'Dataset', locale: 'en' });
	const strip = inRow(/^Employment/, SE)
		.element()
		.querySelector('svg')!;
	const bars = (kind: string) => strip.querySelector(`.${kind}`)!.getAttribute('d')!.match(/M/g);
	expect(['full', 'partly', 'none'].map((kind) => bars(kind)?.length ?? 0)).toEqual([1, 1, 3]);
	expect(strip.getAttribute('aria-hidden')).toBe('true');
});

test('a country that a dataset does not have is said to have no data, and leads nowhere', async () => {
	await render(Availability, { rows, head: 'Dataset', locale: 'en' });
	const gone = inRow(/^Income/, IS);
	await expect.element(gone).toHaveTextContent('no data');
	await expect.element(gone.getByRole('link')).not.toBeInTheDocument();
});

test('columns are countries, rows are datasets', async () => {
	await render(Availability, { rows, head: 'Dataset', locale: 'en' });
	const heads = page.getByRole('columnheader').elements();
	expect(heads.map((head) => head.textContent)).toEqual([
		'Dataset',
		...['Denmark', 'Finland', 'Iceland', 'Norway', 'Sweden']
	]);
	expect(page.getByRole('rowheader').elements()).toHaveLength(2);
});
