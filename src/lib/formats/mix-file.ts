/** The full calculation of a comparison with the same mix as a file: persons, shares, rates and parts of each class, six decimals. */
import { compositionByDimension } from '#lib/dataset/composition/by-dimension.ts';
import { SIDES, type Side } from '#lib/dataset/composition/counts.ts';
import type { Counted } from '#lib/dataset/composition/counts-of.ts';
import { decompose, STANDARDS, threeFoldOf } from '#lib/dataset/composition/decompose.ts';
import { minus, plus, sum, times, whole } from '#lib/dataset/composition/fraction.ts';
import { roundingBounds } from '#lib/dataset/composition/rebuilt.ts';
import type { Comparison } from '#lib/dataset/composition/request.ts';
import { roundedTo, type Fraction } from '#lib/dataset/exact.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import type { AboutVerdict } from './about.ts';

const DECIMALS = 6;
const HUNDRED = whole(100);
const number = (value: Fraction): number => roundedTo(value, DECIMALS);
const percent = (value: Fraction): number => number(times(HUNDRED, value));

export interface MixCalculation {
	dataset: Dataset;
	comparison: Comparison;
	counted: Counted;
	/** How far the two groups may be compared. */
	verdict: AboutVerdict | null;
	release: string;
	/** Address of the file. */
	url: string;
}

const parts = ({ composition, rates }: { composition: Fraction; rates: Fraction }) => ({
	composition: percent(composition),
	rates: percent(rates),
	difference: percent(plus(composition, rates))
});

/** Per cent and percentage points; group minus reference. */
function calculationOf({ dataset, comparison, counted, verdict, release, url }: MixCalculation) {
	const { classes, unknown, isRebuilt, halfStep, broken, statuses } = counted;
	const { mix, reference, group, fixed } = comparison;
	const found = decompose(classes);
	const three = threeFoldOf(classes);
	const chosen = decompose(classes, mix.standard);
	const each = <T>(of: (side: Side) => T) =>
		Object.fromEntries(SIDES.map((side) => [side, of(side)])) as Record<Side, T>;
	const bounds =
		isRebuilt && dataset.persons
			? roundingBounds(classes, dataset.persons.holds, halfStep)
			: undefined;
	return {
		dataset: dataset.id,
		release,
		url,
		source: { ...dataset.source },
		unit: 'per cent; parts in percentage points, group minus reference',
		persons: isRebuilt ? 'rebuilt from rounded per cent' : 'as published',
		by: mix.by,
		mix: mix.standard,
		reference: { [reference.dimension]: reference.code },
		group: { [reference.dimension]: group },
		fixed,
		summed: Object.fromEntries(
			Object.entries(comparison.classes).filter(([id]) => !mix.by.includes(id))
		),
		status: statuses,
		...(verdict ? { verdict } : {}),
		...(broken.length > 0 ? { two_censuses: broken } : {}),
		total: {
			persons: each((side) => number(sum(classes.map((one) => one[side].persons)))),
			having: each((side) => number(sum(classes.map((one) => one[side].having)))),
			rate: each((side) => percent(found.crude[side])),
			left_out_unknown: each((side) => number(unknown[side])),
			...parts(found),
			...(bounds
				? { bounds: { composition: percent(bounds.composition), rates: percent(bounds.rates) } }
				: {}),
			standardised: Object.fromEntries(
				STANDARDS.map((standard) => {
					const { standardised, rates } = decompose(classes, standard);
					return [
						standard,
						{ ...each((side) => percent(standardised[side])), difference: percent(rates) }
					];
				})
			),
			three_fold: {
				composition_at_reference_rates: percent(three.composition),
				rates_at_reference_mix: percent(three.rates),
				interaction: percent(three.interaction)
			},
			...(mix.by.length > 1
				? {
						composition_by_dimension: Object.fromEntries(
							Object.entries(compositionByDimension(classes, mix.by)).map(([id, part]) => [
								id,
								Number((100 * part).toFixed(DECIMALS))
							])
						)
					}
				: {})
		},
		classes: found.classes.map((one, i) => ({
			codes: one.codes,
			persons: each((side) => number(one[side].persons)),
			having: each((side) => number(one[side].having)),
			share: each((side) => percent(one.weight[side])),
			rate: each((side) => percent(one.rate[side])),
			standard_share: percent(chosen.classes[i]!.standard),
			...parts(one),
			three_fold: {
				composition_at_reference_rates: percent(
					times(minus(one.weight.group, one.weight.reference), one.rate.reference)
				),
				rates_at_reference_mix: percent(
					times(one.weight.reference, minus(one.rate.group, one.rate.reference))
				),
				interaction: percent(
					times(
						minus(one.weight.group, one.weight.reference),
						minus(one.rate.group, one.rate.reference)
					)
				)
			}
		}))
	};
}
export type Calculation = ReturnType<typeof calculationOf>;

/** Nested keys become names of columns: persons_group, three_fold_interaction. */
function flat(value: object, prefix = ''): [string, string | number][] {
	return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
		typeof inner === 'object' && inner !== null
			? flat(inner, `${prefix}${key}_`)
			: [[`${prefix}${key}`, inner as string | number] as [string, string | number]]
	);
}

const quoted = (field: string | number): string =>
	/[",\r\n]/.test(String(field)) ? `"${String(field).replaceAll('"', '""')}"` : String(field);

/** A row for all classes ("*"), which alone has what is of all; then one for each class. */
function asTable({ by, total, classes }: Calculation): string {
	const rows = [
		Object.fromEntries<string | number>([
			...by.map((id): [string, string] => [id, '*']),
			...flat(total)
		]),
		...classes.map(({ codes, ...rest }) =>
			Object.fromEntries<string | number>([...Object.entries(codes), ...flat(rest)])
		)
	];
	const columns = [
		...new Set([...by, ...rows.slice(1).flatMap(Object.keys), ...Object.keys(rows[0]!)])
	];
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
	return lines.map((line) => line.map(quoted).join(',') + '\r\n').join('');
}

const asJson = (value: object): string => `${JSON.stringify(value, null, '\t')}\n`;

const WRITERS = {
	csv: (calculation: Calculation) => asTable(calculation),
	json: (calculation: Calculation) => asJson(calculation),
	// What is said of the calculation, without its figures.
	'metadata.json': ({ total: _, classes: __, ...said }: Calculation) => asJson(said)
} as const;

/** Types of file that hold such a calculation. */
export type MixFileType = keyof typeof WRITERS;
export const MIX_FILE_TYPES = Object.keys(WRITERS) as MixFileType[];
export const isMixFileType = (type: string): type is MixFileType => Object.hasOwn(WRITERS, type);

export const mixFile = (type: MixFileType, calculation: MixCalculation): string =>
	WRITERS[type](calculationOf(calculation));
