/** Is a table that was read the cube that was written? The first difference in words, or nothing. */
import type { KnownTable, Table, TableDimension } from '#lib/tables/table/table.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import { idOf } from '#lib/tables/table/names.ts';
import { codeOf, sizeOf, type FormCategory, type FormCube, type FormDimension } from './cube.ts';

/** Bytes as a file that is read in pieces of `size` bytes. */
export const sourceOf = (bytes: Uint8Array, size = 65_536, name = 'table'): InputFile => ({
	name,
	size: bytes.length,
	// oxlint-disable-next-line typescript/require-await
	chunks: async function* () {
		for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
	}
});

/** The cube as a table the site already has. */
export const knownOf = (cube: FormCube): KnownTable => ({
	id: cube.matrix,
	matrix: cube.matrix,
	dimensions: cube.dimensions.map((d) => ({
		id: idOf(d.name),
		name: codeOf(d),
		label: { en: d.name },
		categories: d.categories.map(({ code, label }) => ({ code, label: { en: label } }))
	}))
});

/** What the form shows of a category; `code` forms have no labels, `label` forms no codes. */
export type Shown = 'code' | 'label' | 'both';

/** Delimited texts and worksheets are saved again and again: how their blanks are spelled is not kept. */
const folded = (text: string): string =>
	text.normalize('NFC').replaceAll('\u00ad', '').replace(/\s+/g, ' ');

type Same = (a: string, b: string) => boolean;
const exactly: Same = (a, b) => a === b;
const loosely: Same = (a, b) => folded(a) === folded(b);

/** A label that another category has too may be told apart by its code. */
const sameLabel = (found: string, { code, label }: FormCategory, same: Same): boolean =>
	same(found, label) || same(found, `${label} (${code})`);

/** Which category of the table stands for each of the cube; a text where one is missing. */
function positionsOf(
	d: FormDimension,
	{ codes, labels }: TableDimension,
	shown: Shown,
	same: Same
): number[] | string {
	if (codes.length !== d.categories.length || labels.length !== codes.length)
		return `${d.name}: ${codes.length} categories in place of ${d.categories.length}`;
	const positions: number[] = [];
	for (const [i, category] of d.categories.entries()) {
		const at = codes.findIndex(
			(code, k) =>
				(shown === 'label' || same(code, category.code)) &&
				(shown === 'code' || sameLabel(labels[k]!.en, category, same))
		);
		if (at < 0 || positions.includes(at))
			return `${d.name}: no category ${i} ${JSON.stringify(category)} among ${JSON.stringify(
				codes.map((code, k) => [code, labels[k]!.en])
			)}`;
		positions.push(at);
	}
	return positions;
}

const named = (found: TableDimension, d: FormDimension, same: Same): boolean =>
	[found.name, found.label.en].some((name) => same(name, codeOf(d)) || same(name, d.name));

/** Undefined where both hold the same values and symbols under the same categories; `isExact`: to the last blank. */
export function disagreement(
	cube: FormCube,
	table: Table,
	shown: Shown,
	isExact = true
): string | undefined {
	const same = isExact ? exactly : loosely;
	const { dimensions } = table;
	if (dimensions.length !== cube.dimensions.length)
		return `${dimensions.length} dimensions (${dimensions.map((d) => d.name).join(', ')})`;
	const strides = dimensions.map((_, i) =>
		dimensions.slice(i + 1).reduce((n, d) => n * d.codes.length, 1)
	);
	const steps: number[][] = [];
	for (const d of cube.dimensions) {
		const at = dimensions.findIndex((found) => named(found, d, same));
		if (at < 0) return `no dimension ${d.name} among ${dimensions.map((x) => x.name).join(', ')}`;
		const positions = positionsOf(d, dimensions[at]!, shown, same);
		if (typeof positions === 'string') return positions;
		steps.push(positions.map((p) => p * strides[at]!));
	}
	const total = sizeOf(cube.dimensions);
	if (table.values.length !== total)
		return `${table.values.length} observations in place of ${total}`;
	const observationOf = new Map<number, number>();
	for (let i = 0; i < total; i++) observationOf.set(table.cells?.[i] ?? i, i);
	const positions = steps.map(() => 0);
	for (let at = 0; at < total; at++) {
		const cell = steps.reduce((sum, step, i) => sum + step[positions[i]!]!, 0);
		const wrong = wrongAt(cube, at, table, observationOf.get(cell));
		if (wrong !== undefined) return `cell ${at}: ${wrong}`;
		for (let depth = steps.length - 1; depth >= 0; depth--) {
			positions[depth] = (positions[depth]! + 1) % steps[depth]!.length;
			if (positions[depth]! > 0) break;
		}
	}
	return undefined;
}

function wrongAt(
	cube: FormCube,
	at: number,
	{ values, marks, symbols }: Table,
	i: number | undefined
): string | undefined {
	if (i === undefined) return 'no observation';
	const value = cube.values[at] ?? null;
	const symbol = value === null ? (cube.symbols[at] ?? '..') : '';
	// A dash is a true zero.
	const wanted = value ?? (symbol === '-' ? 0 : NaN);
	const mark = symbols[marks[i]! - 1]?.text ?? '';
	if (!Object.is(values[i], wanted + 0)) return `value ${values[i]} in place of ${wanted}`;
	return mark === symbol ? undefined : `symbol "${mark}" in place of "${symbol}"`;
}
