/** A plot is read point by point, with keys, mouse and touch, and every point says its value, unit and status. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Figure } from '#lib/forms/figure.ts';
import { statusText } from '#lib/text/statuses.ts';
import Plot from './Plot.svelte';
import { sceneOf } from './draw/scene.ts';
import { fetchDrawing } from './drawing.svelte.ts';
import { FIGURE_FORMS, figureIn } from './figures.fixture.ts';

beforeAll(fetchDrawing);

/** A plot in the page, with everything it tells the page. */
async function plot(figure: Figure, props: { highlight?: string } = {}) {
	const scene = sceneOf(figure, { width: 700, height: 0, medium: 'page' });
	const onread = vi.fn<(text: string) => void>();
	const onhighlight = vi.fn<(series: string | undefined) => void>();
	const given = {
		scene,
		form: figure.view.form,
		isDrawn: false,
		label: 'Chart: employment.',
		role: 'Chart',
		onread,
		onhighlight
	};
	const screen = await render(Plot, { ...given, ...props });
	const frame = screen.getByRole('application').element() as HTMLElement;
	frame.style.width = '700px';
	const tip = () => frame.querySelector('.tip')?.textContent;
	const mark = (name: string) => screen.getByRole('img', { name, exact: true });
	const show = (more: { highlight?: string | undefined }) => screen.rerender({ ...given, ...more });
	return { scene, screen, frame, tip, mark, onread, onhighlight, show };
}
const press = async (...keys: string[]) => {
	for (const key of keys) await userEvent.keyboard(`{${key}}`);
};
/** Whether a key was left to the browser. */
const isLeft = (frame: HTMLElement, key: string, more: KeyboardEventInit = {}) =>
	frame.dispatchEvent(
		new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
	);

describe('with keys', () => {
	test('one Tab reaches the plot, and each arrow key reads the next value aloud and in the tip', async () => {
		const { frame, tip, onread } = await plot(figureIn('line'));
		await userEvent.tab();
		expect(document.activeElement).toBe(frame);
		expect(tip()).toBeUndefined();
		await press('ArrowRight');
		await expect.poll(tip).toBe('Denmark, 2019: 58.3%');
		await press('ArrowRight');
		await expect.poll(tip).toBe('Denmark, 2020: 59.2%');
		await press('ArrowLeft');
		await expect.poll(tip).toBe('Denmark, 2019: 58.3%');
		expect(onread.mock.lastCall).toEqual(['Denmark, 2019: 58.3%']);
		expect(onread).toHaveBeenCalledTimes(3);
	});

	test('Home and End lead to the first and last year, Page Down over five, up and down to the other countries', async () => {
		const { frame, tip } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight', 'End');
		await expect.poll(tip).toBe('Denmark, 2024: 62.8%');
		await press('Home', 'PageDown');
		await expect.poll(tip).toBe('Denmark, 2024: 62.8%');
		await press('ArrowDown');
		await expect.poll(tip).toBe('Finland, 2024: 66.5%');
		await press('PageUp', 'ArrowUp');
		await expect.poll(tip).toBe('Denmark, 2019: 58.3%');
	});

	test('at either end a key changes nothing', async () => {
		const { frame, tip } = await plot(figureIn('line'));
		frame.focus();
		await press('End');
		await expect.poll(tip).toBe('Sweden, 2024: 67.6%');
		await press('ArrowRight', 'ArrowDown');
		await expect.poll(tip).toBe('Sweden, 2024: 67.6%');
		await press('Home', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft');
		await expect.poll(tip).toBe('Denmark, 2019: 58.3%');
	});

	test('Escape takes the reading away, and is otherwise left to what is around the plot', async () => {
		const { frame, tip, onhighlight } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight');
		await expect.poll(tip).toBeDefined();
		expect(isLeft(frame, 'Escape')).toBe(false);
		await expect.poll(tip).toBeUndefined();
		expect(onhighlight).toHaveBeenLastCalledWith(undefined);
		expect(isLeft(frame, 'Escape')).toBe(true);
	});

	test('Enter lets the series of the point that is read stand out, and Enter again all of them', async () => {
		const { frame, tip, onhighlight, show } = await plot(figureIn('line'));
		frame.focus();
		await press('Enter');
		expect(onhighlight).not.toHaveBeenCalled();
		await press('ArrowRight', 'ArrowDown', 'Enter');
		expect(onhighlight).toHaveBeenLastCalledWith('FI');
		await show({ highlight: 'FI' });
		await expect.poll(() => frame.querySelectorAll('.marker.dim').length).toBeGreaterThan(0);
		expect(frame.querySelectorAll('.line.fi.dim').length).toBe(0);
		expect(frame.querySelectorAll('.line.dk.dim').length).toBe(1);
		// The reading stays meanwhile.
		expect(tip()).toBe('Finland, 2019: 62.0%');
		await press(' ');
		expect(onhighlight).toHaveBeenLastCalledWith(undefined);
		await show({ highlight: undefined });
		await expect.poll(() => frame.querySelectorAll('.dim').length).toBe(0);
	});

	test('the reading goes with the focus', async () => {
		const { frame, tip } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight');
		await expect.poll(tip).toBeDefined();
		frame.blur();
		await expect.poll(tip).toBeUndefined();
	});

	test('keys that mean something to the browser, and letters, are left alone', async () => {
		const { frame, tip } = await plot(figureIn('line'));
		frame.focus();
		for (const modifier of ['altKey', 'ctrlKey', 'metaKey'])
			expect(isLeft(frame, 'ArrowLeft', { [modifier]: true }), modifier).toBe(true);
		expect(isLeft(frame, 'Tab')).toBe(true);
		expect(isLeft(frame, 'a')).toBe(true);
		expect(isLeft(frame, 'Enter')).toBe(true);
		expect(tip()).toBeUndefined();
		expect(isLeft(frame, 'ArrowLeft')).toBe(false);
	});

	test.each(FIGURE_FORMS)('every value of a %s chart can be reached', async (form) => {
		const { frame, scene, onread } = await plot(figureIn(form));
		const said = () => onread.mock.lastCall?.[0];
		const heard = new Set<string>();
		isLeft(frame, 'ArrowRight');
		for (let row: string | undefined; row !== said();) {
			row = said();
			for (let value: string | undefined; value !== said();) {
				value = said();
				heard.add(value!);
				isLeft(frame, 'ArrowRight');
			}
			isLeft(frame, 'Home');
			isLeft(frame, 'ArrowDown');
		}
		expect([...heard].sort()).toEqual(scene.points.map(({ label }) => label).sort());
		expect(heard.size).toBe(scene.points.length);
	});
});

describe('what is read', () => {
	/** What the keys say of Iceland. */
	async function iceland(figure: Figure) {
		const { frame, onread } = await plot(figure);
		figure.slice.values.forEach(() => isLeft(frame, 'ArrowDown'));
		return onread.mock.calls.map(([text]) => text).find((text) => text.startsWith('I'));
	}

	test.each(['missing', 'suppressed', 'not_applicable'] as const)(
		'a value that is %s gives its reason instead of a number',
		async (status) => {
			const state = status === 'not_applicable' ? 'not-applicable' : status;
			expect(await iceland(figureIn('dots', state))).toBe(
				`Iceland, 2024: ${statusText(status, 'en')}`
			);
		}
	);

	test.each(['unreliable', 'provisional', 'break', 'definition_differs'] as const)(
		'a value with the status %s is followed by what that means',
		async (status) => {
			const state = status === 'definition_differs' ? 'definition-differs' : status;
			expect(await iceland(figureIn('dots', state))).toBe(
				`Iceland, 2024: 70.2%; ${statusText(status, 'en')}`
			);
		}
	);

	test('a difference has its sign and its unit', async () => {
		expect(await iceland(figureIn('gap'))).toBe('Iceland, 2024: +1.3\u00a0percentage points');
	});

	test('numbers are those of the language', async () => {
		expect(await iceland(figureIn('dots', 'plain', 'sv'))).toBe('Iceland, 2024: 70,2\u00a0%');
	});
});

describe('with a pointer', () => {
	test('the nearest value is shown, and goes when the mouse leaves', async () => {
		const { mark, tip } = await plot(figureIn('dots', 'provisional'));
		await mark('Sweden, 2024: 67.6%; provisional: may be revised by the source').hover();
		await expect.poll(tip).toMatch(/^Sweden, 2024: 67.6%; provisional/);
		await mark('Denmark, 2024: 62.8%').hover();
		await expect.poll(tip).toBe('Denmark, 2024: 62.8%');
		await userEvent.unhover(page.getByRole('application'));
		await expect.poll(tip).toBeUndefined();
	});

	test('the tip and the ring around its point stay inside the plot', async () => {
		const { frame, tip } = await plot(figureIn('line'));
		frame.focus();
		for (const keys of [['Home'], ['End'], ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp']]) {
			await press(...keys);
			await expect.poll(tip).toBeDefined();
			const outer = frame.getBoundingClientRect();
			const inner = frame.querySelector('.tip')!.getBoundingClientRect();
			expect(inner.left).toBeGreaterThanOrEqual(outer.left - 1);
			expect(inner.right).toBeLessThanOrEqual(outer.right + 1);
		}
	});

	test('the words of the tip can be entered with the mouse and marked', async () => {
		const { frame, mark, tip } = await plot(figureIn('dots'));
		await mark('Finland, 2024: 66.5%').hover();
		await expect.poll(tip).toBe('Finland, 2024: 66.5%');
		await userEvent.hover(frame.querySelector('.tip')!);
		expect(tip()).toBe('Finland, 2024: 66.5%');
	});

	test('a click on a value lets its series stand out', async () => {
		const { mark, onhighlight } = await plot(figureIn('line'));
		await mark('Norway, 2021: 61.2%').click();
		expect(onhighlight).toHaveBeenLastCalledWith('NO');
	});

	test('the mouse on the name of a series dims the others while it is there, a click for longer', async () => {
		const { frame, onhighlight } = await plot(figureIn('line'));
		const name = frame.querySelector('[data-series="SE"]')!;
		await userEvent.hover(name);
		await expect.poll(() => frame.querySelectorAll('.line.dim').length).toBe(4);
		expect(frame.querySelectorAll('.line.se.dim').length).toBe(0);
		expect(frame.querySelector('.tip')).toBeNull();
		await userEvent.click(frame.querySelector('[data-series="SE"]')!);
		expect(onhighlight).toHaveBeenLastCalledWith('SE');
		await userEvent.unhover(frame);
		await expect.poll(() => frame.querySelectorAll('.dim').length).toBe(0);
	});

	test('a finger keeps what it tapped when it is lifted', async () => {
		const { frame, mark, tip } = await plot(figureIn('dots'));
		const box = mark('Norway, 2024: 63.9%').element().getBoundingClientRect();
		const touch = (type: string) =>
			frame.dispatchEvent(
				new PointerEvent(type, {
					pointerType: 'touch',
					bubbles: true,
					clientX: box.x + box.width / 2,
					clientY: box.y + box.height / 2
				})
			);
		touch('pointerdown');
		touch('pointerleave');
		await expect.poll(tip).toBe('Norway, 2024: 63.9%');
	});

	test('what the keys read stays when the mouse passes out of the plot', async () => {
		const { frame, tip } = await plot(figureIn('dots'));
		frame.focus();
		await press('ArrowRight');
		await expect.poll(tip).toBeDefined();
		const read = tip();
		frame.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
		expect(tip()).toBe(read);
	});
});
