/** What is read at one place of a chart: all values of a year, or of a row, in order and in words. */
import { isNext } from '#lib/dataset/period.ts';
import { fromUnits, inUnits, type Published } from '#lib/dataset/readings/figures.ts';
import { isRanking, rankingOf, type RankInput } from '#lib/dataset/readings/rank.ts';
import { cellOf, codesAt, dimensionOf } from '#lib/dataset/slice.ts';
import { isBreak, observationAt } from '#lib/dataset/status.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { formRule } from '#lib/forms/index.ts';
import {
	isQuiet,
	rowStyle,
	seriesStyle,
	type SeriesStyle
} from '#lib/charts/theme/series-style.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { formatDifference, formatValue } from '#lib/text/numbers.ts';
import {
	chart_reading_more,
	chart_reading_order,
	chart_reading_points_since,
	chart_reading_since
} from '#lib/text/paraglide/messages.js';
import { marksText, nameIn, statusesAt, statusWords } from './cell-text.ts';
import type { Point, Scene } from './scene.ts';

export interface ReadingRow extends SeriesStyle {
	/** Index in the scene's points. */
	point: number;
	name: string;
	/** Of a country, which is known by it. */
	code?: string;
	/** Without its unit, which stands above; "" where there is none. */
	value: string;
	letters: string;
	/** Why there is no value. */
	reason: string;
	/** From the period before; "" across a break. */
	change: string;
}

export interface Reading {
	/** "2022", "Sweden, 2024". */
	title: string;
	unit: string;
	/** What changes are measured from; "" where there are none. */
	since: string;
	rows: ReadingRow[];
	/** The row that is pointed at. */
	current: ReadingRow;
	/** Statuses in words, how the rows are ordered, what is left out. */
	notes: string[];
}

/** True where values go upwards: what is read is a place on x, with all that stands there; else a row. */
export const readsColumns = ({ view }: Pick<Figure, 'view'>): boolean =>
	formRule(view).valueAxis === 'upright';

/** The dimension that tells the values read together apart. */
function apartBy({ view, slice }: Figure): string | undefined {
	const panels = view.panel && (dimensionOf(slice, view.panel)?.codes.length ?? 0) > 1;
	return view.colour ?? (panels && formRule(view).valueAxis === 'upright' ? view.panel : undefined);
}

/** Points that are read together: of all panels where each holds one series, else of the one that is pointed at. */
export function readTogether(figure: Figure, scene: Scene, at: number): number[] {
	const own = scene.points[at]!;
	const isColumn = readsColumns(figure);
	const [from, to] =
		figure.view.colour === undefined
			? [0, scene.points.length]
			: (scene.panels.find(({ points: [start, end] }) => at >= start && at < end)?.points ?? [
					0, 0
				]);
	const isTogether = (p: Point) => (isColumn ? p.column === own.column : p.row === own.row);
	return scene.points.flatMap((p, i) => (i >= from && i < to && isTogether(p) ? [i] : []));
}

/** Rounded as shown: a source stores more decimals than it vouches for. */
const shownUnit = ({ unit }: Figure): Published => ({ ...unit, precision: 15 });

/** Nothing is changed a second time; a difference to another group may change. */
function hasChanges({ view }: Figure): boolean {
	const { reference, isDifference, ofClasses } = transformRule(view);
	return !ofClasses && (reference === 'none' || (isDifference && reference === 'category'));
}

/** The period before that of a cell, if it is the next one and shown. */
function periodBefore({ slice, view }: Figure, cell: number): string | undefined {
	const time = dimensionOf(slice, view.x);
	if (time?.role !== 'time') return undefined;
	const at = time.codes.indexOf(codesAt(slice, cell)[view.x]!);
	const before = time.codes[at - 1];
	return before !== undefined && isNext(before, time.codes[at]!) ? before : undefined;
}

/** From the period before, in the unit of differences; nothing across a break, or from one definition to another. */
function changeOf(figure: Figure, cell: number): number | undefined {
	const { slice, view } = figure;
	const before = periodBefore(figure, cell);
	if (before === undefined || !hasChanges(figure) || isBreak(slice, cell)) return undefined;
	const start = cellOf(slice, { ...codesAt(slice, cell), [view.x]: before });
	const ends = [start, cell].map((one) => observationAt(slice, one));
	const [a, b] = ends.map(({ value }) => value);
	const [isOther, isOtherToo] = ends.map((e) => e.statuses.includes('definition_differs'));
	if (isOther !== isOtherToo || typeof a !== 'number' || typeof b !== 'number') return undefined;
	const unit = shownUnit(figure);
	return fromUnits(inUnits(b, unit) - inUnits(a, unit), unit);
}

const bare = ({ unit }: Figure) => ({ ...unit, symbol: '', magnitude: undefined });

function bareText(figure: Figure, value: number): string {
	const format = transformRule(figure.view).isDifference ? formatDifference : formatValue;
	return format(value, bare(figure), figure.language);
}

function sinceText(figure: Figure, cell: number): string {
	const before = hasChanges(figure) ? periodBefore(figure, cell) : undefined;
	if (before === undefined) return '';
	const period = nameIn(figure, figure.view.x, before, true);
	const words = { locale: figure.language as SiteLanguage };
	return unitKindRule(figure.unit.kind).isPerCent
		? chart_reading_points_since({ period }, words)
		: chart_reading_since({ period }, words);
}

const styleOf = (figure: Figure, series: string, row: string): SeriesStyle =>
	figure.view.colour || readsColumns(figure)
		? seriesStyle(figure, figure.view.colour, series)
		: rowStyle(figure, figure.view.x, row);

function rowOf(figure: Figure, scene: Scene, point: number): ReadingRow {
	const { cell, series } = scene.points[point]!;
	const codes = codesAt(figure.slice, cell);
	const value = figure.slice.values[cell] ?? null;
	const change = changeOf(figure, cell);
	const by = apartBy(figure);
	const isCountry = by && dimensionOf(figure.slice, by)?.role === 'geo' && !figure.palette[by];
	return {
		...(isCountry && { code: codes[by]! }),
		point,
		...styleOf(figure, series, codes[figure.view.x]!),
		name: by === undefined ? figure.measure : nameIn(figure, by, codes[by]!, true),
		value: value === null ? '' : bareText(figure, value),
		letters: marksText(figure, cell),
		reason: value === null ? statusWords(figure, cell) : '',
		change: change === undefined ? '' : formatDifference(change, bare(figure), figure.language)
	};
}

/** True where the rules of comparability or the dataset refuse to rank the categories of a dimension. */
const isRefused = ({ verdict, unranked }: Figure, dimension: string): boolean =>
	unranked?.includes(dimension) === true ||
	verdict?.comparisons.some((c) => c.dimension === dimension && c.level === 'not') === true;

/** From high to low, those without a rank last; as in the table where there is no ranking. */
function ordered(figure: Figure, scene: Scene, together: readonly number[]): number[] {
	const by = apartBy(figure);
	if (by === undefined || !readsColumns(figure) || isRefused(figure, by)) return [...together];
	const groups = figure.groups[by] ?? [];
	const inputs = together.map((point): RankInput => {
		const { cell } = scene.points[point]!;
		const { value, statuses } = observationAt(figure.slice, cell);
		return { codes: { point: String(point) }, value, status: statuses.join('|') };
	});
	const isGroup = ({ codes }: RankInput) =>
		groups.includes(codesAt(figure.slice, scene.points[Number(codes.point)]!.cell)[by]!);
	const ranking = rankingOf(
		inputs.filter((one) => !isGroup(one)),
		shownUnit(figure)
	);
	if (!isRanking(ranking)) return [...together];
	return [...ranking.ranked, ...ranking.unranked, ...inputs.filter(isGroup)].map(({ codes }) =>
		Number(codes.point)
	);
}

/** More than these are read in the table. */
const MOST = 12;

/** All of a few; of many those that stand out, and in any case the one that is pointed at. */
function shownOf(figure: Figure, scene: Scene, all: readonly number[], at: number): number[] {
	if (all.length <= MOST) return [...all];
	const isNamed = (point: number) =>
		!isQuiet(figure, figure.view.colour, scene.points[point]!.series);
	const named = all.some(isNamed) ? all.filter(isNamed) : all;
	const kept = named.slice(0, MOST - 1);
	return all.filter((point) => point === at || kept.includes(point));
}

/** Where and when: names of what varies in the slice or says so, without what tells the rows apart. */
function titleOf(figure: Figure, cell: number): string {
	const codes = codesAt(figure.slice, cell);
	const by = apartBy(figure);
	return figure.slice.dimensions
		.filter((d) => d.id !== by)
		.filter((d) => d.codes.length > 1 || d.role === 'geo' || d.role === 'time')
		.sort((a, b) => Number(a.role === 'time') - Number(b.role === 'time'))
		.map((d) => nameIn(figure, d.id, codes[d.id]!, true))
		.join(', ');
}

function notesOf(figure: Figure, scene: Scene, shown: readonly number[], left: number): string[] {
	const words = { locale: figure.language as SiteLanguage };
	const by = apartBy(figure);
	const held = new Set(
		shown.flatMap((point) => {
			const { cell } = scene.points[point]!;
			// Why there is no value stands in its row.
			return figure.slice.values[cell] === null ? [] : statusesAt(figure, cell);
		})
	);
	const statuses = figure.statuses.filter(({ status }) => [...held].some((s) => s === status));
	const isSaid = by !== undefined && readsColumns(figure) && isRefused(figure, by);
	return [
		...statuses.map(({ mark, text }) => `${mark} ${text}`),
		...(isSaid ? [chart_reading_order({}, words)] : []),
		...(left > 0 ? [chart_reading_more({ count: left }, words)] : [])
	];
}

/** @param at index of a point of the scene */
export function readingAt(figure: Figure, scene: Scene, at: number): Reading {
	const all = ordered(figure, scene, readTogether(figure, scene, at));
	const shown = shownOf(figure, scene, all, at);
	const rows = shown.map((point) => rowOf(figure, scene, point));
	const { cell } = scene.points[at]!;
	return {
		title: titleOf(figure, cell),
		unit: figure.unit.text,
		since: rows.some(({ change }) => change !== '') ? sinceText(figure, cell) : '',
		rows,
		current: rows.find(({ point }) => point === at)!,
		notes: notesOf(figure, scene, shown, all.length - shown.length)
	};
}

/** The values in their order, as they are read aloud: "2022, per cent: Iceland 82.0; Denmark 70.6". */
export function readingText({ title, unit, rows, notes }: Reading): string {
	const texts = rows.map(({ name, value, letters, reason }) =>
		[name, value || reason, value && letters].filter(Boolean).join(' ')
	);
	return [`${title}, ${unit}: ${texts.join('; ')}`, ...notes].join('. ');
}

/** One of the values, as it is read aloud: "Iceland, 2022: 82.0%; +7.5 points since 2021". */
export function rowText(scene: Scene, { since, current }: Reading): string {
	const { label } = scene.points[current.point]!;
	return current.change ? `${label}; ${current.change} ${since}` : label;
}
