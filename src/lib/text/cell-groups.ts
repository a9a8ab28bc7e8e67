/** Cells of a slice as few groups in words: whole categories first, then series with their periods. */
import { cellOf, codesAt, sizeOf, subsetOf } from '#lib/dataset/slice.ts';
import { formatList, formatNumber } from './numbers.ts';
import { formatPeriods } from './period-names.ts';
import { nameOf, timeOf, variedIn, type Topic } from './topic.ts';
import { fig_all_series, fig_all_values, fig_and_more } from './paraglide/messages.js';

export interface CellGroup {
	/** "Iceland 2021–2024", "Denmark and Finland", "all values". */
	text: string;
	/** What its cells have in common, such as the reason why they are missing. */
	mark: string;
	cells: readonly number[];
}

interface Bunch {
	codes: Record<string, string>;
	periods: string[];
	mark: string;
	cells: number[];
}

/** Takes all cells with these codes out of `left` if all of them have one mark. */
function takeWhole(
	topic: Topic,
	left: Map<number, string>,
	codes: Record<string, string>
): Bunch[] {
	const part = subsetOf(
		topic.slice,
		Object.fromEntries(Object.entries(codes).map(([id, code]) => [id, [code]]))
	);
	const cells = Array.from({ length: sizeOf(part.dimensions) }, (_, i) =>
		cellOf(topic.slice, codesAt(part, i))
	);
	const mark = left.get(cells[0]!);
	if (mark === undefined || cells.some((cell) => left.get(cell) !== mark)) return [];
	for (const cell of cells) left.delete(cell);
	const { [timeOf(topic)?.id ?? '']: period, ...others } = codes;
	const periods = period === undefined ? [] : [period];
	return [{ codes: others, periods, mark, cells }];
}

/** What is left, series by series. */
function seriesOf(topic: Topic, left: ReadonlyMap<number, string>): Bunch[] {
	const time = timeOf(topic);
	const varied = variedIn(topic);
	const bunches = new Map<string, Bunch>();
	for (const [cell, mark] of left) {
		const all = codesAt(topic.slice, cell);
		const codes = Object.fromEntries(varied.map((id) => [id, all[id]!]));
		const key = [mark, ...Object.values(codes)].join('\t');
		const bunch = bunches.get(key) ?? { codes, periods: [], mark, cells: [] };
		bunch.cells.push(cell);
		if (time && time.codes.length > 1) bunch.periods.push(all[time.id]!);
		bunches.set(key, bunch);
	}
	return [...bunches.values()];
}

/** Bunches that differ in one dimension only (countries, or else the first) are named together. */
function merged(topic: Topic, bunches: readonly Bunch[]): CellGroup[] {
	const { locale, slice } = topic;
	const geo = slice.dimensions.find((d) => d.role === 'geo')?.id;
	const together = new Map<string, { bunch: Bunch; first?: string; firsts: string[] }>();
	for (const bunch of bunches) {
		const first = geo !== undefined && geo in bunch.codes ? geo : Object.keys(bunch.codes)[0];
		const others = Object.entries(bunch.codes).filter(([id]) => id !== first);
		const key = JSON.stringify([bunch.mark, bunch.periods, first, others]);
		const known = together.get(key) ?? { bunch: { ...bunch, cells: [] }, first, firsts: [] };
		known.bunch.cells.push(...bunch.cells);
		if (first !== undefined) known.firsts.push(bunch.codes[first]!);
		together.set(key, known);
	}
	return [...together.values()].map(({ bunch, first, firsts }) => {
		const names = Object.entries(bunch.codes).map(([id, code]) =>
			formatList(
				(id === first ? firsts : [code]).map((c) => nameOf(topic, id, c)),
				locale
			)
		);
		const periods = formatPeriods(bunch.periods, locale);
		const text = [names.join(', '), periods].filter(Boolean).join(' ');
		return { text: text || fig_all_values({}, { locale }), mark: bunch.mark, cells: bunch.cells };
	});
}

/** Periods of the same categories belong together: "Denmark 2016–2017, 2023". */
function joinPeriods(bunches: readonly Bunch[]): Bunch[] {
	const joined = new Map<string, Bunch>();
	for (const bunch of bunches) {
		const key = JSON.stringify([bunch.mark, bunch.codes]);
		const known = joined.get(key) ?? { ...bunch, periods: [], cells: [] };
		known.periods.push(...bunch.periods);
		known.cells.push(...bunch.cells);
		joined.set(key, known);
	}
	return [...joined.values()];
}

/**
 * Every marked cell is in exactly one group; larger groups come first.
 * @param marks cell index → what to tell groups apart by
 */
export function cellGroups(topic: Topic, marks: ReadonlyMap<number, string>): CellGroup[] {
	const { locale, slice } = topic;
	const time = timeOf(topic);
	const varied = variedIn(topic);
	const left = new Map(marks);
	const distinct = new Set(marks.values());
	if (marks.size === sizeOf(slice.dimensions) && distinct.size === 1)
		return [
			{ text: fig_all_values({}, { locale }), mark: [...distinct][0]!, cells: [...marks.keys()] }
		];

	const codesOf = (id: string) => slice.dimensions.find((d) => d.id === id)!.codes;
	const whole = varied.flatMap((id) =>
		codesOf(id).flatMap((code) => takeWhole(topic, left, { [id]: code }))
	);
	const periods = time && time.codes.length > 1 && varied.length > 0 ? time.codes : [];
	const wholePeriods = joinPeriods(
		periods.flatMap((period) => takeWhole(topic, left, { [time!.id]: period }))
	);
	// A country in a year, all its groups together; with one varied dimension that is a series already.
	const partly = (varied.length > 1 ? varied : []).flatMap((id) =>
		codesOf(id).flatMap((code) =>
			periods.flatMap((period) => takeWhole(topic, left, { [id]: code, [time!.id]: period }))
		)
	);

	return [
		...merged(topic, [...whole, ...joinPeriods(partly), ...seriesOf(topic, left)]),
		...wholePeriods.map(({ periods, mark, cells }) => ({
			text: fig_all_series({ periods: formatPeriods(periods, locale) }, { locale }),
			mark,
			cells
		}))
	].sort((a, b) => b.cells.length - a.cells.length);
}

/** Groups beyond this many are counted, not named. */
const MOST = 4;

/** Groups joined by semicolons; those beyond the fourth as a number of values. */
export function groupsText(
	topic: Topic,
	groups: readonly CellGroup[],
	say: (group: CellGroup) => string
): string {
	const { locale } = topic;
	const count = groups.slice(MOST).reduce((n, { cells }) => n + cells.length, 0);
	const named = groups.slice(0, MOST).map(say);
	if (count > 0)
		named.push(fig_and_more({ count, number: formatNumber(count, 0, locale) }, { locale }));
	return named.join('; ');
}
