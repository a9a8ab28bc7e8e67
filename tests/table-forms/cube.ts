/** A small table as a test thinks of it, before it is written in any form. */

export interface FormCategory {
	code: string;
	label: string;
}

export interface FormDimension {
	/** The variable's name, which texts show. */
	name: string;
	/** The variable's code; the name where left out. */
	code?: string;
	isTime?: boolean;
	categories: FormCategory[];
}

export interface FormCube {
	matrix: string;
	title: string;
	contents: string;
	unit?: string;
	source?: string;
	/** Digits written after the point; left out: as many as the number has. */
	decimals?: number;
	/** In the file's order: stub first, then heading. */
	dimensions: FormDimension[];
	/** How many of the last dimensions stand in the heading. */
	headings: number;
	/** Row-major, last dimension fastest; null where there is no number. */
	values: (number | null)[];
	/** By cell: what stands in place of a number. A null without one is "..". */
	symbols: Record<number, string>;
	notes?: string[];
}

export const codeOf = ({ name, code }: FormDimension): string => code ?? name;

/** The value and symbol of a cell as a text file shows them. */
export function cellText({ values, symbols, decimals }: FormCube, at: number): string {
	const value = values[at] ?? null;
	if (value === null) return symbols[at] ?? '..';
	return decimals === undefined ? String(value) : value.toFixed(decimals);
}

export const stubOf = ({ dimensions, headings }: FormCube): FormDimension[] =>
	dimensions.slice(0, dimensions.length - headings);

export const headingOf = ({ dimensions, headings }: FormCube): FormDimension[] =>
	dimensions.slice(dimensions.length - headings);

export const sizeOf = (dimensions: readonly FormDimension[]): number =>
	dimensions.reduce((n, d) => n * d.categories.length, 1);

/** Every combination of categories, first dimension slowest; one empty combination where there are no dimensions. */
export function* combinationsOf(dimensions: readonly FormDimension[]): Generator<FormCategory[]> {
	const positions = dimensions.map(() => 0);
	for (let left = sizeOf(dimensions); left > 0; left--) {
		yield dimensions.map((d, i) => d.categories[positions[i]!]!);
		for (let depth = dimensions.length - 1; depth >= 0; depth--) {
			positions[depth] = (positions[depth]! + 1) % dimensions[depth]!.categories.length;
			if (positions[depth]! > 0) break;
		}
	}
}

/** The same cube with its dimensions in another order, `order` naming their former positions. */
export function pivoted(cube: FormCube, order: readonly number[]): FormCube {
	const { dimensions } = cube;
	const strides = dimensions.map((_, i) => sizeOf(dimensions.slice(i + 1)));
	const turned = order.map((i) => dimensions[i]!);
	const values: (number | null)[] = [];
	const symbols: Record<number, string> = {};
	const positions = order.map(() => 0);
	for (let at = 0; at < cube.values.length; at++) {
		const from = order.reduce((sum, i, depth) => sum + positions[depth]! * strides[i]!, 0);
		values.push(cube.values[from] ?? null);
		const symbol = cube.symbols[from];
		if (symbol !== undefined) symbols[at] = symbol;
		for (let depth = turned.length - 1; depth >= 0; depth--) {
			positions[depth] = (positions[depth]! + 1) % turned[depth]!.categories.length;
			if (positions[depth]! > 0) break;
		}
	}
	return { ...cube, dimensions: turned, values, symbols };
}

/** Variables in the order of the long forms: as in the file, the time variable last. */
export function timeLast(cube: FormCube): FormCube {
	const order = cube.dimensions.map((_, i) => i);
	const isTime = (i: number) => Number(cube.dimensions[i]!.isTime ?? false);
	return pivoted(
		cube,
		order.sort((a, b) => isTime(a) - isTime(b))
	);
}
