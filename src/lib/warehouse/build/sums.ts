/** Parts that add up: to a number, or to the published whole beside them. */
import type { PartsOfWhole } from '#lib/dataset/checks.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { areApart, rowsWhere, unlessKnown, writtenValue, keyOf, type Wrong } from './cells.ts';
import type { Figures } from './columns.ts';
import type { RowProblem } from './problem.ts';

/** Codes of the parts: those that are named, else all but the whole. */
const partsOf = (dataset: Dataset, { dimension, parts, whole }: PartsOfWhole): string[] =>
	parts ??
	(dataset.dimensions.find((d) => d.id === dimension)?.categories ?? [])
		.map((c) => c.code)
		.filter((code) => code !== whole);

/** Cells that differ in the checked dimension alone. */
interface Group {
	/** A row of the columns among them. */
	at: number;
	sum: number;
	publishedParts: number;
	whole: number;
	isAllPublished: boolean;
	firstPart: number;
	first: number;
}

/** Adds a row to its group. */
function add(group: Group, row: number, value: number, isPart: boolean, isWhole: boolean): void {
	const isPublished = !Number.isNaN(value);
	group.first = Math.min(group.first, row);
	group.isAllPublished &&= isPublished;
	if (isWhole) group.whole = value;
	if (!isPart) return;
	group.firstPart = Math.min(group.firstPart, row);
	if (!isPublished) return;
	group.sum += value;
	group.publishedParts++;
}

/** The number of a row's cell among those of the other dimensions. */
function groupNumber({ dataset, columns }: Figures, dimension: string) {
	const others = dataset.dimensions.flatMap(({ id, categories }, at) =>
		id === dimension ? [] : [{ column: columns.codes[at]!, size: categories.length }]
	);
	const cells = others.reduce((n, { size }) => n * size, 1);
	if (cells > Number.MAX_SAFE_INTEGER)
		return (row: number) => others.map(({ column }) => column[row]!).join();
	return (row: number) => others.reduce((n, { column, size }) => n * size + column[row]!, 0);
}

function groupsOf(figures: Figures, check: PartsOfWhole): Group[] {
	const { dataset, columns } = figures;
	const at = dataset.dimensions.findIndex((d) => d.id === check.dimension);
	const codes = dataset.dimensions[at]!.categories.map((c) => c.code);
	const parts = new Set(partsOf(dataset, check));
	const isPart = codes.map((code) => parts.has(code));
	const whole = codes.indexOf(check.whole ?? '');
	const numberOf = groupNumber(figures, check.dimension);
	const groups = new Map<number | string, Group>();
	for (const row of rowsWhere(figures, check.where ?? {})) {
		const number = numberOf(row);
		let group = groups.get(number);
		if (!group)
			groups.set(
				number,
				(group = {
					at: row,
					sum: 0,
					publishedParts: 0,
					whole: NaN,
					isAllPublished: true,
					firstPart: Infinity,
					first: Infinity
				})
			);
		const place = columns.codes[at]![row]!;
		const value = columns.values[row]!;
		add(group, columns.row[row]!, value, isPart[place]!, place === whole);
	}
	return [...groups.values()];
}

/**
 * Groups of parts that are all published and do not add up: the first row of each, and its sum. Where the source leaves
 * zeros out, a part or a whole without a row adds nothing.
 */
function wrongIn(figures: Figures, check: PartsOfWhole): Wrong[] {
	const { dataset } = figures;
	const isZeroAbsent = dataset.absent === 'zero';
	const parts = partsOf(dataset, check).length;
	const rest = dataset.dimensions.map((d) => d.id).filter((id) => id !== check.dimension);
	const key = keyOf(figures, rest);
	const wrong: Wrong[] = [];
	for (const group of groupsOf(figures, check)) {
		const isComplete = isZeroAbsent ? group.isAllPublished : group.publishedParts === parts;
		const missing = isZeroAbsent ? 0 : NaN;
		const whole = Number.isNaN(group.whole) ? missing : group.whole;
		const target = check.whole === undefined ? check.total! : whole;
		if (!isComplete || Number.isNaN(target) || !areApart(group.sum, target, check.tolerance))
			continue;
		// Binary dust is not printed.
		const sum = writtenValue(dataset, Number(group.sum.toFixed(6)));
		wrong.push({
			row: group.firstPart === Infinity ? group.first : group.firstPart,
			found: `a sum of ${sum} for ${key(group.at)}`
		});
	}
	return unlessKnown(wrong, check.misses);
}

/** What parts add up to, in words. */
const sumText = ({ dimension, total, whole, tolerance, misses }: PartsOfWhole): string =>
	`${dimension} adding up to ${whole ?? total} ± ${tolerance}${misses ? `, but for ${misses}` : ''}`;

/** Sums of a dataset that are wrong. */
export const wrongSums = (figures: Figures): RowProblem[] =>
	figures.dataset.checks.flatMap((check) =>
		check.rule === 'parts-of-whole'
			? wrongIn(figures, check).map(({ row, found }) => ({
					code: 'wrong-sum',
					where: { row, column: 'value' },
					found,
					allowed: sumText(check),
					remedy: 'Correct the parts.'
				}))
			: []
	);
