/** A plot is read point by point, with keys, mouse and touch, and every point says its value, unit and status. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Figure } from '#lib/forms/figure.ts';
import { statusText } from '#lib/text/statuses.ts';
import Plot from './Plot.svelte';
import { sceneOf } from './draw/scene.ts';
import { fetchDrawing } from './drawing.svelte.ts';
import { FIGURE_FORMS } from './examples.fixture.ts';
import { figureIn } from './figures.fixture.ts';

beforeAll(fetchDrawing);

/** A plot in the page, with everything it tells the page. */
async function plot(figure: Figure, props: { highlight?: string; isNarrow?: boolean } = {}) {
	const [width, medium] = props.isNarrow ? [340, 'phone' as const] : [700, 'page' as const];
	const scene = sceneOf(figure, { width, height: 0, medium });
	const onread = vi.fn<(text: string) => void>();
	const onhighlight = vi.fn<(series: string | undefined) => void>();
	const given = {
		figure,
		scene,
		isDrawn: false,
		label: 'Chart: employment.',
		role: 'Chart',
		onread,
		onhighlight
	};
	const screen = await render(Plot, { ...given, ...props });
	const frame = screen.getByRole('application').element() as HTMLElement;
	frame.style.width = `${width}px`;
	const texts = (selector: string) =>
		[...frame.querySelectorAll(selector)].map((e) => e.textContent?.trim());
	/** Title, units and, row by row, all words of the box. */
	const box = () => {
		const [head, ...rows] = frame.querySelectorAll('.read-box tr');
		const cells = (row: Element) => [...row.children].map((e) => e.textContent).filter(Boolean);
		return head ? [cells(head), ...rows.map(cells)] : undefined;
	};
	const title = () => box()?.[0]![0];
	/** The row of the box that is pointed at. */
	const current = () => texts('.read-box .current td').filter(Boolean);
	const point = (
		at: { x: number; y: number },
		type = 'pointermove',
		pointerType: 'mouse' | 'touch' = 'mouse'
	) => {
		const { left, top } = frame.getBoundingClientRect();
		const more = { bubbles: true, clientX: left + at.x, clientY: top + at.y };
		frame.dispatchEvent(new PointerEvent(type, { pointerType, ...more }));
	};
	const placeOf = (label: string) => scene.points.find((p) => p.label.startsWith(label))!;
	const mark = (name: string) => screen.getByRole('img', { name, exact: true });
	const show = (more: { highlight?: string | undefined }) =>
		screen.rerender({ ...given, ...props, ...more });
	return {
		scene,
		screen,
		frame,
		texts,
		box,
		title,
		current,
		point,
		placeOf,
		mark,
		onread,
		onhighlight,
		show
	};
}
const press = async (...keys: string[]) => {
	for (const key of keys) await userEvent.keyboard(`{${key}}`);
};
/** Whether a key was left to the browser. */
const isLeft = (frame: HTMLElement, key: string, more: KeyboardEventInit = {}) =>
	frame.dispatchEvent(
		new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
	);

const IN_2019 = [
	['2019', 'per cent'],
	['Iceland', '65.7'],
	['Sweden', '63.1'],
	['Finland', '62.0'],
	['Norway', '59.4'],
	['Denmark', '58.3']
];
const SAID_2019 =
	'2019, per cent: Iceland 65.7; Sweden 63.1; Finland 62.0; Norway 59.4; Denmark 58.3';

describe('with keys', () => {
	test('one Tab reaches the plot, and each arrow key reads the values of the next year, as the box ranks them', async () => {
		const { frame, box, onread } = await plot(figureIn('line'));
		await userEvent.tab();
		expect(document.activeElement).toBe(frame);
		expect(box()).toBeUndefined();
		await press('ArrowRight');
		await expect.poll(box).toEqual(IN_2019);
		expect(onread.mock.lastCall).toEqual([SAID_2019]);
		await press('ArrowRight');
		await expect.poll(box).toEqual([
			['2020', 'per cent', 'points since 2019'],
			['Iceland', '66.6', '+0.9'],
			['Sweden', '64.0', '+0.9'],
			['Finland', '62.9', '+0.9'],
			['Norway', '60.3', '+0.9'],
			['Denmark', '59.2', '+0.9']
		]);
		expect(onread.mock.lastCall![0]).toMatch(/^2020, per cent: Iceland 66.6; Sweden 64.0/);
		await press('ArrowLeft');
		await expect.poll(box).toEqual(IN_2019);
		expect(onread).toHaveBeenCalledTimes(3);
	});

	test('a rule stands at the year, which a flag names in place of the years beside it', async () => {
		const { frame, texts } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight', 'ArrowRight', 'ArrowRight');
		await expect.poll(() => texts('.flag-text')).toEqual(['2021']);
		expect(frame.querySelectorAll('.year-rule')).toHaveLength(1);
		const covered = () =>
			[...frame.querySelectorAll('.tick')]
				.filter((e) => getComputedStyle(e).visibility === 'hidden')
				.map((e) => e.textContent);
		await expect.poll(covered).toContain('2021');
		expect(covered()).not.toContain('2019');
		await press('Escape');
		await expect.poll(covered).toEqual([]);
		expect(frame.querySelector('.year-rule')).toBeNull();
	});

	test('Home and End lead to the first and last year, up and down to the other countries of a year, which are read alone', async () => {
		const { frame, title, current, onread } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight', 'End');
		await expect.poll(title).toBe('2024');
		await press('Home', 'PageDown');
		await expect.poll(title).toBe('2024');
		await press('ArrowDown');
		await expect.poll(current).toEqual(['Finland', '66.5', '+0.9']);
		expect(onread.mock.lastCall).toEqual(['Finland, 2024: 66.5%; +0.9 points since 2023']);
		await press('PageUp', 'ArrowUp');
		await expect.poll(current).toEqual(['Denmark', '58.3']);
		expect(onread.mock.lastCall).toEqual(['Denmark, 2019: 58.3%']);
	});

	test('at either end a key changes nothing', async () => {
		const { frame, title, current } = await plot(figureIn('line'));
		frame.focus();
		await press('End');
		await expect.poll(current).toEqual(['Sweden', '67.6', '+0.9']);
		await press('ArrowRight', 'ArrowDown');
		await expect.poll(title).toBe('2024');
		await press('Home', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft');
		await expect.poll(title).toBe('2019');
		expect(current()).toEqual(['Denmark', '58.3']);
	});

	test('Escape takes the reading away, and is otherwise left to what is around the plot', async () => {
		const { frame, box, onhighlight } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight');
		await expect.poll(box).toBeDefined();
		expect(isLeft(frame, 'Escape')).toBe(false);
		await expect.poll(box).toBeUndefined();
		expect(onhighlight).toHaveBeenLastCalledWith(undefined);
		expect(isLeft(frame, 'Escape')).toBe(true);
	});

	test('Enter lets the series of the point that is read stand out, and Enter again all of them', async () => {
		const { frame, title, onhighlight, show } = await plot(figureIn('line'));
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
		expect(title()).toBe('2019');
		await press(' ');
		expect(onhighlight).toHaveBeenLastCalledWith(undefined);
		await show({ highlight: undefined });
		await press('Escape');
		await expect.poll(() => frame.querySelectorAll('.dim').length).toBe(0);
	});

	test('the reading goes with the focus', async () => {
		const { frame, box } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight');
		await expect.poll(box).toBeDefined();
		frame.blur();
		await expect.poll(box).toBeUndefined();
	});

	test('keys that mean something to the browser, and letters, are left alone', async () => {
		const { frame, box } = await plot(figureIn('line'));
		frame.focus();
		for (const modifier of ['altKey', 'ctrlKey', 'metaKey'])
			expect(isLeft(frame, 'ArrowLeft', { [modifier]: true }), modifier).toBe(true);
		expect(isLeft(frame, 'Tab')).toBe(true);
		expect(isLeft(frame, 'a')).toBe(true);
		expect(isLeft(frame, 'Enter')).toBe(true);
		expect(box()).toBeUndefined();
		expect(isLeft(frame, 'ArrowLeft')).toBe(false);
	});

	test.each(FIGURE_FORMS)('every value of a %s chart can be reached, and is said', async (form) => {
		const { frame, scene, onread } = await plot(figureIn(form));
		const heard = new Set<string>();
		const press = (key: string) => {
			isLeft(frame, key);
			const said = onread.mock.lastCall![0];
			heard.add(said);
			return said;
		};
		press('ArrowRight');
		// Along all columns, in each of them down and up again; then along all rows.
		const again = (count: number, key: string) => {
			for (let i = 0; i < count; i++) press(key);
		};
		const columns = 1 + Math.max(...scene.points.map((point) => point.column));
		const rows = 1 + Math.max(...scene.points.map((point) => point.row));
		for (let column = 0; column < columns; column++) {
			again(rows, 'ArrowDown');
			again(rows, 'ArrowUp');
			press('ArrowRight');
		}
		for (let row = 0; row < rows; row++) {
			again(columns, 'ArrowLeft');
			again(columns, 'ArrowRight');
			press('ArrowDown');
		}
		const said = [...heard].map((text) => text.split(';')[0]);
		for (const { label } of scene.points) expect(said, label).toContain(label.split(';')[0]);
	});

	test('a change of what is shown leaves the year that is read', async () => {
		const { frame, title, box, screen } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight', 'ArrowRight');
		await expect.poll(title).toBe('2020');
		const figure = figureIn('line', 'missing');
		const scene = sceneOf(figure, { width: 700, height: 0, medium: 'page' });
		await screen.rerender({ figure, scene });
		await expect.poll(() => box()?.at(-1)?.[0]).toMatch(/^Icelandno data/);
		expect(title()).toBe('2020');
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
	test('the values of the year are ranked in one box beside the plot, and go when the mouse leaves', async () => {
		const { frame, placeOf, point, box, title, current } = await plot(figureIn('line'));
		point(placeOf('Norway, 2019'));
		await expect.poll(box).toEqual(IN_2019);
		expect(current()).toEqual(['Norway', '59.4']);
		const [outer, inner] = [frame, frame.querySelector('.read-box')!].map((e) =>
			e.getBoundingClientRect()
		);
		expect(inner!.left >= outer!.right || inner!.top >= outer!.bottom).toBe(true);
		point(placeOf('Norway, 2022'));
		await expect.poll(title).toBe('2022');
		await userEvent.unhover(page.getByRole('application'));
		frame.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
		await expect.poll(box).toBeUndefined();
	});

	test('of a row all values are named, in the order of its marks', async () => {
		const { frame, placeOf, point, box, current } = await plot(figureIn('dumbbell'));
		point(placeOf('Sweden, Descendants'));
		await expect.poll(box).toEqual([
			['Sweden, 2024', 'per cent'],
			['Foreign-born', '67.6'],
			['Descendants', '71.1'],
			['Rest', '74.6']
		]);
		expect(current()).toEqual(['Descendants', '71.1']);
		expect(frame.querySelectorAll('.read-row')).toHaveLength(1);
	});

	test('in small multiples the rule stands in every panel, and each head has the values of its panel', async () => {
		const { frame, placeOf, point, texts, title } = await plot(figureIn('panels'));
		point(placeOf('Denmark, Foreign-born, 2020'));
		await expect.poll(title).toBe('Denmark, 2020');
		expect(frame.querySelectorAll('.year-rule')).toHaveLength(5);
		expect(texts('.flag-text')).toEqual(Array(5).fill('2020'));
		expect(texts('.head')[0]).toMatch(/^2020: 73.4.*66.3.*59.2$/);
	});

	test('the words of the box can be entered with the mouse and marked', async () => {
		const { frame, placeOf, point, title } = await plot(figureIn('line'));
		point(placeOf('Finland, 2020'));
		await expect.poll(title).toBe('2020');
		await userEvent.hover(frame.querySelector('.read-box')!);
		expect(title()).toBe('2020');
	});

	test('a click keeps the year, another moves it there, and one on the same year lets go', async () => {
		const { frame, placeOf, point, title } = await plot(figureIn('line'));
		const click = (label: string) => {
			const { left, top } = frame.getBoundingClientRect();
			const { x, y } = placeOf(label);
			const more = { bubbles: true, clientX: left + x, clientY: top + y };
			frame.dispatchEvent(new MouseEvent('click', more));
		};
		const leave = () =>
			frame.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
		point(placeOf('Norway, 2021'));
		click('Norway, 2021');
		point(placeOf('Norway, 2023'));
		leave();
		await expect.poll(title).toBe('2021');
		click('Sweden, 2023');
		await expect.poll(title).toBe('2023');
		leave();
		expect(title()).toBe('2023');
		click('Sweden, 2023');
		leave();
		await expect.poll(title).toBeUndefined();
	});

	test('the mouse on the name of a series dims the others while it is there, a click for longer', async () => {
		const { frame, onhighlight } = await plot(figureIn('line'));
		const name = frame.querySelector('[data-series="SE"]')!;
		await userEvent.hover(name);
		await expect.poll(() => frame.querySelectorAll('.line.dim').length).toBe(4);
		expect(frame.querySelectorAll('.line.se.dim').length).toBe(0);
		expect(frame.querySelector('.read-box')).toBeNull();
		await userEvent.click(frame.querySelector('[data-series="SE"]')!);
		expect(onhighlight).toHaveBeenLastCalledWith('SE');
		await userEvent.unhover(frame);
		frame.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
		await expect.poll(() => frame.querySelectorAll('.dim').length).toBe(0);
	});

	test('what stands out is shown by the elements that are there', async () => {
		const { frame, show } = await plot(figureIn('line'));
		const [line, marks] = [
			frame.querySelector('.line.dk'),
			frame.querySelectorAll('svg > *').length
		];
		await show({ highlight: 'SE' });
		await expect.poll(() => line!.classList.contains('dim')).toBe(true);
		expect(frame.querySelectorAll('svg > *').length).toBe(marks);
		expect(frame.querySelector('.line.dk')).toBe(line);
	});

	test('what the keys read stays when the mouse passes out of the plot', async () => {
		const { frame, box } = await plot(figureIn('line'));
		frame.focus();
		await press('ArrowRight');
		await expect.poll(box).toBeDefined();
		frame.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
		expect(box()).toEqual(IN_2019);
	});
});

describe('with a finger', () => {
	/** The line above a narrow plot. */
	const line = () => [
		document.querySelector('.values .title')?.textContent,
		...[...document.querySelectorAll('.values li')].map((e) => e.textContent.trim())
	];

	test('values stand in a line above the plot from the start, and nothing appears under the finger', async () => {
		const { frame, placeOf, point } = await plot(figureIn('line'), { isNarrow: true });
		expect(line()).toEqual(['2024', 'IS 70.2', 'SE 67.6', 'FI 66.5', 'NO 63.9', 'DK 62.8']);
		point(placeOf('Norway, 2020'), 'pointerdown', 'touch');
		await expect
			.poll(line)
			.toEqual(['2020', 'IS 66.6', 'SE 64.0', 'FI 62.9', 'NO 60.3', 'DK 59.2']);
		point(placeOf('Norway, 2022'), 'pointermove', 'touch');
		await expect.poll(() => line()[0]).toBe('2022');
		expect(frame.querySelectorAll('.year-rule')).toHaveLength(1);
		expect(frame.querySelector('.read-box')).toBeNull();
		// The page still scrolls, and what was touched stays.
		expect(getComputedStyle(frame).touchAction).toBe('pan-y');
		point(placeOf('Norway, 2022'), 'pointerleave', 'touch');
		frame.blur();
		expect(line()[0]).toBe('2022');
	});

	test('buttons of 44 pixels lead to the years before and after, which are read aloud', async () => {
		const { screen, onread } = await plot(figureIn('line'), { isNarrow: true });
		const back = screen.getByRole('button', { name: 'Back' });
		const size = back.element().getBoundingClientRect();
		expect([size.width, size.height].every((side) => side >= 44)).toBe(true);
		await back.click();
		await expect.poll(() => line()[0]).toBe('2023');
		expect(onread.mock.lastCall![0]).toMatch(/^2023, per cent: Iceland 69.3; Sweden 66.7/);
		await screen.getByRole('button', { name: 'On' }).click();
		await screen.getByRole('button', { name: 'On' }).click();
		await expect.poll(() => line()[0]).toBe('2024');
	});

	test('on a wide plot the box stays when the finger is lifted', async () => {
		const { placeOf, point, box } = await plot(figureIn('dots'));
		point(placeOf('Norway, 2024'), 'pointerdown', 'touch');
		point(placeOf('Norway, 2024'), 'pointerleave', 'touch');
		await expect.poll(box).toEqual([
			['Norway, 2024', 'per cent'],
			['Employment rate', '63.9']
		]);
	});
});

describe('from one state to the next', () => {
	/** What moves within a plot that shows another figure than before. */
	async function moved(isReduced: boolean, next: Figure) {
		vi.spyOn(window, 'matchMedia').mockImplementation(
			(media) => ({ media, matches: isReduced }) as MediaQueryList
		);
		const { frame, screen } = await plot(figureIn('line'));
		const running = () =>
			[...frame.querySelectorAll('svg.plot > *')].filter((e) =>
				e.getAnimations().some((one) => !(one instanceof CSSTransition))
			);
		expect(running()).toEqual([]);
		const scene = sceneOf(next, { width: 700, height: 0, medium: 'page' });
		await screen.rerender({ figure: next, scene });
		return { moving: running(), frame };
	}
	const higher = (): Figure => {
		const figure = figureIn('line');
		const values = figure.slice.values.map((v, i) => (v === null ? null : v + (i % 5)));
		return { ...figure, slice: { ...figure.slice, values } };
	};

	test('lines, marks and names move, and the drawing is the new one at once', async () => {
		const { moving, frame } = await moved(false, higher());
		const classes = moving.map((e) => e.classList[0]);
		expect(classes).toEqual(expect.arrayContaining(['line', 'marker', 'label']));
		// What is read off the drawing meanwhile is what it shows.
		const scene = sceneOf(higher(), { width: 700, height: 0, medium: 'page' });
		const lines = scene.marks.flatMap((m) => (m.kind === 'line' ? [m.d] : []));
		expect([...frame.querySelectorAll('.line')].map((e) => e.getAttribute('d'))).toEqual(lines);
	});

	test('nothing moves for readers who ask for that', async () => {
		const { moving } = await moved(true, higher());
		expect(moving).toEqual([]);
	});
});
