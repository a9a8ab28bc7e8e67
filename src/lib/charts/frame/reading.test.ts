/** What is read of a chart is what its slice holds: ranked where that is allowed, with reasons where there is no value. */
import { describe, expect, test } from 'vitest';
import { FIGURE_FORMS } from '#lib/charts/examples.fixture.ts';
import { FIGURE_STATES, figureIn } from '#lib/charts/figures.fixture.ts';
import { placeOfBox } from '#lib/charts/draw/place-box.ts';
import { sceneOf } from '#lib/charts/draw/scene.ts';
import { cellOf, codesAt } from '#lib/dataset/slice.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { pointAt, pointWith } from './point-navigation.ts';
import { readingAt, readingText, type Reading } from './reading.ts';

const sceneIn = (figure: Figure) => sceneOf(figure, { width: 700, height: 0, medium: 'page' });

/** What is read at a country and year. */
function readIn(figure: Figure, codes: Record<string, string>): Reading {
	const scene = sceneIn(figure);
	return readingAt(figure, scene, pointWith(figure, scene, codes)!);
}
const namesIn = ({ rows }: Reading) => rows.map(({ name }) => name);
const rowIn = ({ rows }: Reading, name: string) => rows.find((row) => row.name === name)!;

/** The figure with other values or statuses in some cells. */
function withCells(
	figure: Figure,
	cells: { codes: Record<string, string>; value?: number | null; status?: string }[]
): Figure {
	const [values, status] = [[...figure.slice.values], { ...figure.slice.status }];
	for (const { codes, value, status: held } of cells) {
		const cell = cellOf(figure.slice, codes);
		if (value !== undefined) values[cell] = value;
		if (held) status[cell] = held;
	}
	return { ...figure, slice: { ...figure.slice, values, status } };
}
const IN_2021 = { geo: 'NO', time: '2021' };

describe('the order', () => {
	test('is from high to low; equal values stay as in the table', () => {
		const figure = withCells(figureIn('line'), [
			{ codes: { geo: 'NO', time: '2021' }, value: 67.5 },
			{ codes: { geo: 'DK', time: '2021' }, value: 67.5 }
		]);
		expect(namesIn(readIn(figure, IN_2021))).toEqual([
			'Denmark',
			'Iceland',
			'Norway',
			'Sweden',
			'Finland'
		]);
	});

	test('has those without a rank last, with the reason', () => {
		const figure = withCells(figureIn('line', 'definition-differs'), [
			{ codes: { geo: 'SE', time: '2021' }, value: null, status: 'suppressed' }
		]);
		const read = readIn(figure, IN_2021);
		expect(namesIn(read)).toEqual(['Finland', 'Norway', 'Denmark', 'Iceland', 'Sweden']);
		expect(rowIn(read, 'Iceland')).toMatchObject({ value: '67.5', letters: 'd' });
		expect(rowIn(read, 'Sweden')).toMatchObject({ value: '', letters: 'c', reason: 'suppressed' });
		expect(read.notes.join()).toContain('definition differs');
	});

	test.each([
		['the rules of comparability refuse it', { verdict: 'not' }],
		['the dataset refuses to rank countries', { unranked: ['geo'] }]
	] as const)('is that of the table where %s, which is said', (_, how) => {
		const figure = figureIn('line');
		const level = 'verdict' in how ? how.verdict : 'comparable';
		const refused: Figure = {
			...figure,
			...('unranked' in how && { unranked: [...how.unranked] }),
			verdict: { level, text: '', comparisons: [{ dimension: 'geo', level, rules: [] }] }
		};
		const read = readIn(refused, IN_2021);
		expect(namesIn(read)).toEqual(['Denmark', 'Finland', 'Iceland', 'Norway', 'Sweden']);
		expect(read.notes).toEqual(['In the order of the table, not by value']);
		expect(readingText(read)).toContain('not by value');
		expect(readIn(figure, IN_2021).notes).toEqual([]);
	});

	test('is that of the table where fewer than three have a rank', () => {
		const figure = withCells(
			figureIn('line'),
			['DK', 'IS', 'SE'].map((geo) => ({
				codes: { geo, time: '2021' },
				value: null,
				status: 'missing'
			}))
		);
		expect(namesIn(readIn(figure, IN_2021))).toEqual([
			'Denmark',
			'Finland',
			'Iceland',
			'Norway',
			'Sweden'
		]);
	});

	test('has totals and regions last', () => {
		const figure = { ...figureIn('line'), groups: { geo: ['IS'] } };
		expect(namesIn(readIn(figure, IN_2021)).at(-1)).toBe('Iceland');
	});
});

describe('the change', () => {
	test('is that from the year before, exact, and there is none across a break', () => {
		const read = readIn(
			withCells(figureIn('line', 'break'), [{ codes: { geo: 'NO', time: '2021' }, value: 60.1 }]),
			{ geo: 'NO', time: '2022' }
		);
		expect(read.since).toBe('points since 2021');
		expect(rowIn(read, 'Norway').change).toBe('+2.0');
		expect(rowIn(read, 'Iceland').change).toBe('');
		expect(rowIn(read, 'Iceland').value).toBe('68.4');
	});

	test('is not computed from a value that is not there, from another definition, or over a year that is not shown', () => {
		const figure = withCells(figureIn('line'), [
			{ codes: { geo: 'NO', time: '2020' }, value: null, status: 'missing' },
			{ codes: { geo: 'SE', time: '2020' }, status: 'definition_differs' }
		]);
		const read = readIn(figure, IN_2021);
		expect(rowIn(read, 'Norway').change).toBe('');
		expect(rowIn(read, 'Sweden').change).toBe('');
		expect(rowIn(read, 'Denmark').change).toBe('+0.9');
		const { slice, names } = figureIn('line');
		const gapped = {
			...figureIn('line'),
			slice: {
				...slice,
				dimensions: slice.dimensions.map((d) =>
					d.id === 'time' ? { ...d, codes: ['2015', ...d.codes.slice(1)] } : d
				)
			},
			names
		};
		expect(readIn(gapped, { geo: 'NO', time: '2020' }).since).toBe('');
	});

	test.each(['change', 'percent', 'index'] as const)('is not taken of what is a %s', (form) => {
		expect(readIn(figureIn(form), IN_2021).since).toBe('');
	});
});

test('of a crowd those that stand out are named, and the one that is pointed at; the rest are counted', () => {
	const figure = figureIn('line');
	const codes = Array.from({ length: 40 }, (_, i) => `R${i}`);
	const years = figure.slice.dimensions.find(({ id }) => id === 'time')!.codes;
	const crowd: Figure = {
		...figure,
		palette: { geo: ['R3', 'R5'] },
		names: {
			...figure.names,
			geo: {
				label: 'Region',
				categories: Object.fromEntries(codes.map((c) => [c, { label: c, short: c }]))
			}
		},
		slice: {
			...figure.slice,
			dimensions: figure.slice.dimensions.map((d) => (d.id === 'geo' ? { ...d, codes } : d)),
			values: codes.flatMap((_, i) => years.map(() => 90 - i))
		}
	};
	const read = readIn(crowd, { geo: 'R20', time: '2021' });
	expect(namesIn(read)).toEqual(['R3', 'R5', 'R20']);
	expect(read.notes).toEqual(['37 more in the table']);
});

test.each(FIGURE_FORMS.flatMap((form) => FIGURE_STATES.map((state) => [form, state] as const)))(
	'every value of a %s chart (%s) is pointed at where it stands, and read as it is in the slice',
	(form, state) => {
		const figure = figureIn(form, state);
		const scene = sceneIn(figure);
		const isShown = figure.slice.values.some((value) => value !== null);
		expect(scene.points.length > 0 || !isShown).toBe(true);
		scene.points.forEach(({ x, y, cell }, at) => {
			const found = pointAt(figure, scene, { x, y })!;
			// Marks that lie upon each other share a place.
			const own = scene.points[found]!;
			expect(Math.hypot(own.x - x, own.y - y)).toBeLessThan(1);
			const { current, rows } = readingAt(figure, scene, at);
			const value = figure.slice.values[cell]!;
			if (value === null) expect(current.reason).not.toBe('');
			else
				expect(Number(current.value.replace('\u2212', '-').replace('+', ''))).toBeCloseTo(value, 1);
			expect(
				new Set(rows.map((r) => codesAt(figure.slice, scene.points[r.point]!.cell))).size
			).toBe(rows.length);
		});
	}
);

describe('the box', () => {
	const view = { width: 1280, height: 800 };
	const box = { width: 320, height: 240 };
	const year = (plot: { x: number; y: number; height: number }) => ({
		x: plot.x + 200,
		y: plot.y,
		width: 1,
		height: plot.height
	});

	test.each([
		['right', { x: 40, y: 100, width: 800, height: 400 }, (x: number) => x > 840],
		['left', { x: 400, y: 100, width: 840, height: 400 }, (x: number) => x + 320 < 400]
	] as const)('stands %s of the plot where there is room', (_, plot, isBeside) => {
		const { x, y } = placeOfBox(box, plot, year(plot), view, []);
		expect(isBeside(x)).toBe(true);
		expect(y).toBe(plot.y);
	});

	test('stands below or above a plot that fills the page, and never over another plot', () => {
		const plot = { x: 40, y: 100, width: 1200, height: 400 };
		expect(placeOfBox(box, plot, year(plot), view, []).y).toBeGreaterThanOrEqual(500);
		const low = { ...plot, y: 380 };
		expect(placeOfBox(box, low, year(low), view, []).y + 240).toBeLessThanOrEqual(380);
		const small = { x: 40, y: 300, width: 600, height: 200 };
		const other = { x: 660, y: 300, width: 600, height: 200 };
		const { x, y } = placeOfBox(box, small, year(small), view, [other]);
		expect(x + 320 <= other.x || y >= 500 || y + 240 <= 300).toBe(true);
	});

	test('where the plot is all there is to see, stands on the other side of the year, inside the window', () => {
		const plot = { x: 10, y: -50, width: 1260, height: 900 };
		const { x, y } = placeOfBox(box, plot, year(plot), view, []);
		expect(x).toBeGreaterThan(plot.x + 200);
		expect(x + 320).toBeLessThanOrEqual(view.width);
		expect(y).toBeGreaterThanOrEqual(0);
	});
});
