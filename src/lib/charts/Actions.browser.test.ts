/** What a reader takes from a chart: files, its address, and its values with their statuses. */
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
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

const FILES = [
	{ type: 'csv', name: 'CSV', address: '/data/test.csv?time=2024' },
	{ type: 'png', name: 'PNG', address: '/en/picture/test.png?time=2024', isPicture: true as const },
	{ type: 'svg', name: 'SVG', address: '/en/picture/test.svg?time=2024', isPicture: true as const }
];

test('every file is a link that is saved, under its own name and address', async () => {
	const screen = await render(Actions, { figure: { ...figureIn('dots'), files: FILES } });
	const link = screen.getByRole('link');
	await expect.element(link).not.toBeInTheDocument();
	await screen.getByText('Download').click();
	await expect.element(link).toBeVisible();
	await expect.element(link).toHaveTextContent('CSV');
	await expect.element(link).toHaveAttribute('href', '/data/test.csv?time=2024');
	await expect.element(link).toHaveAttribute('download');
});

describe('pictures', () => {
	const opened = async () => {
		const screen = await render(Actions, { figure: { ...figureIn('dots'), files: FILES } });
		await screen.getByText('Picture', { exact: true }).click();
		return screen;
	};
	/** What is saved, instead of leaving the page of the test. */
	const saved = () => {
		const links: string[] = [];
		vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
			this: HTMLAnchorElement
		) {
			links.push(`${this.download === '' ? 'saved' : this.download} ${this.getAttribute('href')}`);
		});
		return links;
	};

	test('are saved in the size and on the page that are chosen', async () => {
		const links = saved();
		const screen = await opened();
		await screen.getByRole('button', { name: 'Save SVG' }).click();
		await screen.getByRole('radio', { name: 'Half slide 800 × 900' }).click();
		await screen.getByRole('radio', { name: 'Transparent' }).click();
		await screen.getByRole('button', { name: 'Save PNG' }).click();
		expect(links).toEqual([
			'saved /en/picture/test.svg?time=2024&size=slide&theme=light',
			'saved /en/picture/test.png?time=2024&size=half&theme=transparent'
		]);
	});
	test('are asked for by a form where there are no scripts', async () => {
		const screen = await opened();
		const form = screen.container.querySelector('form')!;
		const asked = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
		expect(asked.toString()).toBe('time=2024&size=slide&theme=light');
		expect(form.method).toBe('get');
		const paths = [...form.querySelectorAll('[formaction]')].map((b) =>
			b.getAttribute('formaction')
		);
		expect(paths).toEqual(['/en/picture/test.png', '/en/picture/test.svg']);
	});
	test('are copied as PNG, and it is said when that is done', async () => {
		const dot = await (
			await fetch(
				'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
			)
		).blob();
		const fetched = vi.spyOn(window, 'fetch').mockResolvedValue(new Response(dot));
		const screen = await opened();
		await screen.getByRole('button', { name: 'Copy picture' }).click();
		await expect.element(screen.getByRole('status')).toHaveTextContent('Picture copied');
		expect(fetched).toHaveBeenCalledWith('/en/picture/test.png?time=2024&size=slide&theme=light');
		const [item] = await navigator.clipboard.read();
		expect(item!.types).toEqual(['image/png']);
	});
	test('that cannot be fetched or copied are not, and the reason is said', async () => {
		vi.spyOn(window, 'fetch').mockResolvedValue(new Response('busy', { status: 503 }));
		const screen = await opened();
		const copy = screen.getByRole('button', { name: 'Copy picture' });
		await copy.click();
		await expect.element(screen.getByRole('status')).toHaveTextContent('could not be fetched');
		vi.stubGlobal('ClipboardItem', undefined);
		Reflect.deleteProperty(window, 'ClipboardItem');
		await copy.click();
		await expect.element(screen.getByRole('status')).toHaveTextContent('cannot copy pictures');
		vi.unstubAllGlobals();
	});
	test('Escape closes what is chosen of them, and the focus stays at its button', async () => {
		const screen = await opened();
		const size = screen.getByRole('radio', { name: 'Square 1080 × 1080' });
		await size.click();
		await userEvent.keyboard('{Escape}');
		await expect.element(size).not.toBeInTheDocument();
		expect(document.activeElement).toBe(screen.getByText('Picture', { exact: true }).element());
	});
});
