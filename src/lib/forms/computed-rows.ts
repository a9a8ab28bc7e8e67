/** Computed figures as rows: what is on the screen, beside what it was computed from. */
import { measuredColumn } from '#lib/dataset/cohort.ts';
import { approximately } from '#lib/dataset/exact.ts';
import type { Dataset, Selection, Slice, Unit } from '#lib/dataset/model.ts';
import { perRule } from '#lib/dataset/per/index.ts';
import { halfStep, publishedOf, roundedAt } from '#lib/dataset/published.ts';
import { cellOf, codesAt, selectionOf, subsetOf } from '#lib/dataset/slice.ts';
import type { Computation } from './computation.ts';
import type { Figure } from './figure.ts';

/** What figures were computed from. */
export interface ComputedFrom {
	/** As published. */
	published: Dataset;
	/** With the unit of the figures in `slice`. */
	dataset: Dataset;
	/** As published or divided, with what the reference needs. */
	slice: Slice;
	view: Computation;
	/** Where `slice` holds quotients: of which counts and denominators, cell by cell. */
	quotients?: { counts: Slice; denominators: (number | null)[] } | undefined;
}

export interface ComputedRows {
	/** With the unit of the computed figures. */
	dataset: Dataset;
	/** Of the rows: a category that others are measured from has none. */
	selection: Selection;
	/** All rows, in columns. */
	block: {
		codes: string[][];
		values: (number | null)[];
		status: string[];
		further: (number | string | null)[][];
	};
	/** What stands beside value and status. */
	further: { id: string; unit?: Pick<Unit, 'decimals' | 'precision'>; texts?: string[] }[];
	/** Every status that occurs. */
	statuses: string[];
}

interface Column {
	id: string;
	/** How its numbers were published. */
	unit?: Unit;
	isText: boolean;
	at: (codes: Record<string, string>) => number | string | null;
}

const statusAt = ({ values, status }: Slice, cell: number): string =>
	status[cell] ?? ((values[cell] ?? null) === null ? 'missing' : 'ok');

/** Figures of a slice and their statuses as two columns; `where` changes the codes of a row to those of its figure. */
function columnsOf(
	id: 'level' | 'reference',
	slice: Slice,
	valueIn: (cell: number) => number | null,
	unit: Unit | undefined,
	where: (codes: Record<string, string>) => Record<string, string> = (codes) => codes
): Column[] {
	const cellAt = (codes: Record<string, string>) => cellOf(slice, where(codes));
	return [
		{ id, isText: false, ...(unit ? { unit } : {}), at: (codes) => valueIn(cellAt(codes)) },
		{ id: `${id}_status`, isText: true, at: (codes) => statusAt(slice, cellAt(codes)) }
	];
}

/**
 * Where a transform was asked for, what it sets against each other: figures as published, or unrounded quotients of them.
 * Else what was divided. The denominator, where it is no figure of the dataset itself.
 */
function inputsOf({ published, dataset, slice, view, quotients }: ComputedFrom): Column[] {
	const { reference, per } = view;
	const { unit } = published;
	if (!per || !quotients) {
		const valueIn = (cell: number) => slice.values[cell] ?? null;
		const other = (codes: Record<string, string>) =>
			reference ? { ...codes, [reference.dimension]: reference.code } : codes;
		return [
			...columnsOf('level', slice, valueIn, unit),
			...columnsOf('reference', slice, valueIn, unit, other)
		];
	}
	const { counts, denominators } = quotients;
	const denominatorAt = (codes: Record<string, string>) => denominators[cellOf(slice, codes)]!;
	const isOwn = perRule(per).base(published) === published.id;
	const below: Column = {
		id: isOwn ? 'reference' : 'population',
		isText: false,
		at: denominatorAt
	};
	if (!reference)
		return [...columnsOf('level', counts, (cell) => counts.values[cell] ?? null, unit), below];
	const half = halfStep(publishedOf(dataset));
	const unrounded = (cell: number) => {
		const rounded = roundedAt(slice, cell, half);
		return rounded ? approximately(rounded.exact) : null;
	};
	return [
		...columnsOf('level', slice, unrounded, undefined),
		...columnsOf('reference', slice, unrounded, undefined, (codes) => ({
			...codes,
			[reference.dimension]: reference.code
		})),
		...(isOwn ? [] : [below])
	];
}

/** The cells of a figure in the order of the dataset's categories. */
function inOrder({ dimensions }: Dataset, slice: Slice): Slice {
	const codes = dimensions.map(({ id, categories }) => {
		const own = new Set(slice.dimensions.find((d) => d.id === id)?.codes);
		return [id, categories.flatMap(({ code }) => (own.has(code) ? [code] : []))] as const;
	});
	return subsetOf(slice, Object.fromEntries(codes));
}

/** @param figure made of the same figures and the same view */
export function computedRows(
	figure: Pick<Figure, 'slice' | 'unit'>,
	from: ComputedFrom
): ComputedRows {
	const { dataset } = from;
	const slice = inOrder(dataset, figure.slice);
	const measured = measuredColumn(dataset);
	const columns: Column[] = [
		...inputsOf(from),
		...(measured ? [{ id: measured.id, isText: true, at: measured.at }] : [])
	];
	const all = slice.values.map((_, cell) => codesAt(slice, cell));
	const further = columns.map(({ at }) => all.map(at));
	const status = slice.values.map((_, cell) => statusAt(slice, cell));
	const textsOf = (i: number) => [...new Set(further[i] as string[])];
	const { text, symbol, decimals, decimalsBySize, magnitude, coarse } = figure.unit;
	const multiplier = magnitude === undefined ? undefined : dataset.unit.multiplier;
	return {
		dataset: {
			...dataset,
			unit: {
				...dataset.unit,
				label: { en: text },
				symbol,
				decimals,
				decimalsBySize,
				...{ coarse },
				precision: undefined,
				multiplier
			}
		},
		selection: selectionOf(slice),
		block: {
			codes: slice.dimensions.map(({ id }) => all.map((codes) => codes[id]!)),
			values: slice.values,
			status,
			further
		},
		further: columns.map(({ id, isText, unit }, i) => ({
			id,
			...(unit ? { unit } : {}),
			...(isText ? { texts: textsOf(i) } : {})
		})),
		statuses: [...new Set(status)]
	};
}
