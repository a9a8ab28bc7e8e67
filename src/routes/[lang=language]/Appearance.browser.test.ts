/** Readers choose how the site looks; the choice holds at once and stays. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
// Does the work, on pages without other scripts too.
import '../../first-script.ts';
import Appearance from './Appearance.svelte';
import { wordsIn } from './words.fixture.ts';

const root = document.documentElement;
const words = wordsIn('en');
const theme = (name: string) => page.getByRole('radio', { name });
const patterns = () => page.getByRole('checkbox', { name: 'Patterns and greys' });
const menu = () => document.querySelector<HTMLDetailsElement>('details.appearance')!;
const summary = () => menu().querySelector('summary')!;
const background = () => getComputedStyle(root).backgroundColor;

beforeEach(() => {
	localStorage.clear();
	delete root.dataset.theme;
	delete root.dataset.pattern;
});
afterEach(() => vi.restoreAllMocks());

async function open() {
	await render(Appearance, { words });
	await userEvent.click(summary());
	await expect.element(theme('Light')).toBeVisible();
}

test('dark is applied and kept, and light takes its place', async () => {
	await open();
	await theme('Dark').click();
	expect(root.dataset.theme).toBe('dark');
	expect(localStorage.getItem('theme')).toBe('dark');
	const dark = background();
	await theme('Light').click();
	expect(root.dataset.theme).toBe('light');
	expect(localStorage.getItem('theme')).toBe('light');
	await expect.poll(background).not.toBe(dark);
});

test('to follow the system again leaves nothing stored', async () => {
	await open();
	await theme('Dark').click();
	await theme('As the system').click();
	expect(root.dataset.theme).toBeUndefined();
	expect(localStorage.length).toBe(0);
});

test('greys and dashes are chosen beside the theme, and neither changes the other', async () => {
	await open();
	await theme('Dark').click();
	await patterns().click();
	expect({ ...root.dataset }).toMatchObject({ theme: 'dark', pattern: 'on' });
	expect(localStorage.getItem('pattern')).toBe('on');
	await patterns().click();
	expect(root.dataset.pattern).toBeUndefined();
	expect(root.dataset.theme).toBe('dark');
	expect(localStorage.getItem('pattern')).toBeNull();
});

test('the opened menu shows what is chosen now', async () => {
	await render(Appearance, { words });
	root.dataset.theme = 'dark';
	root.dataset.pattern = 'on';
	await userEvent.click(summary());
	await expect.element(theme('Dark')).toBeChecked();
	await expect.element(patterns()).toBeChecked();
	await userEvent.click(summary());
	await expect.poll(() => menu().open).toBe(false);
	delete root.dataset.theme;
	await userEvent.click(summary());
	await expect.element(theme('As the system')).toBeChecked();
});

test('the keyboard opens the menu, chooses with the arrows, and Escape leads back to its button', async () => {
	await render(Appearance, { words });
	await userEvent.tab();
	expect(document.activeElement).toBe(summary());
	await userEvent.keyboard('{Enter}');
	await expect.element(theme('As the system')).toBeChecked();
	await userEvent.tab();
	await expect.element(theme('As the system')).toHaveFocus();
	await userEvent.keyboard('{ArrowDown}{ArrowDown}');
	await expect.element(theme('Dark')).toBeChecked();
	expect(root.dataset.theme).toBe('dark');
	await userEvent.keyboard('{Escape}');
	expect(menu().open).toBe(false);
	expect(document.activeElement).toBe(summary());
});

test('a click elsewhere closes the menu, one inside does not', async () => {
	await open();
	await userEvent.click(page.getByRole('group').getByText('Appearance').last());
	expect(menu().open).toBe(true);
	const elsewhere = document.createElement('p');
	elsewhere.textContent = 'Elsewhere on the page';
	document.body.append(elsewhere);
	await userEvent.click(elsewhere);
	expect(menu().open).toBe(false);
	elsewhere.remove();
});

test('where nothing may be stored the choice holds for this page', async () => {
	vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
		throw new DOMException('switched off', 'SecurityError');
	});
	await open();
	await theme('Dark').click();
	expect(root.dataset.theme).toBe('dark');
});

test('the button has a name in the language of the page', async () => {
	await render(Appearance, { words: wordsIn('sv') });
	await expect.element(page.getByText('Utseende').first()).toBeInTheDocument();
	expect(summary().textContent.trim()).toBe(wordsIn('sv').page_appearance);
});
