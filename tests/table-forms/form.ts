/** What a form promises: which cubes it can hold, how it is written, and whether a reader has an excuse to refuse it. */
import type { ReadOptions } from '#lib/tables/table/table.ts';
import type { Shown } from './agreement.ts';
import type { FormCube } from './cube.ts';
import type { Encoding } from './encodings.ts';
import { sameText } from './hostile.ts';

export interface Styled {
	write: (encoding: Encoding) => string | Uint8Array;
	options: ReadOptions;
	/** False where a reader may refuse the file, because it can be read in two ways. */
	isClean: boolean;
}

export interface Form {
	name: string;
	shown: Shown;
	/** What the form cannot hold is replaced first. */
	prepare?: (cube: FormCube) => FormCube;
	/** Blanks of labels may be spelled otherwise: no-break space as space, no soft hyphens. */
	loose?: boolean;
	/** What it may be written in; any encoding, where left out. */
	encodings?: readonly Encoding[];
	/** Numbers with any number of digits. */
	wild?: boolean;
	/** All, where left out. */
	can?: (cube: FormCube) => boolean;
	/** `style` draws a variant: each of its bits decides one thing. */
	style: (cube: FormCube, style: number) => Styled;
}

/** Bit `at` of a style. */
export const bit = (style: number, at: number): boolean => ((style >> at) & 1) === 1;
/** One of a list, drawn by a style from bit `at` on. */
export const pick = <T>(list: readonly T[], style: number, at: number): T =>
	list[(style >> at) % list.length]!;

/** True where a code is the label of another category: a column of texts may then be codes or labels. */
export const isCrossed = ({ dimensions }: FormCube): boolean =>
	dimensions.some(({ categories }) =>
		categories.some(({ code }) =>
			categories.some((other) => other.code !== code && sameText(other.label) === sameText(code))
		)
	);

/** True where no text stands in two variables: a sheet without their names then shows which is which. */
export function isDistinct(cube: FormCube): boolean {
	const texts = cube.dimensions.flatMap(({ categories }) => [
		...new Set(categories.flatMap(({ code, label }) => [sameText(code), sameText(label)]))
	]);
	return new Set(texts).size === texts.length && !isCrossed(cube);
}
