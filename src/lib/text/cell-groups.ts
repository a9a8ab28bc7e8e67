/** Cells of a slice as few groups in words: whole categories first, then series with their periods. */
import { cellOf, codesAt, sizeOf, subsetOf } from '#lib/dataset/slice.ts';
import { formatList, formatPeriods } from './numbers.ts';
import { nameOf, timeOf, variedIn, type Topic } from './topic.ts';
import { fig_all_series, fig_all_values } from './paraglide/messages.js';

export interface CellGroup {
	/** "Iceland 2021–2024", "Denmark and Finland", "all values". */
	text: string;
	/** What its cells have in common, such as the reason why they are missing. */
	mark: string;
	cells: number;
}

interface Bunch {
	codes: Record<string, string>;
	periods: string[];
	mark: string;
	cells: number;
}

/** Takes all cells of a category out of `left` if all have one mark. */
function takeWhole(
	topic: Topic,
	left: Map<number, string>,
	id: string,
	code: string
): Bunch | null {
	const part = subsetOf(topic.slice, { [id]: [code] });
	const cells = Array.from({ length: sizeOf(part.dimensions) }, (_, i) =>
		cellOf(topic.slice, codesAt(part, i))
	);
	const mark = left.get(cells[0]!);
	if (mark === undefined || cells.some((cell) => left.get(cell) !== mark)) return null;
	for (const cell of cells) left.delete(cell);
	const isTime = timeOf(topic)?.id === id;
	return {
		codes: isTime ? {} : { [id]: code },
		periods: isTime ? [code] : [],
		mark,
		cells: cells.length
	};
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
		const bunch = bunches.get(key) ?? { codes, periods: [], mark, cells: 0 };
		bunch.cells++;
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
		const known = together.get(key) ?? { bunch: { ...bunch, cells: 0 }, first, firsts: [] };
		known.bunch.cells += bunch.cells;
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

/** "2015, 2018" of several whole periods belong together too. */
function joinPeriods(bunches: readonly Bunch[]): Bunch[] {
	const byMark = new Map<string, Bunch>();
	for (const { mark, periods, cells } of bunches) {
		const known = byMark.get(mark) ?? { codes: {}, periods: [], mark, cells: 0 };
		byMark.set(mark, {
			...known,
			periods: [...known.periods, ...periods],
			cells: known.cells + cells
		});
	}
	return [...byMark.values()];
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
		return [{ text: fig_all_values({}, { locale }), mark: [...distinct][0]!, cells: marks.size }];

	const wholeOf = (id: string) =>
		slice.dimensions
			.find((d) => d.id === id)!
			.codes.flatMap((code) => takeWhole(topic, left, id, code) ?? []);
	const whole = varied.flatMap(wholeOf);
	const wholePeriods =
		time && time.codes.length > 1 && varied.length > 0 ? joinPeriods(wholeOf(time.id)) : [];
	const groups = merged(topic, [...whole, ...seriesOf(topic, left)]);
	const periods = wholePeriods.map(({ periods, mark, cells }) => ({
		text: fig_all_series({ periods: formatPeriods(periods, locale) }, { locale }),
		mark,
		cells
	}));
	return [...groups, ...periods].sort((a, b) => b.cells - a.cells);
}
