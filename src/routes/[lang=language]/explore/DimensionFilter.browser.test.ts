/** A filter adds and removes categories, never leaves none, and long lists can be searched. */
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import DimensionFilter from './DimensionFilter.svelte';
import { wordsIn } from '../words.fixture.ts';

/** A list without regions or groups. */
const whole = <T extends { categories: { code: string }[] }>(dimension: T) => {
	const codes = dimension.categories.map(({ code }) => code);
	return { ...dimension, sections: [{ name: '', codes }], all: codes };
};
const NAMES = { DK: 'Denmark', FI: 'Finland', IS: 'Iceland', NO: 'Norway', SE: 'Sweden' };
const countries = whole({
	id: 'geo',
	role: 'geo' as const,
	label: 'Country',
	categories: Object.entries(NAMES).map(([code, label]) => ({ code, label }))
});
const years = whole({
	id: 'time',
	role: 'time' as const,
	label: 'Year',
	categories: ['2020', '2021', '2022', '2023', '2024'].map((code) => ({ code, label: code }))
});
/** More than can be looked over. */
const origins = whole({
	id: 'origin',
	role: 'classification' as const,
	label: 'Country of birth',
	categories: [
		...['Åland', 'Syria', 'South Sudan', 'Somalia', 'Poland'],
		...Array.from({ length: 95 }, (_, i) => `Place ${i + 1}`)
	].map((label, i) => ({ code: `c${i}`, label }))
});

async function filter(
	dimension: typeof countries | typeof years | typeof origins,
	chosen: string[],
	fallback?: string[]
) {
	const onchoose = vi.fn<(codes: string[]) => void>();
	const props = { dimension, chosen, fallback, words: wordsIn('en'), onchoose };
	const screen = await render(DimensionFilter, props);
	const box = (name: string) => screen.getByRole('checkbox', { name, exact: true });
	const show = (codes: string[]) => screen.rerender({ ...props, chosen: codes });
	const shown = () =>
		page
			.getByRole('checkbox')
			.elements()
			.map((e) => e.closest('label')!.textContent.trim());
	return { screen, onchoose, box, show, shown };
}

test('a category that is added stands where the dataset has it, whatever was chosen first', async () => {
	const { onchoose, box } = await filter(countries, ['DK', 'SE']);
	await box('Iceland').click();
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(['DK', 'IS', 'SE']);
});

test('a category that is removed leaves the others', async () => {
	const { onchoose, box } = await filter(countries, ['DK', 'IS', 'SE']);
	await box('Iceland').click();
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(['DK', 'SE']);
});

test('the keyboard moves from box to box and Space changes one', async () => {
	const { onchoose, box } = await filter(countries, ['DK']);
	(box('Denmark').element() as HTMLElement).focus();
	// The button beside it is the next stop.
	await userEvent.tab();
	await expect.element(page.getByRole('button', { name: 'Only this: Denmark' })).toHaveFocus();
	await userEvent.tab();
	await expect.element(box('Finland')).toHaveFocus();
	await userEvent.keyboard(' ');
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(['DK', 'FI']);
	await expect.element(box('Finland')).toHaveFocus();
});

test('the last category stays chosen', async () => {
	const { onchoose, box } = await filter(countries, ['NO']);
	await box('Norway').click();
	await expect.element(box('Norway')).toBeChecked();
	expect(onchoose).not.toHaveBeenCalled();
});

test('all, the default, or one alone are one press away', async () => {
	const { screen, onchoose, box } = await filter(countries, ['DK', 'FI'], ['DK', 'SE']);
	await screen.getByRole('button', { name: 'All', exact: true }).click();
	expect(onchoose).toHaveBeenLastCalledWith(['DK', 'FI', 'IS', 'NO', 'SE']);
	await screen.getByRole('button', { name: 'Default' }).click();
	expect(onchoose).toHaveBeenLastCalledWith(['DK', 'SE']);
	// Shown beside the category that the mouse or the focus is on.
	await box('Iceland').hover();
	await screen.getByRole('button', { name: 'Only this: Iceland' }).click();
	expect(onchoose).toHaveBeenLastCalledWith(['IS']);
});

test('no default is offered where there is none', async () => {
	const { screen } = await filter(countries, ['DK']);
	await expect.element(screen.getByRole('button', { name: 'Default' })).not.toBeInTheDocument();
});

test('the filter is named and says how many are chosen', async () => {
	const { screen, show } = await filter(countries, ['DK', 'SE']);
	const group = screen.getByRole('group', { name: /^Country/ });
	await expect.element(group).toHaveTextContent('2 of 5');
	await show(['DK', 'IS', 'SE']);
	await expect.element(group).toHaveTextContent('3 of 5');
});

test('boxes follow what is chosen elsewhere', async () => {
	const { box, show } = await filter(countries, ['DK', 'SE']);
	await box('Iceland').click();
	await show(['DK', 'IS', 'SE']);
	await show(['DK', 'SE']);
	await expect.element(box('Iceland')).not.toBeChecked();
	await expect.element(box('Sweden')).toBeChecked();
});

test('as a part of a form each chosen category is sent under the name of the dimension', async () => {
	const { screen } = await filter(countries, ['DK', 'SE']);
	const form = document.createElement('form');
	screen.container.append(form);
	form.append(screen.container.querySelector('fieldset')!);
	expect([...new FormData(form)]).toEqual([
		['geo', 'DK'],
		['geo', 'SE']
	]);
});

test('periods are chosen from one to the other, with all between', async () => {
	const { screen, onchoose } = await filter(years, ['2021', '2022']);
	const [from, to] = ['From', 'To'].map((name) => screen.getByRole('combobox', { name }));
	await expect.element(from!).toHaveDisplayValue('2021');
	await expect.element(to!).toHaveDisplayValue('2022');
	await userEvent.selectOptions(to!, '2024');
	expect(onchoose).toHaveBeenLastCalledWith(['2021', '2022', '2023', '2024']);
});

test('a start after the end is an end: the periods are those between the two', async () => {
	const { screen, onchoose } = await filter(years, ['2020', '2021']);
	await userEvent.selectOptions(screen.getByRole('combobox', { name: 'From' }), '2023');
	expect(onchoose).toHaveBeenLastCalledWith(['2021', '2022', '2023']);
});

test('single periods can be left out', async () => {
	const { onchoose, box } = await filter(years, ['2020', '2021', '2022']);
	await box('2021').click();
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(['2020', '2022']);
});

test('long lists are searched by any part of a name, capitals or not', async () => {
	const { screen, shown } = await filter(origins, ['c0']);
	const find = screen.getByRole('searchbox', { name: 'Find: Country of birth' });
	await userEvent.fill(find, 'SO');
	await expect.poll(shown).toEqual(['South Sudan', 'Somalia']);
	await userEvent.fill(find, ' åLAND ');
	await expect.poll(shown).toEqual(['Åland']);
	await userEvent.fill(find, 'Atlantis');
	await expect.poll(shown).toEqual([]);
	await userEvent.clear(find);
	await expect.poll(() => shown().length).toBe(100);
});

test('what a search hides stays chosen', async () => {
	const { screen, onchoose, box } = await filter(origins, ['c0', 'c4']);
	await userEvent.fill(screen.getByRole('searchbox'), 'syria');
	await box('Syria').click();
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(['c0', 'c1', 'c4']);
});

test('Enter in the search asks for nothing else', async () => {
	const { screen, onchoose } = await filter(origins, ['c0']);
	const form = document.createElement('form');
	const sent = vi.fn((event: SubmitEvent) => event.preventDefault());
	form.addEventListener('submit', sent);
	screen.container.append(form);
	form.append(screen.container.querySelector('fieldset')!);
	await userEvent.fill(screen.getByRole('searchbox'), 'poland');
	await userEvent.keyboard('{Enter}');
	expect(sent).not.toHaveBeenCalled();
	expect(onchoose).not.toHaveBeenCalled();
});

test('short lists and periods are looked over, not searched', async () => {
	const { screen } = await filter(countries, ['DK']);
	await expect.element(screen.getByRole('searchbox')).not.toBeInTheDocument();
	const decades = Array.from({ length: 40 }, (_, i) => String(1985 + i));
	const long = { ...years, categories: decades.map((code) => ({ code, label: code })) };
	const periods = await filter(long, ['2020']);
	await expect.element(periods.screen.getByRole('searchbox')).not.toBeInTheDocument();
});

test('a single category offers nothing to choose among', async () => {
	const one = whole({ ...countries, categories: countries.categories.slice(0, 1) });
	const { screen } = await filter(one, ['DK'], ['DK']);
	await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
});

const REGIONS = {
	...origins,
	sections: [
		{ name: 'Totals and regions', codes: ['c3'] },
		{ name: 'Western Asia', codes: ['c1', 'c4'] },
		{ name: 'Eastern Africa', codes: ['c2'] }
	],
	all: ['c1', 'c2', 'c4']
};

test('countries stand under their regions, which are groups by name', async () => {
	const { shown } = await filter(REGIONS, ['c1']);
	const region = page.getByRole('group', { name: 'Western Asia' });
	await expect.element(region.getByRole('checkbox', { name: 'Syria', exact: true })).toBeChecked();
	expect(region.getByRole('checkbox').elements()).toHaveLength(2);
	expect(shown()).toEqual(['Somalia', 'Syria', 'Poland', 'South Sudan']);
});

test('a region that is sought shows all its countries', async () => {
	const { shown } = await filter(REGIONS, ['c1']);
	await page.getByRole('searchbox').fill('western');
	await expect.poll(shown).toEqual(['Syria', 'Poland']);
	await page.getByRole('searchbox').fill('sudan');
	await expect.poll(shown).toEqual(['South Sudan']);
});

test('all are all countries, and no total beside them', async () => {
	const { onchoose } = await filter(REGIONS, ['c1']);
	await page.getByRole('button', { name: 'All', exact: true }).click();
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(['c1', 'c2', 'c4']);
});
