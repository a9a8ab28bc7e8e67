/** An answer of json-stat2 to a question of ours: does it hold exactly what was asked, and where does each cell belong? */
import { cellsOf, type Batch } from '#lib/tables/client/batches.ts';
import { memberOf, textsAt, type Variable } from '#lib/tables/client/client.ts';

export interface BatchAnswer {
	json: Record<string, unknown>;
	/** Row-major in the answer's own order. */
	values: readonly (number | null)[];
	/** Cell → symbol or note. */
	statuses: ReadonlyMap<number, string>;
	/** For each dimension of the answer that is a variable: which one. -1: made up by the server, of one category. */
	variables: number[];
	sizes: number[];
}

/** The answer is whole but not what was asked for. */
export class WrongAnswer extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'WrongAnswer';
	}
}

const wrong = (found: string, allowed: string): never => {
	throw new WrongAnswer(`found ${found}; allowed: ${allowed}`);
};

const shown = (codes: readonly string[]): string =>
	codes.length > 6 ? `${codes.slice(0, 6).join(', ')} … (${codes.length})` : codes.join(', ');

/** Codes of a category in the order of their positions, whatever the order of the keys. */
export function codesIn(category: unknown): string[] {
	const index = memberOf(category, 'index');
	if (Array.isArray(index)) return index.map(String);
	if (typeof index === 'object' && index !== null)
		return Object.entries(index as Record<string, number>)
			.sort(([, a], [, b]) => a - b)
			.map(([code]) => code);
	const label = memberOf(category, 'label');
	return typeof label === 'object' && label !== null ? Object.keys(label) : [];
}

function valuesOf(value: unknown, cells: number): (number | null)[] {
	if (Array.isArray(value)) {
		if (value.length !== cells)
			wrong(`${value.length} values`, `${cells}, the product of the sizes`);
		return value as (number | null)[];
	}
	if (typeof value !== 'object' || value === null) return wrong('no values', 'values');
	const dense = new Array<number | null>(cells).fill(null);
	for (const [key, number] of Object.entries(value as Record<string, number | null>)) {
		if (!(Number(key) < cells)) wrong(`the value ${key}`, `0 to ${cells - 1}`);
		dense[Number(key)] = number;
	}
	return dense;
}

function statusesOf(status: unknown, cells: number): Map<number, string> {
	if (status === undefined || status === null) return new Map();
	if (typeof status === 'string')
		return new Map(Array.from({ length: cells }, (_, i) => [i, status] as const));
	const held = Array.isArray(status)
		? status.map((text: unknown, i) => [i, text] as const)
		: Object.entries(status).map(([key, text]) => [Number(key), text as unknown] as const);
	return new Map(held.filter((entry): entry is [number, string] => typeof entry[1] === 'string'));
}

/** Reads one answer. Throws WrongAnswer when anything is missing, more, or in another order than asked. */
export function readAnswer(
	bytes: Uint8Array,
	variables: readonly Variable[],
	batch: Pick<Batch, 'codes'>
): BatchAnswer {
	const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
	const ids = textsAt(json, 'id');
	const size = memberOf(json, 'size');
	if (!ids || !Array.isArray(size)) return wrong('no id or no size', 'a JSON-stat 2 dataset');
	const sizes = size.map(Number);
	const places = ids.map((id) => variables.findIndex(({ code }) => code === id));
	ids.forEach((id, d) => {
		const codes = codesIn(memberOf(memberOf(memberOf(json, 'dimension'), id), 'category'));
		if (codes.length !== sizes[d])
			wrong(`${codes.length} categories of "${id}"`, `${sizes[d]}, its size`);
		if (places[d] === -1) {
			if (sizes[d] !== 1)
				wrong(`a variable "${id}" nobody asked for`, 'the variables of the table');
			return;
		}
		const asked = batch.codes[places[d]!]!;
		if (codes.length !== asked.length || codes.some((code, i) => code !== asked[i]))
			wrong(`${shown(codes)} of "${id}"`, `${shown(asked)}, as asked`);
	});
	variables.forEach(({ code }, v) => {
		if (!places.includes(v)) wrong(`nothing of "${code}"`, 'every variable that was asked for');
	});
	const cells = cellsOf(batch);
	return {
		json: json as Record<string, unknown>,
		values: valuesOf(memberOf(json, 'value'), cells),
		statuses: statusesOf(memberOf(json, 'status'), cells),
		variables: places,
		sizes
	};
}

/** Nothing but zeros: what a server sends when it could not read its own file. */
export const isAllZero = ({ values }: BatchAnswer): boolean => values.every((value) => value === 0);
