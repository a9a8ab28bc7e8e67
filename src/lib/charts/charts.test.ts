/** What every chart promises, proved on the scene it draws: nothing invented, nothing lost, nothing outside. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#tests/full.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { cellOf, codesAt, dimensionOf } from '#lib/dataset/slice.ts';
import { isBreak, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import { COUNTRIES, FIGURE_FORMS } from './examples.fixture.ts';
import { everyFigure, figureIn } from './figures.fixture.ts';
import { spread } from './marks/labels.ts';
import { rowsOf } from './marks/rows.ts';
import { seriesStyle } from './theme/series-style.ts';
import { cellText } from './frame/cell-text.ts';
import { widthOf } from './frame/measure.ts';
import { sceneOf as drawScene } from './draw/scene.ts';
import { fittedScale } from '#lib/forms/scale.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import { formRule } from '#lib/forms/index.ts';
import { stepInGrid as neighbour } from '#lib/forms/steps.ts';
import type { Mark, Scene, Size } from './frame/scene.ts';
import { tableOf, tsvOf } from './draw/table.ts';

const YEAR = /^\d{4}$/;
const PAGE: Size = { width: 760, height: 0, medium: 'page' };
const PHONE: Size = { width: 320, height: 0, medium: 'phone' };
const PROJECTOR: Size = { width: 1792, height: 700, medium: 'projector' };
const PICTURE: Size = {
	width: 804,
	height: 380,
	medium: 'page',
	scale: { type: 17, label: 17, marker: 10, stroke: 2.75 }
};
const FIGURES = everyFigure().map((figure) => [figure.id, figure] as const);
const NULLS = ['missing', 'suppressed', 'not-applicable', 'unreliable-null'] as const;

/** True for what joins values by lines. */
const isOfLines = ({ view }: Figure): boolean => ['line', 'profile', 'slope'].includes(view.form);

/** True for dots without a place for what is not published: that is counted in words. */
const isOfDots = ({ view }: Figure): boolean => ['strip', 'scatter'].includes(view.form);
/** The cells that have a point: all, or of dots the published ones; a dot of two values is that of the second. */
const cellsWithPoints = (figure: Figure): number[] => {
	const { slice, view } = figure;
	const [first, second] = dimensionOf(slice, view.x)!.codes;
	return slice.values.flatMap((value, cell) => {
		if (!isOfDots(figure)) return [cell];
		if (value === null) return [];
		if (view.form !== 'scatter') return [cell];
		const codes = codesAt(slice, cell);
		const other = slice.values[cellOf(slice, { ...codes, [view.x]: first! })];
		return codes[view.x] === second && other !== null ? [cell] : [];
	});
};
const scenes = new WeakMap<Figure, Map<string, Scene>>();
/** The scene of a figure, drawn once for all that is promised of it. */
function sceneOf(figure: Figure, size: Size): Scene {
	const key = JSON.stringify(size);
	const drawn = scenes.get(figure) ?? new Map<string, Scene>();
	scenes.set(figure, drawn);
	const scene = drawn.get(key) ?? drawScene(figure, size);
	drawn.set(key, scene);
	return scene;
}

type Of<K extends Mark['kind']> = Extract<Mark, { kind: K }>;
const marksOf = <K extends Mark['kind']>(scene: Scene, kind: K): Of<K>[] =>
	scene.marks.filter((m): m is Of<K> => m.kind === kind);

type Corners = [number, number][];
/** Corners of each piece of a path: "M1,2L3,4M5,6L7,8". */
const piecesIn = (d: string): Corners[] =>
	d
		.slice(1)
		.split('M')
		.map((piece) =>
			piece.split('L').map((pair) => pair.split(',').map(Number) as [number, number])
		);
/** Pieces of all lines of a scene, with their series; `role` for the dotted ones and the strokes of breaks. */
const linesIn = (scene: Scene, role?: Of<'line'>['role']): { series: string; corners: Corners }[] =>
	marksOf(scene, 'line')
		.filter((line) => line.role === role)
		.flatMap(({ series, d }) => piecesIn(d).map((corners) => ({ series, corners })));

/** Whether two cells have the same category of a dimension. */
const sameIn = ({ slice }: Figure, dimension: string, a: number, b: number): boolean =>
	codesAt(slice, a)[dimension] === codesAt(slice, b)[dimension];

/** Country codes of the rows from top to bottom. */
const rowsIn = (figure: Figure, scene: Scene): string[] => [
	...new Set(
		[...scene.points].sort((a, b) => a.y - b.y).map((p) => codesAt(figure.slice, p.cell).geo!)
	)
];
/** Values of a country's row in the order of the slice. */
const valuesOf = ({ slice }: Figure, geo: string): (number | null)[] =>
	slice.values.filter((_, cell) => codesAt(slice, cell).geo === geo);

/** True for a class without an end among classes with a width. */
const isOpen = ({ slice, view, widths }: Figure, cell: number): boolean => {
	const wide = widths[view.x];
	return wide !== undefined && wide[codesAt(slice, cell)[view.x]!] === undefined;
};

type Drawn = Of<'marker'> | Of<'bar'> | Of<'hatch'> | Of<'absent'>;
/** The one mark that draws the point of a cell. */
function markAt(scene: Scene, cell: number): Drawn | undefined {
	const point = scene.points.findIndex((p) => p.cell === cell);
	return scene.marks.find((m): m is Drawn => 'point' in m && m.point === point);
}

/** True for values that may still change: the step to them is dotted. */
const mayChange = ({ slice }: Figure, cell: number): boolean =>
	/provisional|estimated/.test(slice.status[cell] ?? '');

/** Number of line pieces a series has to have: its runs of at least two published values. */
function piecesOf(figure: Figure, series: string, codes: Record<string, string>): number[] {
	const { slice, view } = figure;
	const runs: number[] = [];
	let run = 0;
	const end = () => {
		if (run > 1) runs.push(run);
		run = 0;
	};
	for (const period of dimensionOf(slice, view.x)!.codes) {
		const cell = cellOf(slice, { ...codes, [view.colour!]: series, [view.x]: period });
		// Breaks lie between periods, not between the classes of one.
		const isCut = formRule(view).xIsTime && isBreak(slice, cell);
		if (slice.values[cell] === null || isCut || mayChange(figure, cell)) end();
		if (slice.values[cell] !== null) run++;
	}
	end();
	return runs;
}

describe.each(FIGURES)('%s', (_, figure) => {
	const { slice, view } = figure;

	test('every cell that is drawn has exactly one point, with words a reader hears', () => {
		for (const size of [PAGE, PHONE, PROJECTOR]) {
			const { points } = sceneOf(figure, size);
			const cells = points.map((p) => p.cell).sort((a, b) => a - b);
			expect(cells).toEqual(cellsWithPoints(figure));
			const lacking = points.filter(({ cell, label }) => {
				const country = figure.names.geo!.categories[codesAt(slice, cell).geo!]!.short;
				const reason = figure.statuses.find((s) => s.status === slice.status[cell])?.text ?? '';
				const value = label.split(': ').slice(1).join(': ').trim();
				return !label.includes(country) || !label.includes(reason) || value === '';
			});
			expect(lacking).toEqual([]);
		}
	});

	test('a value that is not published is a cross or nothing, never a number, a bar or a dot', () => {
		const scene = sceneOf(figure, PAGE);
		slice.values.forEach((value, cell) => {
			const mark = markAt(scene, cell);
			if (!cellsWithPoints(figure).includes(cell)) return expect(mark).toBeUndefined();
			if (value !== null) {
				// A class without an end is a number without a bar.
				const isWritten = marksOf(scene, 'text').some(
					({ text }) => text === cellText(figure, cell)
				);
				expect(mark !== undefined || isWritten, `cell ${cell}`).toBe(true);
				if (mark?.kind === 'marker') expect(mark.shape).not.toBe('cross');
			}
			// Where lengths are read, an outline or a hatched box takes the place of the value.
			else if (mark?.kind === 'hatch' || mark?.kind === 'absent')
				expect(formRule(view).isReadByPosition).toBe(false);
			else if (formRule(view).isOfParts || isOpen(figure, cell)) expect(mark).toBeUndefined();
			// A line has a gap there; only what was kept back has a mark.
			else if (isOfLines(figure) && slice.status[cell] !== 'suppressed')
				expect(mark).toBeUndefined();
			else expect(mark).toMatchObject({ kind: 'marker', shape: 'cross' });
			if (value === null)
				expect(scene.points.find((p) => p.cell === cell)!.label).not.toMatch(/\d%|: [\d−]/);
		});
	});

	test('lines run through published values only, and end at breaks', () => {
		const scene = sceneOf(figure, PAGE);
		const lines = linesIn(scene);
		if (!isOfLines(figure)) return expect(lines).toEqual([]);
		const panels = view.panel
			? dimensionOf(slice, view.panel)!.codes.map((code) => ({ [view.panel!]: code }))
			: [{}];
		const expected = panels.flatMap((codes) =>
			dimensionOf(slice, view.colour!)!.codes.flatMap((series) =>
				piecesOf(figure, series, codes).map((length) => `${series} ${length}`)
			)
		);
		expect(lines.map((l) => `${l.series} ${l.corners.length}`)).toEqual(expected);
		const last = dimensionOf(slice, view.x)!.codes;
		const dotted = slice.values.filter((value, cell) => {
			const { [view.x]: period, ...codes } = codesAt(slice, cell);
			const before = last[last.indexOf(period!) - 1];
			const former = before && cellOf(slice, { ...codes, [view.x]: before });
			return value !== null && mayChange(figure, cell) && typeof former === 'number';
		});
		expect(linesIn(scene, 'dotted').length).toBe(dotted.length);
		const published = scene.points.filter((p) => slice.values[p.cell] !== null);
		for (const line of lines)
			for (const [x, y] of line.corners)
				expect(
					published.some(
						(p) => p.series === line.series && Math.abs(p.x - x) < 0.06 && Math.abs(p.y - y) < 0.06
					)
				).toBe(true);
	});

	test('zero, or what a reference would be, lies inside the axis, and so does every value', () => {
		const scene = sceneOf(figure, PAGE);
		if (formRule(view).isOfParts || formRule(view).valueAxis === 'none') {
			for (const { x } of scene.points) expect(x).toBeLessThanOrEqual(scene.width);
			return;
		}
		const upright = formRule(view).valueAxis === 'upright' ? 'y' : 'x';
		const ticks = marksOf(scene, 'text')
			.filter((t) => t.role === 'tick' && !YEAR.test(t.text))
			.map((t) => Number(t.text.replace('%', '').replace('\u2212', '-')))
			// Names of classes are no numbers.
			.filter((number) => !Number.isNaN(number));
		const { neutral, axis } = transformRule(view);
		const fitted = fittedScale(figure);
		const ground = fitted?.low ?? neutral ?? 0;
		if (fitted) {
			expect(Math.min(...ticks)).toBe(fitted.low);
			expect(marksOf(scene, 'rule').some((r) => r.role === 'base')).toBe(true);
		} else for (const value of axis) expect(ticks).toContain(value);
		const values = slice.values.filter((v) => v !== null);
		expect(Math.max(...ticks)).toBeGreaterThanOrEqual(Math.max(ground, ...values));
		expect(Math.min(...ticks)).toBeLessThanOrEqual(Math.min(ground, ...values));
		const rules = marksOf(scene, 'rule').filter((r) =>
			fitted ? r.role === 'base' : r.role === 'zero' || r.role === 'axis'
		);
		expect(rules.length).toBeGreaterThan(0);
		// Published values stand in the order of their numbers, and zero is where its line is.
		const [panel] = scene.points;
		const lined = scene.points.filter(
			(p) =>
				slice.values[p.cell] !== null &&
				(!view.panel || sameIn(figure, view.panel, p.cell, panel!.cell))
		);
		const zero = rules[0]![`${upright}1`];
		// Of a difference in parts, the second begins where the first ends.
		const ofZero = lined.filter((p) => !formRule(view).ofClasses || p.column !== 1);
		expect(ofZero.length > 0).toBe(lined.length > 0);
		for (const p of ofZero) {
			const beyond = upright === 'y' ? zero - p.y : p.x - zero;
			expect(Math.sign(Math.round(beyond * 100))).toBe(Math.sign(slice.values[p.cell]! - ground));
		}
	});

	test('the arrow keys reach every point and never leave', () => {
		const { points } = sceneOf(figure, PAGE);
		if (isOfDots(figure) && points.length === 0) return expect(cellsWithPoints(figure)).toEqual([]);
		const reached = new Set([neighbour(points, undefined, 'ArrowRight')!]);
		const left: string[] = [];
		for (const from of reached)
			for (const key of [
				'ArrowLeft',
				'ArrowRight',
				'ArrowUp',
				'ArrowDown',
				'Home',
				'End',
				'PageUp',
				'PageDown'
			]) {
				const next = neighbour(points, from, key);
				if (points[next!]) reached.add(next!);
				else left.push(`${key} from ${from}`);
			}
		expect(left).toEqual([]);
		expect(reached.size).toBe(points.length);
		expect(neighbour(points, 0, 'a')).toBeUndefined();
	});

	test('the table holds the same values and marks', () => {
		const cells = tableOf(figure).rows.flatMap((r) => r.cells);
		expect(cells.map((c) => c.cell).sort((a, b) => a - b)).toEqual(slice.values.map((__, i) => i));
		for (const { cell, value, text, marks, status } of cells) {
			expect(value).toBe(slice.values[cell]);
			expect(status).toBe(slice.status[cell] ?? 'ok');
			expect(marks).toBe(STATUS_MARKS[(slice.status[cell] ?? 'ok') as keyof typeof STATUS_MARKS]);
			expect(text).toBe(
				value === null ? '' : value.toFixed(figure.unit.decimals).replace('-', '\u2212')
			);
		}
	});

	test('its copy for other programs has ASCII minus and decimal points', () => {
		const lines = tsvOf(tableOf({ ...figure, language: 'sv' }))
			.split('\n')
			.map((l) => l.split('\t'));
		expect(new Set(lines.map((l) => l.length)).size).toBe(1);
		const numbers = lines
			.slice(1)
			.flat()
			.filter((t) => /^[-\u2212]?\d/.test(t));
		for (const text of numbers) expect(text).toMatch(/^-?\d+(\.\d+)?$/);
		expect(numbers.map(Number).sort()).toEqual(slice.values.filter((v) => v !== null).sort());
	});
});

/** Left and right end of a text. */
function spanOf(text: Of<'text'>, { type, label }: Scene): [number, number] {
	const width =
		text.role === 'label' ? widthOf(text.text, label, 'bold') : widthOf(text.text, type);
	const left = text.x - { start: 0, middle: width / 2, end: width }[text.anchor];
	return [left, left + width];
}

/** Every x and every y a mark touches. */
function reachOf(mark: Mark, scene: Scene): { xs: number[]; ys: number[] } {
	switch (mark.kind) {
		case 'rule':
			return { xs: [mark.x1, mark.x2], ys: [mark.y1, mark.y2] };
		case 'line': {
			const corners = piecesIn(mark.d).flat();
			return { xs: corners.map(([x]) => x), ys: corners.map(([, y]) => y) };
		}
		case 'absent':
		case 'bar':
		case 'hatch':
		case 'band':
			return { xs: [mark.x, mark.x + mark.width], ys: [mark.y, mark.y + mark.height] };
		case 'marker':
			return { xs: [mark.x], ys: [mark.y] };
		case 'text':
			return { xs: spanOf(mark, scene), ys: [mark.y] };
	}
}

function sizesFor(width: number): Size[] {
	if (width < 480) return [{ ...PHONE, width }];
	const page = { ...PAGE, width };
	return width < 760 ? [page] : [page, { ...PICTURE, width, height: 420 }];
}
const WIDTHS = [320, 360, 420, 480, 560, 640, 760, 900, 1050, 1200];

describe.each(FIGURE_FORMS)('a %s chart of any width', (form) => {
	test.each(WIDTHS)('draws nothing outside its %i units', (width) => {
		const outside: string[] = [];
		for (const [, figure] of FIGURES.filter(([id]) => id.startsWith(`${form}-`)))
			for (const size of sizesFor(width)) {
				const scene = drawScene(figure, size);
				expect(scene.height).toBeGreaterThan(0);
				for (const mark of scene.marks) {
					const { xs, ys } = reachOf(mark, scene);
					const isInside =
						xs.every((x) => x >= -1 && x <= width + 1) &&
						ys.every((y) => y >= -1 && y <= scene.height + 1);
					if (!isInside)
						outside.push(
							`${figure.id} ${size.medium} ${JSON.stringify(mark)}: x ${xs.join()}, y ${ys.join()}`
						);
				}
			}
		expect(outside).toEqual([]);
	});
});

describe('labels beside line ends', () => {
	const room = fc
		.record({
			wanted: fc.array(fc.double({ min: -50, max: 550, noNaN: true }), {
				minLength: 1,
				maxLength: 12
			}),
			apart: fc.double({ min: 1, max: 40, noNaN: true })
		})
		.map(({ wanted, apart }) => ({
			wanted,
			apart,
			high: Math.max(500, (wanted.length - 1) * apart + 1)
		}));

	test('keep their order, their distance and stay inside', () => {
		fc.assert(
			fc.property(room, ({ wanted, apart, high }) => {
				const places = spread(wanted, apart, 0, high);
				const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i);
				const sorted = order.map(({ i }) => places[i]!);
				sorted.forEach((y, k) => {
					expect(y).toBeGreaterThanOrEqual(-0.02);
					expect(y).toBeLessThanOrEqual(high + 0.02);
					if (k > 0) expect(y - sorted[k - 1]!).toBeGreaterThanOrEqual(apart - 0.02);
				});
			}),
			{ numRuns: runs(500) }
		);
	});
	test('stay where they are when nothing is in the way', () => {
		expect(spread([10, 200, 90], 20, 0, 300)).toEqual([10, 200, 90]);
		expect(spread([], 20, 0, 300)).toEqual([]);
	});
	test.each([PAGE, PHONE])('never overlap in a line chart ($medium)', (size) => {
		for (const figure of everyFigure().filter((f) => isOfLines(f) && !f.view.panel)) {
			const scene = sceneOf(figure, size);
			for (const anchor of ['start', 'end']) {
				const ys = marksOf(scene, 'text')
					.filter((t) => t.role === 'label' && t.anchor === anchor)
					.map((t) => t.y)
					.sort((a, b) => a - b);
				ys.slice(1).forEach((y, i) =>
					expect(y - ys[i]!, figure.id).toBeGreaterThanOrEqual(scene.label * 1.15)
				);
			}
		}
	});
});

describe('states in drawings', () => {
	const sweden2022 = (figure: Figure) => cellOf(figure.slice, { geo: 'SE', time: '2022' });

	test.each(NULLS)('a %s period of a line is off the line', (state) => {
		const figure = figureIn('line', state);
		const scene = sceneOf(figure, PAGE);
		const point = scene.points.find((p) => p.cell === sweden2022(figure))!;
		const swedish = linesIn(scene).filter((l) => l.series === 'SE');
		expect(swedish.map((l) => l.corners.length)).toEqual([3, 2]);
		for (const line of swedish)
			for (const [x] of line.corners) expect(Math.abs(x - point.x)).toBeGreaterThan(1);
		expect(marksOf(scene, 'line').some((l) => l.series === 'IS')).toBe(false);
		const crosses = marksOf(scene, 'marker').filter((m) => m.shape === 'cross' && m.x === point.x);
		if (state !== 'suppressed') return expect(crosses).toEqual([]);
		// Crosses of one period stand on each other, the first on the foot of the plot.
		const foot = marksOf(scene, 'rule').find((r) => ['axis', 'zero', 'base'].includes(r.role))!.y1;
		expect(crosses.length).toBe(2);
		expect(Math.max(...crosses.map((m) => m.y))).toBeCloseTo(foot, 6);
		expect(Math.abs(crosses[0]!.y - crosses[1]!.y)).toBeGreaterThanOrEqual(scene.marker);
	});
	test('a break of one series cuts its line, with two strokes in its colour between the pieces', () => {
		const figure = figureIn('line', 'break');
		const scene = sceneOf(figure, PAGE);
		const [before, after] = linesIn(scene)
			.filter((l) => l.series === 'SE')
			.map((l) => l.corners);
		const [last] = before!.at(-1)!;
		const [first] = after![0]!;
		const strokes = linesIn(scene, 'break').filter(({ series }) => series === 'SE');
		expect(strokes).toHaveLength(2);
		for (const [x] of strokes.flatMap(({ corners }) => corners)) {
			expect(x).toBeGreaterThan(last);
			expect(x).toBeLessThan(first);
		}
		expect(marksOf(scene, 'line').find((l) => l.role === 'break')!.tone).toBe(
			marksOf(scene, 'line').find((l) => l.role === undefined && l.series === 'IS')?.tone ?? 'se'
		);
		expect(marksOf(scene, 'band')).toEqual([]);
	});
	test('a break of all series is a band with words, and no line crosses it', () => {
		const plain = figureIn('line');
		const cells = plain.slice.values.flatMap((_, i) =>
			codesAt(plain.slice, i).time === '2022' ? [i] : []
		);
		const status = Object.fromEntries(cells.map((cell) => [cell, 'break']));
		const scene = sceneOf({ ...plain, slice: { ...plain.slice, status } }, PAGE);
		const [band, ...others] = marksOf(scene, 'band');
		expect(others).toEqual([]);
		expect(linesIn(scene, 'break')).toEqual([]);
		expect(marksOf(scene, 'text').find((t) => t.role === 'event')?.text).toContain('2022');
		for (const { corners } of linesIn(scene)) {
			const xs = corners.map(([x]) => x);
			expect(Math.max(...xs) <= band!.x || Math.min(...xs) >= band!.x + band!.width).toBe(true);
		}
		// One series that goes on is not broken with the others.
		const { [cells[0]!]: gone, ...rest } = status;
		expect(gone).toBe('break');
		const but = sceneOf({ ...plain, slice: { ...plain.slice, status: rest } }, PAGE);
		expect(marksOf(but, 'band')).toEqual([]);
		expect(linesIn(but, 'break')).toHaveLength((cells.length - 1) * 2);
	});
	test.each(['provisional', 'unreliable'] as const)(
		'a %s value has a marker of its own look in lines and rows',
		(state) => {
			const fill = state === 'unreliable' ? 'faint' : 'hollow';
			for (const form of ['line', 'dots', 'dumbbell', 'panels'] as const) {
				const figure = figureIn(form, state);
				const scene = sceneOf(figure, PAGE);
				for (const cell of Object.keys(figure.slice.status).map(Number))
					expect(markAt(scene, cell), `${form} ${cell}`).toMatchObject({ fill });
				const plain = figure.slice.values.findIndex(
					(__, i) => figure.slice.status[i] === undefined
				);
				expect(markAt(scene, plain)).toMatchObject({ fill: 'full' });
			}
		}
	);
	test.each(['break', 'provisional', 'unreliable', 'definition-differs'] as const)(
		'%s has its letter once for each value it holds for, or its look in lines',
		(state) => {
			for (const form of FIGURE_FORMS) {
				const figure = figureIn(form, state);
				const { mark, status } = figure.statuses[0]!;
				const held = Object.keys(figure.slice.status).length;
				for (const size of [PAGE, PHONE, { ...PHONE, width: 200 }]) {
					const texts = marksOf(sceneOf(figure, size), 'text');
					const found = texts.filter((t) => t.text.split(' ').includes(mark)).length;
					const isLook = formRule(figure.view).looks?.includes(status as Status);
					const isTold = !isLook && !isOfDots(figure);
					expect(found, `${form}, ${size.medium}`).toBe(isTold ? held : 0);
				}
			}
		}
	);
});

describe('rows', () => {
	test.each(['dots', 'gap'] as const)(
		'of countries go from high to low in %s, those without values last and named',
		(form) => {
			for (const state of NULLS) {
				const figure = figureIn(form, state);
				const scene = sceneOf(figure, PAGE);
				const rows = rowsIn(figure, scene);
				const values = rows.flatMap((geo) => valuesOf(figure, geo));
				expect(values.map((v) => v === null)).toEqual([false, false, false, true, true]);
				expect(values.slice(0, 3)).toEqual(values.slice(0, 3).sort((a, b) => b! - a!));
				const texts = marksOf(scene, 'text').sort((a, b) => a.y - b.y);
				const names = rows.map((geo) => figure.names.geo!.categories[geo]!.short);
				expect(texts.filter((t) => names.includes(t.text)).map((t) => t.text)).toEqual(names);
				const { mark, text } = figure.statuses[0]!;
				const why = texts.filter((t) => t.role === 'faint').map((t) => t.text);
				expect(why.filter((t) => t.startsWith(mark)).length).toBe(2);
				expect(why.join(' ').replaceAll(mark, '')).toContain(text.split(' ')[0]);
			}
		}
	);
	test('of a dumbbell go by the distance between the outer groups', () => {
		const figure = figureIn('dumbbell', 'missing');
		const rows = rowsIn(figure, sceneOf(figure, PAGE));
		const distances = rows.slice(0, -1).map((geo) => {
			const known = valuesOf(figure, geo).filter((v) => v !== null);
			return Math.max(...known) - Math.min(...known);
		});
		expect(rows.at(-1)).toBe('IS');
		expect(distances).toEqual([...distances].sort((a, b) => b - a));
	});
	test.each(FIGURES.filter(([, f]) => !formRule(f.view).xIsTime))(
		'%s: no text lies on another',
		(_, figure) => {
			for (const size of [PAGE, PHONE, PROJECTOR, PICTURE]) {
				const scene = sceneOf(figure, size);
				const texts = marksOf(scene, 'text').map((t) => ({ ...t, span: spanOf(t, scene) }));
				const onto = texts.flatMap((a, i) =>
					texts
						.slice(i + 1)
						.filter((b) => Math.abs(a.y - b.y) < scene.type * 0.9)
						.filter((b) => a.span[0] < b.span[1] && b.span[0] < a.span[1])
						.map((b) => `${size.medium}: "${a.text}" and "${b.text}"`)
				);
				expect(onto).toEqual([]);
			}
		}
	);
	test.each(FIGURES.filter(([, f]) => formRule(f.view).isOfParts))(
		'%s: parts stand side by side and fill no more than the bar',
		(_, figure) => {
			for (const size of [PAGE, PHONE, PROJECTOR]) {
				const scene = sceneOf(figure, size);
				const boxes = [
					...marksOf(scene, 'bar'),
					...marksOf(scene, 'hatch'),
					...marksOf(scene, 'absent')
				];
				for (const y of new Set(boxes.map((b) => b.y))) {
					const row = boxes.filter((b) => b.y === y).sort((a, b) => a.x - b.x);
					row.forEach((box, i) => {
						const before = row[i - 1];
						if (before) expect(box.x).toBeGreaterThanOrEqual(before.x + before.width);
					});
					const last = row.at(-1)!;
					expect(last.x + last.width).toBeLessThanOrEqual(size.width);
				}
				// What nobody published is a hatched rest of the bar, not a part.
				const open = COUNTRIES.filter((geo) => valuesOf(figure, geo).includes(null));
				const hatched = boxes.filter((b) => b.kind !== 'bar');
				expect(new Set(hatched.map((b) => b.y)).size).toBe(open.length);
			}
		}
	);
});

test('a magnitude stands beside the axis and in the name of every mark, never a bare sign of money', () => {
	const unit = {
		text: 'million euro',
		symbol: '€',
		magnitude: 'million',
		decimals: 1,
		kind: 'money' as const
	};
	for (const form of FIGURE_FORMS) {
		const plain = figureIn(form);
		const figure = { ...plain, unit, axisTitle: '' };
		const texts = marksOf(sceneOf(figure, PAGE), 'text').map(({ text }) => text);
		const money = texts.filter((text) => text.includes('€'));
		expect(
			money.filter((text) => !text.includes('million')),
			form
		).toEqual([]);
		// Without an axis the unit is in the subtitle.
		if (formRule(figure.view).valueAxis !== 'none') expect(texts.join(), form).toContain('million');
	}
});

describe('a total beside its parts', () => {
	const groups = { group: ['rest'], geo: ['SE'] };
	const plain = figureIn('dumbbell');
	const figure = { ...plain, groups };
	test('has no colour of a group, and the others have theirs as if it were not there', () => {
		const style = (f: typeof plain, code: string) => seriesStyle(f, 'group', code);
		expect(style(figure, 'rest')).toEqual({ tone: 'grey', shape: 'ring' });
		expect(style(figure, 'foreign')).toEqual(style(plain, 'foreign'));
		expect(style(figure, 'descendants').tone).toBe('g2');
		expect(seriesStyle(figure, 'geo', 'SE').tone).toBe('grey');
	});
	test('has no rank, and ranks no row', () => {
		const codes = (f: typeof plain) => rowsOf({ figure: f, codes: {} }).map(({ code }) => code);
		expect(codes(figure).at(-1)).toBe('SE');
		expect([...codes(figure)].sort()).toEqual([...codes(plain)].sort());
		expect(rowsOf({ figure, codes: {} })[0]!.compared).toHaveLength(2);
		const [first] = rowsOf({ figure: plain, codes: {} });
		expect(first!.compared).toEqual(first!.values);
	});
	test('is no end of the difference that stands beside the marks', () => {
		const written = marksOf(sceneOf(figure, PAGE), 'text')
			.filter(({ role }) => role === 'difference')
			.map(({ text }) => Number(text.replace('\u2212', '-').replace(/[^\d.-]/g, '')));
		const expected = rowsOf({ figure, codes: {} }).map(({ values: [first, second] }) =>
			Number((first! - second!).toFixed(1))
		);
		expect(written).toEqual(expected);
	});
});
