/** Tables a test server holds: what a PX file on its disk would say, with figures made from the number of the cell. */

export interface ServedVariable {
	code: string;
	/** The code where left out. */
	text?: string;
	values: { code: string; label: string }[];
	/** True: may be left out and is summed then; a code: that value stands in for all. */
	elimination?: boolean | string;
	isTime?: boolean;
}

export interface ServedTable {
	/** File name, such as WORK32.px. */
	file: string;
	/** Folders below the database. */
	folders: string[];
	title: string;
	contents: string;
	unit?: string;
	source?: string;
	notes?: string[];
	decimals?: number;
	/** Time of the file on the server's disk. */
	updated: string;
	/** Stub first, then heading. */
	variables: ServedVariable[];
	/** Number, or the symbol in its place, by cell of the whole table (last variable fastest). */
	cell: (index: number) => number | string;
}

export const matrixOf = ({ file }: ServedTable): string => file.replace(/\.px$/i, '');

/** The same number for the same seed and index, evenly between 0 and 1. */
export function chance(seed: number, index: number): number {
	let h = Math.imul(index ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** Shares with one decimal; some cells have a symbol. */
export const shareCell =
	(seed: number) =>
	(index: number): number | string => {
		const lot = chance(seed + 1, index);
		if (lot < 0.1) return '..';
		if (lot < 0.12) return '.';
		return Math.round(chance(seed, index) * 1000) / 10;
	};

/** Numbers of persons; some are nil. */
export const countCell =
	(seed: number) =>
	(index: number): number | string =>
		chance(seed + 1, index) < 0.05 ? '-' : Math.floor(chance(seed, index) * 50_000);

export const variable = (
	code: string,
	values: Record<string, string> | readonly string[],
	more: Partial<ServedVariable> = {}
): ServedVariable => ({
	code,
	values: Array.isArray(values)
		? values.map((value: string) => ({ code: value, label: value }))
		: Object.entries(values).map(([value, label]) => ({ code: value, label: label })),
	...more
});

export const yearsOf = (from: number, to: number): string[] =>
	Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

/** A small table of 2 × 3 × 4 cells, unless told otherwise. */
export function smallTable(more: Partial<ServedTable> = {}): ServedTable {
	return {
		file: 'WORK99.px',
		folders: ['Integration and migration', 'Labour market'],
		title: 'WORK99: Employment rate (per cent) by reporting country, sex and time',
		contents: 'Employment rate',
		unit: 'per cent',
		source: 'Statistics Denmark and <a href="https://example.org">Statistics Sweden</a>',
		notes: ['.. means a group of fewer than 50 persons, which is too small.'],
		decimals: 1,
		updated: '2025-12-08T09:00:00',
		variables: [
			variable('reporting country', { DK: 'Denmark', SE: 'Sweden' }),
			variable('sex', { T: 'Total', M: 'Men', F: 'Women' }, { elimination: 'T' }),
			variable('time', yearsOf(2016, 2019), { isTime: true })
		],
		cell: shareCell(1),
		...more
	};
}
