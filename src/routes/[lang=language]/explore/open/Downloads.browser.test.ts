/** Files of exactly what is shown are made in the browser, under names that say what they hold. */
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { MAX_PICTURED } from '#lib/dataset/slice.ts';
import Downloads from './Downloads.svelte';
import { fileOf, type SavedType, type Offer } from './files.ts';
import { openText, TEXTS } from './opened.fixture.ts';
import { shownOf } from './shown.ts';
import { wordsIn } from '../../words.fixture.ts';

const offers: Offer[] = [
	{ type: 'png', name: 'PNG', isPicture: true },
	{ type: 'svg', name: 'SVG', isPicture: true },
	{ type: 'csv', name: 'CSV', isPicture: false },
	{ type: 'json', name: 'JSON-stat', isPicture: false }
];
const ALL = 'region=*&sex=*&time=*';

/** What was handed to the browser to be saved. */
const saved: { name: string; address: string }[] = [];
beforeEach(() => {
	saved.length = 0;
	vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
		this: HTMLAnchorElement
	) {
		saved.push({ name: this.download, address: this.href });
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});
const fetched = async () => (await fetch(saved[0]!.address)).blob();

async function downloads(
	query = ALL,
	more: { fileOf?: (type: SavedType) => Promise<File>; asTable?: boolean } = {}
) {
	const opened = await openText('mine.csv', TEXTS.titled);
	const shown = shownOf(opened, query, 'en', wordsIn('en'));
	const props = {
		shown,
		locale: 'en' as const,
		offers,
		fileOf: (type: SavedType) => fileOf(type, opened, query, 'en')
	};
	const screen = await render(Downloads, {
		...props,
		...more,
		shown: { ...shown, asTable: more.asTable ?? shown.asTable }
	});
	await userEvent.click(page.getByText('Download'));
	const button = (name: string) => screen.getByRole('button', { name, exact: true });
	return { opened, shown, screen, button };
}

test('the CSV holds the observations and reasons that are shown, in a file named after them', async () => {
	const { button } = await downloads();
	await button('CSV').click();
	await expect.poll(() => saved.length).toBe(1);
	expect(saved[0]!.name).toMatch(/^own-file_.*\.csv$/);
	const lines = (await (await fetched()).text()).trim().split(/\r?\n/);
	expect(lines[0]).toBe('region,sex,time,value,status');
	expect(lines).toContain('Denmark,Men,2016,71.2,ok');
	expect(lines).toContain('Denmark,Women,2017,,missing');
	expect(lines).toHaveLength(9);
});

test('the file holds no more than is chosen', async () => {
	const { button } = await downloads('region=Sweden&sex=Men&time=2017');
	await button('CSV').click();
	await expect.poll(() => saved.length).toBe(1);
	expect((await (await fetched()).text()).trim().split(/\r?\n/).slice(1)).toEqual([
		'Sweden,Men,2017,75.0,ok'
	]);
});

test('a PNG is drawn of the chart, twice as fine as the SVG', async () => {
	const { button } = await downloads();
	await button('PNG').click();
	await expect.poll(() => saved.length).toBe(1);
	expect(saved[0]!.name).toMatch(/^own-file_.*\.png$/);
	const blob = await fetched();
	expect(blob.type).toBe('image/png');
	const { width, height } = await createImageBitmap(blob);
	expect([width, height]).toEqual([3200, 1800]);
});

test('while a file is made no other can be asked for, and that it is made is said', async () => {
	const made = Promise.withResolvers<File>();
	const { screen, button } = await downloads(ALL, { fileOf: () => made.promise });
	await button('CSV').click();
	await expect.element(screen.getByRole('status')).toHaveTextContent('The file is being made …');
	await expect.element(button('CSV')).toBeDisabled();
	await expect.element(button('JSON-stat')).toBeDisabled();
	expect(saved).toEqual([]);
	made.resolve(new File(['a'], 'a.csv'));
	await expect.element(button('CSV')).toBeEnabled();
	await expect.element(screen.getByRole('status')).toHaveTextContent(/^$/);
	expect(saved.map(({ name }) => name)).toEqual(['a.csv']);
});

test('what was said of a copy does not take away what is said after it', async () => {
	const failing = Promise.withResolvers<File>();
	const { screen, button } = await downloads(ALL, { fileOf: () => failing.promise });
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const said = () => screen.getByRole('status').element().textContent;
	(button('Copy data').element() as HTMLElement).click();
	await expect.poll(said).toBe('Copied');
	(button('CSV').element() as HTMLElement).click();
	failing.reject(new Error('the disk is full'));
	await expect.poll(said).toContain('the disk is full');
	vi.advanceTimersByTime(4_000);
	await tick();
	expect(said()).toContain('the disk is full');
});

test('why a file could not be made is said, and the next can be asked for', async () => {
	const { screen, button } = await downloads(ALL, {
		fileOf: () => Promise.reject(new Error('the disk is full'))
	});
	await button('CSV').click();
	await expect.element(screen.getByRole('status')).toHaveTextContent('the disk is full');
	await expect.element(button('CSV')).toBeEnabled();
	expect(saved).toEqual([]);
});

test('a table is no picture, and neither is what no picture can hold', async () => {
	const { opened, screen, shown } = await downloads(ALL, { asTable: true });
	const names = () =>
		screen
			.getByRole('listitem')
			.elements()
			.map((e) => e.textContent.trim());
	expect(names()).toEqual(['CSV', 'JSON-stat']);
	const figure = shown.figure!;
	const values = Array.from({ length: MAX_PICTURED + 1 }, () => 1);
	await screen.rerender({
		shown: { asTable: false, figure: { ...figure, slice: { ...figure.slice, values } } }
	});
	expect(names()).toEqual(['CSV', 'JSON-stat']);
	await screen.rerender({ shown: shownOf(opened, ALL, 'en', wordsIn('en')) });
	expect(names()).toEqual(['PNG', 'SVG', 'CSV', 'JSON-stat']);
});

test('the values are copied with their statuses', async () => {
	const { screen, button } = await downloads();
	// The opened menu lies over what is below it.
	await userEvent.click(page.getByText('Download'));
	await button('Copy data').click();
	await expect.element(screen.getByRole('status')).toHaveTextContent('Copied');
	const text = await navigator.clipboard.readText();
	expect(text.split('\n')[0]).toContain('2017 status');
	expect(text).toMatch(/Denmark\tWomen\t65.1\tok\t\tmissing|Women\tDenmark\t65.1\tok\t\tmissing/);
});

test('without a figure there is nothing to copy, but all of it can be saved', async () => {
	const { screen, button } = await downloads();
	await screen.rerender({ shown: { figure: null, asTable: false } });
	await expect.element(button('Copy data')).not.toBeInTheDocument();
	await expect.element(button('CSV')).toBeVisible();
});
