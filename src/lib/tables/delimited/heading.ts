/** Header cells above the figures → variables of the heading, and the category of each column in each of them. */
import { remark } from '#lib/dataset/problem.ts';
import type { Variable } from './dimensions.ts';
import { factorHeading } from './heading-factor.ts';
import { splitHeading } from './heading-split.ts';
import { isTimeName, parsePeriods } from '../table/periods.ts';
import { refuse, type KnownTable, type Report } from '../table/table.ts';

type Known = KnownTable['dimensions'][number];

export interface Heading {
	variables: Variable[];
	/** For each variable, the label's index of each column of figures. */
	columns: number[][];
	/** Name of the only column of figures, or of all of them. */
	contents?: string;
}

const variableOf = (name: string, texts: readonly string[], line: number, known?: Known) => {
	const labels = [...new Set(texts)];
	return {
		variable: { name: known?.name ?? name, labels, line, known },
		column: texts.map((text) => labels.indexOf(text))
	};
};

const headingOf = (parts: ReturnType<typeof variableOf>[], contents?: string): Heading => ({
	variables: parts.map(({ variable }) => variable),
	columns: parts.map(({ column }) => column),
	contents
});

/** Several header rows: each is one variable; a row with the same text everywhere names the contents. */
function stackedHeading(
	levels: readonly string[][],
	rest: readonly Known[],
	line: number,
	report: Report
): Heading {
	const named = levels.map((texts) => splitHeading([...new Set(texts)], rest)?.dimensions);
	const isContents = (level: number) =>
		new Set(levels[level]).size === 1 && !named[level] && !parsePeriods(levels[level]!);
	const contents = levels.find((_, level) => isContents(level))?.[0];
	const kept = levels.flatMap((texts, level) =>
		isContents(level) ? [] : [{ texts, known: named[level]?.[0] }]
	);
	report.assumed.push(remark('csv_header_rows', { count: kept.length }, line));
	return headingOf(
		kept.map(({ texts, known }) =>
			variableOf(parsePeriods(texts) ? 'time' : 'column', texts, line, known)
		),
		contents
	);
}

/**
 * Reads the heading. `rest`: the dimensions of the known table that are no columns of keys. Refuses several cells
 * that the known table's value lists do not split in one way.
 */
export function readHeading(
	headings: readonly string[][],
	rest: readonly Known[] | undefined,
	line: number,
	report: Report
): Heading {
	const levels = headings[0]!.map((_, level) => headings.map((cells) => cells[level]!));
	if (levels.length > 1) return stackedHeading(levels, rest ?? [], line, report);
	const cells = levels[0]!;
	const split = rest && splitHeading(cells, rest);
	if (split)
		return headingOf(
			split.dimensions.map((known, d) =>
				variableOf(
					known.name,
					split.texts.map((texts) => texts[d]!),
					line,
					known
				)
			)
		);
	const factored = factorHeading(cells);
	const [only] = factored.names;
	if (rest && cells.length > 1 && !(only === 'time' && factored.names.length === 1))
		refuse('csv_header_unsplit', { cell: cells[0]! }, { line });
	if (factored.assumed) report.assumed.push(remark(factored.assumed, {}, line));
	const parts = factored.names.map((name, d) =>
		variableOf(
			name,
			factored.texts.map((texts) => texts[d]!),
			line,
			name === 'time' ? rest?.find((known) => isTimeName(known.name)) : undefined
		)
	);
	return headingOf(parts, factored.names.length === 0 ? cells[0] : undefined);
}
