/** What a reader takes from a chart: files, its address, and its values with their statuses. */
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Actions from './Actions.svelte';
import { figureIn } from './figures.fixture.ts';

const clipboard = () => navigator.clipboard.readText();
beforeEach(() => navigator.clipboard.writeText('nothing yet'));
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

test('copied values stand in columns, each with its status beside it, and that is said', async () => {
	const screen = await render(Actions, { figure: figureIn('dots', 'suppressed') });
	await expect.element(screen.getByRole('status')).toHaveTextContent(/^$/);

	await screen.getByRole('button', { name: 'Copy data' }).click();

	await expect.element(screen.getByRole('status')).toHaveTextContent('Copied');
	expect((await clipboard()).split('\n')).toEqual([
		'Country\t2024\t2024 status',
		'Denmark\t62.8\tok',
		'Finland\t66.5\tok',
		'Iceland\t\tsuppressed',
		'Norway\t63.9\tok',
		'Sweden\t\tsuppressed'
	]);
});

test('values without remarks are copied without columns of statuses, numbers as programs read them', async () => {
	const screen = await render(Actions, { figure: figureIn('gap', 'plain', 'sv') });
	await screen.getByRole('button', { name: 'Kopiera data' }).click();
	await expect.poll(clipboard).toContain('2024');
	expect((await clipboard()).split('\n').slice(0, 2)).toEqual(['Country\t2024', 'Denmark\t-12.4']);
});

test('the address is copied whole, with its host', async () => {
	const figure = { ...figureIn('line'), address: '/en/explore/test?geo=DK,SE&time=2019..2024' };
	const screen = await render(Actions, { figure });
	await screen.getByRole('button', { name: 'Copy link' }).click();
	await expect.poll(clipboard).toBe(`${location.origin}${figure.address}`);
});

test('that the browser refuses to copy is said', async () => {
	vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(
		new DOMException('no permission', 'NotAllowedError')
	);
	const screen = await render(Actions, { figure: figureIn('line') });
	await screen.getByRole('button', { name: 'Copy link' }).click();
	await expect
		.element(screen.getByRole('status'))
		.toHaveTextContent('The browser did not allow copying');
});

test('what was said last stays for its whole time, whatever was said before', async () => {
	const screen = await render(Actions, { figure: figureIn('line') });
	const said = screen.getByRole('status').element();
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const copy = async (name: string) => {
		(screen.getByRole('button', { name }).element() as HTMLElement).click();
		await vi.waitUntil(() => vi.getTimerCount() > 0);
	};
	await copy('Copy link');
	vi.advanceTimersByTime(2_000);
	vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
	await copy('Copy link');
	await expect.poll(() => said.textContent).toBe('The browser did not allow copying');
	vi.advanceTimersByTime(1_800);
	await tick();
	expect(said.textContent).toBe('The browser did not allow copying');
	vi.advanceTimersByTime(2_000);
	await expect.poll(() => said.textContent).toBe('');
});

test('every file is a link that is saved, under its own name and address', async () => {
	const files = [
		{ type: 'csv', name: 'CSV', address: '/data/test.csv?time=2024' },
		{ type: 'png', name: 'PNG', address: '/en/picture/test.png?time=2024' }
	];
	const screen = await render(Actions, { figure: { ...figureIn('dots'), files } });
	const links = screen.getByRole('link');
	await expect.element(links.first()).not.toBeInTheDocument();
	await screen.getByText('Download').click();
	await expect.element(links.first()).toBeVisible();
	expect(links.elements().map((a) => [a.textContent, a.getAttribute('href')])).toEqual(
		files.map(({ name, address }) => [name, address])
	);
	expect(links.elements().every((a) => a.hasAttribute('download'))).toBe(true);
});
