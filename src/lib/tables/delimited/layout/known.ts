/** Columns of a delimited text that bear the names of a known table's dimensions. */
import { isFigureField, type SampleRow } from './sample.ts';
import { spellingsOf } from '../heading-split.ts';
import { folded } from '#lib/tables/table/names.ts';
import { parsePeriods } from '#lib/tables/table/periods.ts';
import type { KnownTable } from '#lib/tables/table/table.ts';

type KnownDimension = KnownTable['dimensions'][number];

const spelled = (name: string): string => folded(name).toLowerCase();

/** The known dimension a column is named after: by its id, or by a name in any language, whatever the case. */
export const knownByName = (
	dimensions: readonly KnownDimension[],
	name: string
): KnownDimension | undefined =>
	dimensions.find(
		({ id, name: own, label }) =>
			id === name || [own, ...Object.values(label)].some((text) => spelled(text) === spelled(name))
	);

/** True for a column of periods, or one in which some cell is a category of the dimension. */
const isOf = (
	{ categories }: KnownDimension,
	data: readonly SampleRow[],
	field: number
): boolean => {
	const cells = data.map((row) => row.cells[field]!);
	const texts = new Set(categories.flatMap(spellingsOf));
	return parsePeriods(cells) !== undefined || cells.some((cell) => texts.has(cell));
};

/** Fields named after known dimensions; a heading cell may hold the name of a column of keys before it. */
export const matchedFields = (
	header: readonly string[],
	data: readonly SampleRow[],
	fields: readonly number[],
	known: KnownTable
): number[] => {
	const met = new Set<KnownDimension>();
	return fields.filter((field) => {
		const dimension = knownByName(known.dimensions, header[field]!);
		if (!dimension) return false;
		if (isFigureField(data, field) && (met.has(dimension) || !isOf(dimension, data, field)))
			return false;
		met.add(dimension);
		return true;
	});
};
