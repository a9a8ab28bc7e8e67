/** An opened file is explored like a dataset of the site: said, chosen, undone and saved in the browser. */
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { fetchDrawing, markHydrated } from '#lib/charts/drawing.svelte.ts';
import { reportIn } from '#lib/text/problem-groups.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import Result from './Result.svelte';
import { fileOf, type SavedType } from './files.ts';
import { openText, TEXTS } from './opened.fixture.ts';
import { shownOf } from './shown.ts';
import { wordsIn } from '../../words.fixture.ts';

markHydrated();
await fetchDrawing();

const words = wordsIn('en');
/** Two units in one file: each is a table of its own. */
const TWO_UNITS = [
	'freq,unit,geo\\TIME_PERIOD\t2023 \t2024 ',
	'A,PC,DK\t70.1 \t71.2 ',
	'A,THS,DK\t1003 \t1004 '
].join('\n');

async function result(query = '', text = TEXTS.titled) {
	const opened = await openText('mine.csv', text);
	const go = vi.fn<(query: string) => void>();
	const undo = vi.fn();
	const read = { file: opened.file, observations: opened.observations, fits: true };
	const report = reportIn(await catalogueOf('en'), opened.report);
	const shown = (asked: string) => ({ ...shownOf(opened, asked, 'en', words), report });
	const props = {
		read,
		shown: shown(query),
		words,
		locale: 'en' as const,
		phone: false,
		go,
		undo: undefined as (() => void) | undefined,
		offers: [{ type: 'csv' as const, name: 'CSV', isPicture: false }],
		fileOf: (type: SavedType) => fileOf(type, opened, query, 'en')
	};
	const screen = await render(Result, props);
	return { shown, screen, props, go, undo };
}

test('a file that was read takes the focus with its title, a changed view does not', async () => {
	const { shown, screen, props } = await result();
	const title = screen.getByRole('heading', { level: 2 });
	await expect.element(title).toHaveFocus();
	const box = screen.getByRole('checkbox').first();
	await box.click();
	await screen.rerender({ ...props, shown: shown('sex=Women') });
	await expect.element(box).toHaveFocus();
	await screen.rerender({ ...props, read: { ...props.read, file: 'next.csv' } });
	await expect.element(title).toHaveFocus();
});

test('where the file is from is said above and below the chart', async () => {
	const { screen } = await result();
	const said = screen.getByText('Opened from mine.csv on this computer');
	expect(said.elements()).toHaveLength(2);
});

test('filters ask for another view of the same file', async () => {
	const { screen, go } = await result('region=Denmark&sex=Men');
	await screen.getByRole('checkbox', { name: 'Sweden' }).click();
	expect(go).toHaveBeenCalledOnce();
	expect(go.mock.lastCall![0]).not.toContain('region=Denmark&');
});

test('Enter in a filter does not leave the page', async () => {
	await result();
	const form = page.getByRole('form', { name: 'Filters' }).element() as HTMLFormElement;
	const sent = new Promise<boolean>((done) =>
		window.addEventListener('submit', (event) => done(event.defaultPrevented), { once: true })
	);
	form.requestSubmit();
	expect(await sent).toBe(true);
});

test('Undo waits for something to undo, and Reset shows the file as it was opened', async () => {
	const { screen, props, undo, go } = await result('sex=Women');
	const button = screen.getByRole('button', { name: 'Undo' });
	await expect.element(button).toBeDisabled();
	await screen.rerender({ ...props, undo });
	await button.click();
	expect(undo).toHaveBeenCalledOnce();
	await screen.getByRole('button', { name: 'Reset' }).click();
	expect(go).toHaveBeenLastCalledWith('');
});

test('what the address asks for and the file does not have is named', async () => {
	const { screen } = await result('region=Atlantis');
	await expect
		.element(screen.getByRole('status').filter({ hasText: 'Atlantis' }))
		.toHaveTextContent('“Atlantis” is not a value of “region”. Known: Denmark, Sweden');
});

test('one unit offers no choice of units', async () => {
	const { screen } = await result();
	await expect
		.element(screen.getByRole('combobox', { name: 'Unit of the figures' }))
		.not.toBeInTheDocument();
});

test('figures of several units are chosen among, and Reset stays with the one that is shown', async () => {
	const { screen, go } = await result('table=2', TWO_UNITS);
	const units = screen.getByRole('combobox', { name: 'Unit of the figures' });
	await expect.element(units).toHaveDisplayValue(/THS|housand/);
	await screen.getByRole('button', { name: 'Reset' }).click();
	expect(go).toHaveBeenLastCalledWith('table=2');
	const [first] = (units.element() as HTMLSelectElement).options;
	await userEvent.selectOptions(units, first!.text);
	expect(go).toHaveBeenLastCalledWith('');
});

test('files of ours are not offered for a file of the reader', async () => {
	const { screen } = await result();
	await userEvent.click(screen.getByText('Download'));
	await expect.element(screen.getByRole('button', { name: 'CSV' })).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Copy link' })).not.toBeInTheDocument();
	const addresses = screen
		.getByRole('link')
		.elements()
		.map((a) => a.getAttribute('href'));
	expect(addresses.filter((address) => !address!.startsWith('#'))).toEqual([]);
});

test('what is more than a page can show can be saved all the same', async () => {
	const { screen, props } = await result();
	const shown = { ...props.shown, figure: null, notice: 'Too many values.' };
	await screen.rerender({ ...props, shown });
	await expect.element(screen.getByRole('figure')).not.toBeInTheDocument();
	await userEvent.click(screen.getByText('Download'));
	await expect.element(screen.getByRole('button', { name: 'CSV' })).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Copy data' })).not.toBeInTheDocument();
});
