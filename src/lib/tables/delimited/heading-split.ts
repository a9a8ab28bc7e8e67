/** Heading cells such as "Men 2016" split into the texts of several variables by the value lists of a known table. */
import { gluedCodes } from '../table/glued-codes.ts';
import { folded } from '../table/names.ts';
import type { KnownTable } from '../table/table.ts';

type KnownDimension = KnownTable['dimensions'][number];

export interface SplitHeading {
	/** Variables of the heading, slowest first. */
	dimensions: KnownDimension[];
	/** For each cell, the text of each of its variables. */
	texts: string[][];
}

/** Texts a category may stand with: its code, its labels, and both together. */
export const spellingsOf = (category: KnownDimension['categories'][number]): string[] => [
	folded(category.code),
	...Object.values(category.label).map(folded),
	...gluedCodes(category)
];

/** Splits of one cell into texts of the given lists in order, longest texts first. */
function splitsOf(cell: string, lists: readonly (readonly string[])[]): string[][] {
	const [list, ...rest] = lists;
	// Behind the last list nothing is left: its text has to be the rest of the cell.
	if (!list) return [[]];
	return list
		.filter(
			(text) =>
				cell.startsWith(text) && (rest.length > 0 ? cell[text.length] === ' ' : cell === text)
		)
		.flatMap((text) =>
			splitsOf(cell.slice(text.length + 1), rest).map((split) => [text, ...split])
		);
}

/** True when every combination of the texts found stands in exactly one cell. */
function isComplete(texts: readonly string[][]): boolean {
	const width = texts[0]!.length;
	const sizes = Array.from(
		{ length: width },
		(_, d) => new Set(texts.map((split) => split[d])).size
	);
	const product = sizes.reduce((all, size) => all * size, 1);
	const distinct = new Set(texts.map((split) => split.join('\u0000'))).size;
	return distinct === texts.length && product === distinct;
}

/** The only complete split by these variables in this order; undefined where a cell does not fit or stays open. */
function splitBy(cells: readonly string[], lists: readonly string[][]): string[][] | undefined {
	const splits: string[][][] = [];
	for (const cell of cells) {
		const found = splitsOf(cell, lists);
		if (found.length === 0) return undefined;
		splits.push(found);
	}
	const longest = splits.map((found) => found[0]!);
	const shortest = splits.map((found) => found.at(-1)!);
	const isOpen = splits.some((found) => found.length > 1) && isComplete(shortest);
	return isComplete(longest) && !isOpen ? longest : undefined;
}

/** All ways to choose some of the dimensions, in every order; more of them first. */
function ordersOf(dimensions: readonly KnownDimension[]): KnownDimension[][] {
	let orders: KnownDimension[][] = [[]];
	const all: KnownDimension[][] = [];
	while (all.length === 0 || orders[0]!.length < dimensions.length) {
		orders = orders.flatMap((order) =>
			dimensions.filter((d) => !order.includes(d)).map((d) => [...order, d])
		);
		all.unshift(...orders);
	}
	return all;
}

/** More variables than this no heading has; their orders would be thousands. */
const MOST_DIMENSIONS = 6;

/**
 * Splits heading cells by the variables that are not columns. Only a split counts that fits all cells, holds each
 * combination once, and is the only one; undefined otherwise.
 */
export function splitHeading(
	cells: readonly string[],
	dimensions: readonly KnownDimension[]
): SplitHeading | undefined {
	if (dimensions.length === 0 || dimensions.length > MOST_DIMENSIONS) return undefined;
	const spelled = new Map(
		dimensions.map((d) => [
			d,
			[...new Set(d.categories.flatMap(spellingsOf))]
				.filter((text) => text !== '')
				.sort((a, b) => b.length - a.length)
		])
	);
	const whole = cells.map(folded);
	const found = new Map<string, SplitHeading>();
	for (const order of ordersOf(dimensions)) {
		const lists = order.map((dimension) => spelled.get(dimension)!);
		const texts = splitBy(whole, lists);
		if (!texts) continue;
		// Two orders that give every variable the same texts are one split.
		const columns = dimensions.map((d) => texts.map((split) => split[order.indexOf(d)] ?? null));
		const key = JSON.stringify(columns);
		if (!found.has(key)) found.set(key, { dimensions: order, texts });
	}
	return found.size === 1 ? [...found.values()][0] : undefined;
}
