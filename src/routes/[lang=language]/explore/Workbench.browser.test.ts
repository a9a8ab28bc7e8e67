/** Filters, view and chart are one: each choice asks for a whole new view and builds on the choices before. */
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Selection } from '#lib/dataset/model.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { parseView } from '#lib/forms/view.ts';
import { fetchDrawing, markHydrated } from '#lib/charts/drawing.svelte.ts';
import { figureOf } from '#lib/text/figure.ts';
import { DATASET, PERIODS, sliceWith } from '#lib/text/topic.fixture.ts';
import Workbench from './Workbench.svelte';
import { choicesOf, workbenchOf } from './workbench.ts';
import { wordsIn } from '../words.fixture.ts';

markHydrated();
await fetchDrawing();

const dataset = {
	...DATASET,
	// The parts that the slices of the fixture always hold.
	dimensions: DATASET.dimensions.filter(({ id }) => id !== 'level' && id !== 'reason'),
	defaults: { geo: ['DK', 'SE'], citizen: ['FOR'], sex: ['T'], time: ['2022'] } as Selection
};
/** What the page of the dataset shows for a query. */
function benchAt(query: string) {
	const { selection } = parseSelection(dataset, query, dataset.defaults);
	const { view } = parseView(dataset, selection, query);
	const cells = Object.values(selection).reduce((n, codes) => n * codes.length, 1);
	const slice = sliceWith(
		selection,
		Array.from({ length: cells }, (_, i) => 60 + i)
	);
	const figure = figureOf({
		id: 'view',
		dataset,
		slice,
		view,
		language: 'en',
		release: '0123abcd',
		address: `/en/explore/test?${query}`,
		files: []
	});
	const asked = query.split('&').filter((part) => /^(view|transform)=/.test(part));
	const words = wordsIn('en');
	const addressAt = () => '#';
	return workbenchOf({ dataset, selection, view, asked, language: 'en', words, addressAt }, figure);
}
const text = (html: string) => createRawSnippet(() => ({ render: () => `<p>${html}</p>` }));

async function workbench(query = '', more: object = {}) {
	const go = vi.fn<(query: string) => void>();
	const props = {
		choices: choicesOf(dataset, 'en'),
		words: wordsIn('en'),
		level: 2 as const,
		phone: false,
		go,
		head: text('Above the filters'),
		notices: text('Above the chart'),
		...more
	};
	const screen = await render(Workbench, { bench: benchAt(query), ...props });
	const show = (next: string) => screen.rerender({ bench: benchAt(next), ...props });
	const box = (name: string) => screen.getByRole('checkbox', { name, exact: true });
	return { screen, go, show, box };
}

test('a choice asks for the whole view: the selection, and what was asked of the form', async () => {
	const { go, box } = await workbench('view=dots');
	await box('Iceland').click();
	expect(go).toHaveBeenCalledExactlyOnceWith('geo=DK,IS,SE&view=dots');
});

test('what is as by default is left out of the address', async () => {
	const { go, box } = await workbench('geo=DK,IS,SE');
	await box('Iceland').click();
	expect(go).toHaveBeenCalledExactlyOnceWith('');
});

test('each choice builds on those before, shown or not', async () => {
	const { go, box, show } = await workbench();
	await box('Iceland').click();
	await box('Norway').click();
	await box('Women').click();
	expect(go.mock.calls).toEqual([
		['geo=DK,IS,SE'],
		['geo=DK,IS,NO,SE'],
		['geo=DK,IS,NO,SE&sex=T,F']
	]);
	// The first answer comes late: boxes stay as they were chosen last.
	await show('geo=DK,IS,SE');
	await expect.element(box('Norway')).toBeChecked();
	await expect.element(box('Women')).toBeChecked();
	await show('geo=DK,IS,NO,SE&sex=T,F');
	await box('Denmark').click();
	expect(go).toHaveBeenLastCalledWith('geo=IS,NO,SE&sex=T,F');
});

test('an undo ends the waiting: what is shown is what the next choice builds on', async () => {
	const { go, box, show } = await workbench();
	await box('Iceland').click();
	await show('geo=DK,IS,SE');
	await show('');
	await expect.element(box('Iceland')).not.toBeChecked();
	await box('Finland').click();
	expect(go).toHaveBeenLastCalledWith('geo=DK,FI,SE');
});

test('a changed filter keeps the focus and changes the chart', async () => {
	const { box, show } = await workbench();
	await box('Iceland').click();
	await show('geo=DK,IS,SE');
	await expect.element(box('Iceland')).toHaveFocus();
	await expect.poll(() => page.getByRole('application').element().textContent).toContain('Iceland');
	await expect.element(page.getByRole('table')).not.toBeInTheDocument();
	await expect.poll(() => document.querySelectorAll('.as-table tbody tr').length).toBe(3);
});

test('on stage the arrows ask for the year before and after, and stop at the last', async () => {
	const { screen, go, show } = await workbench();
	await screen.getByRole('button', { name: 'Full screen' }).click();
	await expect.element(screen.getByRole('dialog')).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}');
	expect(go).toHaveBeenLastCalledWith('time=2023');
	// Faster than it is shown.
	await userEvent.keyboard('{ArrowRight}');
	expect(go).toHaveBeenLastCalledWith('time=2024');
	await show('time=2023');
	await show('time=2024');
	await userEvent.keyboard('{ArrowRight}');
	expect(go).toHaveBeenCalledTimes(2);
	await userEvent.keyboard('{ArrowLeft}');
	expect(go).toHaveBeenLastCalledWith('time=2023');
});

test('on stage a chart over several years asks for none', async () => {
	const { screen, go } = await workbench(`time=${PERIODS.join(',')}&view=dots&geo=DK`);
	await screen.getByRole('button', { name: 'Full screen' }).click();
	await expect.element(screen.getByRole('dialog')).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}');
	expect(go).not.toHaveBeenCalled();
});

test('that a selection is more than a chart can hold is said above its table', async () => {
	const { screen } = await workbench(`geo=DK,SE&sex=F,M&citizen=FOR,NAT&time=2023,2024&view=dots`);
	await expect.element(screen.getByText(/more than one chart can hold/)).toBeVisible();
	await expect.element(screen.getByRole('table')).toBeVisible();
	await expect.element(screen.getByRole('application')).not.toBeInTheDocument();
});

test('without a figure the filters are still there to choose less', async () => {
	const { screen, go } = await workbench();
	const bench = {
		...benchAt(''),
		figure: null,
		notice: '9,999 values are more than a page can show.'
	};
	await screen.rerender({ bench });
	await expect.element(screen.getByText(/9,999 values/)).toBeVisible();
	await expect.element(screen.getByRole('figure')).not.toBeInTheDocument();
	await screen.getByRole('checkbox', { name: 'Sweden' }).click();
	expect(go).toHaveBeenCalledExactlyOnceWith('geo=DK');
});

test('notes of what is shown stand at the chart, the others in a fold of their own', async () => {
	const { screen } = await workbench('', { who: 'Everyone aged 20–64.' });
	await screen.getByText('About this dataset').click();
	await expect.element(screen.getByText('Ukraine only.')).toBeVisible();
	await expect.element(screen.getByText('Everyone aged 20–64.')).toBeVisible();
	await expect.element(screen.getByText('Of everybody.')).not.toBeVisible();
	await screen.getByText(/^Notes \(/).click();
	await expect.element(screen.getByText('Of everybody.')).toBeVisible();
});

test('the filters are a named form that a page can answer itself', async () => {
	const onsubmit = vi.fn((event: SubmitEvent) => event.preventDefault());
	const { screen } = await workbench('', { onsubmit });
	const form = screen.getByRole('form', { name: 'Filters' });
	await expect.element(form).toHaveTextContent('Above the filters');
	(form.element() as HTMLFormElement).requestSubmit();
	expect(onsubmit).toHaveBeenCalledOnce();
});
