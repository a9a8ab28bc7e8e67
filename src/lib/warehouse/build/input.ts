/** The two files of a dataset, and where in them a problem is. */
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { dirname, join, relative } from 'node:path';
import type { Dataset } from '#lib/dataset/model.ts';
import type { Figures } from './columns.ts';
import { linesOf } from './observations.ts';
import type { BuildProblem, RowProblem } from './problem.ts';

export interface Input {
	dataset: Dataset;
	/** The text of dataset.json. */
	source: string;
	csv: string;
	/** The path of the observations as problems name it. */
	file: string;
}

/** An input whose observations are sound. */
export type FiguresInput = Input & Figures;

/** A path as problems name it. */
export const shown = (path: string): string => relative(process.cwd(), path);

/** Line of a place in a text that is known to be JSON. */
export function lineOf(source: string, path: (string | number)[]): number {
	const tree = parseTree(source);
	const node = tree && findNodeAtLocation(tree, path);
	return source.slice(0, node?.offset ?? 0).split('\n').length;
}

/** Line of a path in the dataset.json of an input. */
export const placeIn = (
	{ source, csv }: Input,
	path: (string | number)[]
): BuildProblem['where'] => ({
	file: shown(join(dirname(csv), 'dataset.json')),
	line: lineOf(source, path),
	column: path.join('.')
});

/** @param until only lines before this one can be told apart */
export async function located(
	input: Input,
	found: readonly RowProblem[],
	until = Infinity
): Promise<BuildProblem[]> {
	if (found.length === 0) return [];
	const rows = new Set(found.flatMap(({ where }) => [where.row, where.other ?? where.row]));
	const lines = await linesOf(input.csv, rows, input.dataset.dimensions.length + 2);
	return found
		.map(({ where: { row, other, column }, ...problem }) => ({
			...problem,
			where: { file: input.file, line: lines.get(row) ?? 0, column },
			found:
				other === undefined ? problem.found : `${problem.found} (first in line ${lines.get(other)})`
		}))
		.filter(({ where: { line } }) => until === Infinity || (line > 0 && line < until));
}
