/** Forms are links, the rest are lists; what cannot be chosen says why. */
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Selection } from '#lib/dataset/model.ts';
import { formatView, parseView, type View } from '#lib/forms/view.ts';
import { DATASET, PERIODS, PERSONS } from '#lib/text/topic.fixture.ts';
import { goto, visited } from '#tests/browser/app.svelte.ts';
import ViewControls from './ViewControls.svelte';
import { controlsOf } from './controls.ts';
import { wordsIn } from '../words.fixture.ts';

const START = '/en/explore/test';
beforeEach(() => goto(START));

const defaults: Selection = Object.fromEntries(
	DATASET.dimensions.map(({ id, categories }) => [id, [categories[0]!.code]])
);
/** What the page of a dataset offers for a selection and a query. */
async function controls(chosen: Selection, query = '', dataset = DATASET) {
	const selection = { ...defaults, ...chosen };
	const { view } = parseView(dataset, selection, query);
	const addressAt = (next: View) => `${START}?${formatView(dataset, selection, next)}`;
	const made = controlsOf(
		dataset,
		selection,
		{ view, reference: view.reference },
		'en',
		wordsIn('en'),
		addressAt
	);
	const screen = await render(ViewControls, { controls: made });
	return {
		screen,
		list: (name: string, exact = false) => screen.getByRole('combobox', { name, exact })
	};
}
const overYears = { geo: ['DK', 'SE'], time: PERIODS };
const inOneYear = { geo: ['DK', 'SE'], time: ['2024'] };

test('every form is a link to its own address, and the one that is shown is named', async () => {
	const { screen } = await controls(overYears);
	const forms = screen.getByRole('navigation', { name: 'Form' });
	await expect
		.element(forms.getByRole('link', { name: 'Dots' }))
		.toHaveAttribute('href', expect.stringContaining('view=dots'));
	await expect
		.element(forms.getByRole('link', { name: 'Lines' }))
		.toHaveAttribute('aria-current', 'true');
	await expect
		.element(forms.getByRole('link', { name: 'Dots' }))
		.not.toHaveAttribute('aria-current');
});

test('a form that does not suit is no link and says why', async () => {
	const { screen } = await controls(inOneYear);
	await expect.element(screen.getByRole('link', { name: 'Lines' })).not.toBeInTheDocument();
	const refused = [...screen.container.querySelectorAll('[aria-disabled="true"]')];
	const told = refused.map((form) => form.textContent);
	expect(told).toEqual(
		expect.arrayContaining([
			'Lines (Lines need at least two years.)',
			expect.stringMatching(/^100 % bars \(100 % bars need parts that add up to a whole/),
			'Same mix (the source has no composition in the same classes)'
		])
	);
	for (const text of told) expect(text).toMatch(/^.+ \(.+\)$/);
	expect(refused[0]!.getAttribute('title')).toBe('Lines need at least two years.');
});

test('a list goes to the address of what is chosen, and leaves focus and page where they are', async () => {
	const { list } = await controls(overYears);
	await expect.element(list('Values')).toHaveDisplayValue('As published');
	await userEvent.selectOptions(list('Values'), 'Change since …');
	const { address, options } = visited();
	expect(address).toMatch(/^\/en\/explore\/test\?.*transform=change/);
	expect(options).toEqual({ keepFocus: true, noScroll: true });
	await expect.element(list('Values')).toBeInTheDocument();
});

test('what a difference is measured from can be chosen once one is shown', async () => {
	const plain = await controls(overYears);
	await expect.element(plain.list('Measured from')).not.toBeInTheDocument();
	const { list } = await controls(overYears, 'transform=gap');
	await userEvent.selectOptions(list('Measured from'), 'Sex: Men');
	expect(visited().address).toMatch(/sex/);
	expect(visited().address).toMatch(/M/);
});

test('what cannot be computed of what is shown is there and cannot be chosen', async () => {
	const { list } = await controls(inOneYear);
	const offered = [...(list('Values').element() as HTMLSelectElement).options];
	const open = offered.filter((option) => !option.disabled).map(({ text }) => text);
	expect(open).toContain('As published');
	expect(open).toContain('Difference to …');
	// A rate has no index: that is said with its name.
	expect(open.length).toBeLessThan(offered.length);
});

test('places are offered where there is more than one dimension to place', async () => {
	const one = await controls(inOneYear);
	await expect.element(one.list('Told apart by colour')).not.toBeInTheDocument();
	const { list } = await controls({ ...inOneYear, sex: ['F', 'M'] }, 'view=dumbbell');
	await expect.element(list('Rows')).toHaveDisplayValue('Country');
	await expect.element(list('Told apart by colour')).toHaveDisplayValue('Sex');
	await userEvent.selectOptions(list('Rows'), 'Sex');
	expect(visited().address).not.toBe(START);
});

test('counts can be divided by what there is; what there is not says why', async () => {
	const none = await controls(inOneYear, '', PERSONS);
	await expect.element(none.list('Per', true)).not.toBeInTheDocument();
	const people = { ...PERSONS, population: { dataset: 'people', at: 'mean' as const } };
	const { list } = await controls(inOneYear, 'transform=gap', people);
	const offered = [...(list('Per', true).element() as HTMLSelectElement).options];
	expect(offered.map(({ text, disabled }) => [text, disabled])).toEqual([
		['As published', false],
		['Per 1,000 inhabitants', false],
		['Share of the whole (the source publishes no whole)', true]
	]);
	await userEvent.selectOptions(list('Per', true), 'Per 1,000 inhabitants');
	expect(visited().address).toMatch(/per=inhabitants&transform=gap/);
});
