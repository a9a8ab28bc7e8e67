/** The stage is driven by the keys of keyboards and clickers alone, and says what it shows. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Figure } from '#lib/forms/figure.ts';
import Stage from './Stage.svelte';
import { figureIn } from './figures.fixture.ts';

const onstep = vi.fn<(direction: 1 | -1) => void>();
const onclose = vi.fn();
beforeEach(() => {
	onstep.mockClear();
	onclose.mockClear();
});

async function stage(figure: Figure) {
	await render(Stage, { figure, onstep, onclose });
	const dialog = page.getByRole('dialog');
	await expect.element(dialog).toHaveFocus();
	const element = dialog.element() as HTMLDialogElement;
	const said = () => element.querySelector('.said')!.textContent;
	/** Whether a key was left to the browser. */
	const isLeft = (key: string, more: KeyboardEventInit = {}) =>
		element.dispatchEvent(
			new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
		);
	const dimmed = () => [
		...new Set([...element.querySelectorAll('.line.dim')].map((e) => e.classList[1]))
	];
	return { dialog, element, said, isLeft, dimmed };
}
const FORWARD = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter', 'n', 'N'];
const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace', 'p', 'P'];

describe('a chart over years', () => {
	test('is read one year after the other: the values of all countries, aloud', async () => {
		const { said } = await stage(figureIn('line', 'missing'));
		expect(said()).toBe('');
		await userEvent.keyboard('{ArrowRight}');
		await expect
			.poll(said)
			.toBe(
				'2019, per cent: Sweden 63.1; Finland 62.0; Norway 59.4; Denmark 58.3; Iceland no data in the source'
			);
		await userEvent.keyboard('{ArrowRight}');
		await expect.poll(said).toMatch(/^2020, per cent: Sweden 64.0/);
		await userEvent.keyboard('{ArrowLeft}');
		await expect.poll(said).toMatch(/^2019, /);
		expect(onstep).not.toHaveBeenCalled();
	});

	test('is read from its last year when the first key leads back, and stops at both ends', async () => {
		const { said, isLeft } = await stage(figureIn('line'));
		isLeft('ArrowLeft');
		await expect.poll(said).toMatch(/^2024, /);
		isLeft('ArrowRight');
		await expect.poll(said).toMatch(/^2024, /);
		for (let i = 0; i < 9; i++) isLeft('PageUp');
		await expect.poll(said).toMatch(/^2019, /);
	});
});

describe('a chart of one year', () => {
	test.each(FORWARD)('%s asks for the next year', async (key) => {
		const { isLeft } = await stage(figureIn('dots'));
		expect(isLeft(key)).toBe(false);
		expect(onstep.mock.calls).toEqual([[1]]);
	});

	test.each(BACK)('%s asks for the year before', async (key) => {
		const { isLeft } = await stage(figureIn('dots'));
		expect(isLeft(key)).toBe(false);
		expect(onstep.mock.calls).toEqual([[-1]]);
	});

	test('a held key is one step', async () => {
		const { isLeft } = await stage(figureIn('dots'));
		isLeft('ArrowRight');
		isLeft('ArrowRight', { repeat: true });
		isLeft('ArrowRight', { repeat: true });
		expect(onstep).toHaveBeenCalledOnce();
	});
});

test('numbers let one country stand out, 0 all of them', async () => {
	const { isLeft, dimmed } = await stage(figureIn('line'));
	isLeft('1');
	await expect.poll(dimmed).toEqual(['fi', 'is', 'no', 'se']);
	isLeft('5');
	await expect.poll(dimmed).toEqual(['dk', 'fi', 'is', 'no']);
	isLeft('0');
	await expect.poll(dimmed).toEqual([]);
});

test('a number without a country lets all stand out', async () => {
	const { isLeft, dimmed } = await stage(figureIn('line'));
	isLeft('2');
	await expect.poll(dimmed).toHaveLength(4);
	isLeft('9');
	await expect.poll(dimmed).toEqual([]);
});

test('D changes between light and dark', async () => {
	const { element, isLeft } = await stage(figureIn('dots'));
	expect(element.dataset.theme).toBe('light');
	const light = getComputedStyle(element).backgroundColor;
	isLeft('d');
	await expect.poll(() => element.dataset.theme).toBe('dark');
	expect(getComputedStyle(element).backgroundColor).not.toBe(light);
	isLeft('D');
	await expect.poll(() => element.dataset.theme).toBe('light');
});

test.each(['b', '.'])('%s blackens the screen, and the next key only ends that', async (key) => {
	const { element, isLeft } = await stage(figureIn('dots'));
	isLeft(key);
	await expect.poll(() => element.classList.contains('black')).toBe(true);
	isLeft('ArrowRight');
	await expect.poll(() => element.classList.contains('black')).toBe(false);
	expect(onstep).not.toHaveBeenCalled();
	isLeft('ArrowRight');
	expect(onstep).toHaveBeenCalledOnce();
});

test('keys of the browser are left to it', async () => {
	const { isLeft } = await stage(figureIn('dots'));
	expect(isLeft('Tab')).toBe(true);
	expect(isLeft('Escape')).toBe(true);
	for (const modifier of ['altKey', 'ctrlKey', 'metaKey'])
		expect(isLeft('p', { [modifier]: true }), modifier).toBe(true);
	expect(onstep).not.toHaveBeenCalled();
});

test('Escape closes the stage', async () => {
	const { element } = await stage(figureIn('dots'));
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => onclose.mock.calls.length).toBe(1);
	expect(element.open).toBe(false);
});

test.each(['Enter', ' '])('“%s” on the button closes the stage and is no step', async (key) => {
	const { dialog, element } = await stage(figureIn('dots'));
	await userEvent.tab();
	await expect.element(dialog.getByRole('button', { name: 'Close' })).toHaveFocus();
	await userEvent.keyboard(`{${key}}`);
	await expect.poll(() => onclose.mock.calls.length).toBe(1);
	expect(element.open).toBe(false);
	expect(onstep).not.toHaveBeenCalled();
});

test('source, release and the keys stay on the screen', async () => {
	const figure = figureIn('stack', 'provisional');
	const { dialog } = await stage(figure);
	await expect.element(dialog).toHaveTextContent(figure.source.text);
	await expect.element(dialog).toHaveTextContent('Release 0123abcd');
	await expect.element(dialog).toHaveTextContent('Esc close');
	await expect
		.element(dialog.getByRole('img', { name: `${figure.headline}. ${figure.subtitle}` }))
		.toBeVisible();
});
