/** The cells of a read table by their codes: only what is chosen is touched, however large the table is. */
import { withHiddenBreaks, withPeriodsBetween } from '#lib/dataset/hidden-breaks.ts';
import type { Dataset, Selection, Slice } from '#lib/dataset/model.ts';
import { stridesOf } from './cube.ts';
import { statusesOf } from './statuses.ts';
import type { Table } from './table.ts';

/** As much of a table as its cells need; it can be handed from one thread to another. */
export type Observed = Pick<Table, 'cells' | 'values' | 'marks' | 'symbols'> & {
	dimensions: { id: string; codes: string[] }[];
};

/** Cells in columns, as files are written from them. */
export interface Rows {
	codes: string[][];
	values: (number | null)[];
	status: string[];
}

const ROWS = 16_384;

export class TableCube {
	readonly #held: Observed;
	readonly #strides: number[];
	readonly #places: Map<string, number>[];
	readonly #words: ReturnType<typeof statusesOf>;

	constructor(held: Observed) {
		this.#held = held;
		this.#strides = stridesOf(held.dimensions.map(({ codes }) => codes.length));
		this.#places = held.dimensions.map(({ codes }) => new Map(codes.map((code, i) => [code, i])));
		this.#words = statusesOf(held);
	}

	/** Every status that can occur. */
	get statuses(): string[] {
		return [...new Set(['ok', 'missing', ...this.#words.without, ...this.#words.beside])];
	}

	/**
	 * As a query of the server answers it: cells the file does not hold are null with status "missing", and breaks in
	 * periods between the chosen ones are marked.
	 * @param dataset made of this table: the same dimensions in the same order, all or some of their categories
	 */
	slice(dataset: Dataset, selection: Selection): Slice {
		const slice = this.#dense(dataset, selection);
		const between = withPeriodsBetween(dataset, selection);
		return between ? withHiddenBreaks(slice, this.#dense(dataset, between)) : slice;
	}

	/** Each chosen cell in the order of the selection, in pieces; what the file does not hold is missing. */
	*rows(dataset: Dataset, selection: Selection): Generator<Rows> {
		const dimensions = chosenOf(dataset, selection);
		let piece: Rows | undefined;
		for (const { at, places } of this.#walk(dimensions)) {
			piece ??= { codes: dimensions.map(() => []), values: [], status: [] };
			for (let d = 0; d < places.length; d++)
				piece.codes[d]!.push(dimensions[d]!.codes[places[d]!]!);
			piece.values.push(this.#valueAt(at));
			piece.status.push(this.#statusAt(at));
			if (piece.values.length < ROWS) continue;
			yield piece;
			piece = undefined;
		}
		if (piece) yield piece;
	}

	#dense(dataset: Dataset, selection: Selection): Slice {
		const dimensions = chosenOf(dataset, selection);
		const slice: Slice = { dataset: dataset.id, dimensions, values: [], status: {} };
		for (const { at } of this.#walk(dimensions)) {
			const status = this.#statusAt(at);
			if (status !== 'ok') slice.status[slice.values.length] = status;
			slice.values.push(this.#valueAt(at));
		}
		return slice;
	}

	/** Each chosen cell, last dimension fastest: its place in each dimension, and its observation, −1 if there is none. */
	*#walk(dimensions: Slice['dimensions']): Generator<{ at: number; places: number[] }> {
		const steps = dimensions.map(({ codes }, d) =>
			codes.map((code) => this.#places[d]!.get(code)! * this.#strides[d]!)
		);
		if (steps.some(({ length }) => length === 0)) return;
		const places = steps.map(() => 0);
		for (;;) {
			let cell = 0;
			for (let d = 0; d < steps.length; d++) cell += steps[d]![places[d]!]!;
			yield { at: this.#observationOf(cell), places };
			let d = steps.length - 1;
			while (d >= 0 && ++places[d]! === steps[d]!.length) places[d--] = 0;
			if (d < 0) return;
		}
	}

	/** Cells that are named are in ascending order. */
	#observationOf(cell: number): number {
		const { cells } = this.#held;
		if (!cells) return cell;
		let [low, high] = [0, cells.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (cells[middle]! < cell) low = middle + 1;
			else high = middle;
		}
		return cells[low] === cell ? low : -1;
	}

	/** @param at −1 if the file holds no such observation */
	#valueAt(at: number): number | null {
		const value = at < 0 ? NaN : this.#held.values[at]!;
		return Number.isNaN(value) ? null : value;
	}

	#statusAt(at: number): string {
		if (at < 0) return 'missing';
		const { values, marks } = this.#held;
		return this.#words[Number.isNaN(values[at]!) ? 'without' : 'beside'][marks[at]!]!;
	}
}

const chosenOf = ({ dimensions }: Dataset, selection: Selection): Slice['dimensions'] =>
	dimensions.map(({ id, role, categories }) => ({
		id,
		role,
		codes: selection[id] ?? categories.map(({ code }) => code)
	}));
