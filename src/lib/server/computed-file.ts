/** Computed figures as the rows of a file: the same slice that chart, table and sentences show, with what it was computed from. */
import { Readable } from 'node:stream';
import { approximately } from '#lib/dataset/exact.ts';
import type { Dataset, Selection, Slice } from '#lib/dataset/model.ts';
import { roundedAt, halfStep, publishedOf } from '#lib/dataset/published.ts';
import { cellOf, codesAt, selectionOf } from '#lib/dataset/slice.ts';
import { automaticView } from '#lib/forms/view.ts';
import type { Computation } from '#lib/forms/computation.ts';
import type { About } from '#lib/formats/about.ts';
import type { Block, InputColumn } from '#lib/formats/block.ts';
import { perRule } from '#lib/dataset/per/index.ts';
import { figureOf } from '#lib/text/figure.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { topicOf } from '#lib/text/topic.ts';
import { figuresOf, type Figures } from './figures-of.ts';

export interface ComputedFile {
	/** With the unit of the computed figures. */
	dataset: Dataset;
	/** Of the rows: a category that others are measured from has none. */
	selection: Selection;
	inputs: InputColumn[];
	rows: () => AsyncIterable<Block>;
	statuses: string[];
	/** What the file says of the computation. */
	about: Pick<About, 'unit' | 'source' | 'notes'>;
}

type Column = InputColumn & { at: (codes: Record<string, string>) => number | string | null };

const statusAt = ({ values, status }: Slice, cell: number): string =>
	status[cell] ?? ((values[cell] ?? null) === null ? 'missing' : 'ok');

/** Figures of a slice and their statuses as two columns; `where` changes the codes of a row to those of its figure. */
function columnsOf(
	id: 'level' | 'reference',
	slice: Slice,
	valueIn: (cell: number) => number | null,
	unit: InputColumn['unit'],
	where: (codes: Record<string, string>) => Record<string, string> = (codes) => codes
): Column[] {
	const cellAt = (codes: Record<string, string>) => cellOf(slice, where(codes));
	return [
		{ id, isStatus: false, ...(unit ? { unit } : {}), at: (codes) => valueIn(cellAt(codes)) },
		{ id: `${id}_status`, isStatus: true, at: (codes) => statusAt(slice, cellAt(codes)) }
	];
}

/**
 * Where a transform was asked for, what it sets against each other: figures as published, or unrounded quotients of them.
 * Else what was divided. The denominator, where it is no figure of the dataset itself.
 */
function inputsOf(dataset: Dataset, found: Figures<Computation>): Column[] {
	const { slice, view, quotients } = found;
	const { reference, per } = view;
	const published = dataset.unit;
	if (!per || !quotients) {
		const valueIn = (cell: number) => slice.values[cell] ?? null;
		const other = (codes: Record<string, string>) =>
			reference ? { ...codes, [reference.dimension]: reference.code } : codes;
		return [
			...columnsOf('level', slice, valueIn, published),
			...columnsOf('reference', slice, valueIn, published, other)
		];
	}
	const { counts, denominators } = quotients;
	const denominatorAt = (codes: Record<string, string>) => denominators[cellOf(slice, codes)]!;
	const isOwn = perRule(per).base(dataset) === dataset.id;
	const below: Column = {
		id: isOwn ? 'reference' : 'population',
		isStatus: false,
		at: denominatorAt
	};
	if (!reference)
		return [...columnsOf('level', counts, (cell) => counts.values[cell] ?? null, published), below];
	const half = halfStep(publishedOf(found.dataset));
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

/** @throws TooManyCells when there are more cells than can be computed at once */
export async function computedFile(
	dataset: Dataset,
	selection: Selection,
	asked: Computation,
	language: SiteLanguage,
	release: string
): Promise<ComputedFile> {
	const view = { ...automaticView(dataset, selection), ...asked };
	const found = await figuresOf(dataset, selection, view);
	const { slice, unit } = topicOf(found.dataset, found.slice, found.view, language, {
		selection,
		persons: found.persons
	});
	const figure = figureOf({
		...found,
		id: 'file',
		selection,
		language,
		release,
		address: '',
		files: []
	});
	const columns = inputsOf(dataset, found);
	const all = slice.values.map((_, cell) => codesAt(slice, cell));
	const block: Block = {
		codes: slice.dimensions.map(({ id }) => all.map((codes) => codes[id]!)),
		values: slice.values,
		status: slice.values.map((_, cell) => statusAt(slice, cell)),
		inputs: columns.map(({ at }) => all.map(at))
	};
	const held = columns.flatMap(({ isStatus }, i) => (isStatus ? block.inputs![i]! : []));
	const { text, symbol, decimals, decimalsBySize, magnitude, coarse } = unit;
	const multiplier = magnitude === undefined ? undefined : found.dataset.unit.multiplier;
	return {
		dataset: {
			...found.dataset,
			unit: {
				...found.dataset.unit,
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
		inputs: columns.map(({ id, isStatus, unit }) => ({ id, isStatus, ...(unit ? { unit } : {}) })),
		rows: () => Readable.from([block]),
		statuses: [...new Set([...block.status, ...(held as string[])])],
		about: {
			unit: text,
			source: figure.source.text,
			notes: [...figure.notes, ...(figure.verdict ? [figure.verdict.text] : [])],
			...(figure.verdict ? { verdict: figure.verdict } : {})
		}
	};
}
