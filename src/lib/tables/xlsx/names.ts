/** Which variables the axes of a sheet are: by their names where it has them, by their values in a known table, else assumed. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import type { Text } from '#lib/dataset/model.ts';
import { lower, spellingsOf } from '../match/categories.ts';
import { folded, uniqueIdsOf } from '../table/names.ts';
import { splitCodes } from '../table/glued-codes.ts';
import { isTimeName, parsePeriods, type Period } from '../table/periods.ts';
import {
	refuse,
	type KnownTable,
	type Report,
	type TableDimension,
	type TableNote
} from '../table/table.ts';
import type { Axis } from './axes.ts';

type KnownDimension = KnownTable['dimensions'][number];

/** Labels without the code before them where both are the same text: "2016 2016", "2016 - 2016". */
const undoubled = (labels: readonly string[]): string[] => {
	const halves = labels.map((label) => /^(.+?) (?:- )?\1$/.exec(label)?.[1]);
	const found = halves.filter((half) => half !== undefined);
	return found.length === labels.length ? found : [...labels];
};

/** How many labels of an axis are categories of a known variable. Any period fits the variable of time. */
function sharedOf(axis: Axis, dimension: KnownDimension): number {
	const spellings = new Set(dimension.categories.flatMap(spellingsOf));
	const isTime = [dimension.id, dimension.name, dimension.label.en].some(isTimeName);
	if (isTime && parsePeriods(undoubled(axis.labels))) return axis.labels.length;
	return axis.labels.filter(
		(label, i) => spellings.has(lower(label)) || spellings.has(lower(axis.codes?.[i] ?? label))
	).length;
}

/** All ways to give each axis a variable of its own that shares more than half of its labels. */
function matchesOf(
	axes: readonly Axis[],
	dimensions: readonly KnownDimension[]
): KnownDimension[][] {
	let matches: KnownDimension[][] = [[]];
	for (const axis of axes) {
		const fit = dimensions.filter((d) => sharedOf(axis, d) * 2 > axis.labels.length);
		matches = matches.flatMap((match) =>
			fit.filter((d) => !match.includes(d)).map((d) => [...match, d])
		);
	}
	return matches;
}

function boundTo(known: KnownTable, axes: readonly Axis[]): KnownDimension[] {
	const matches = matchesOf(axes, known.dimensions);
	const scores = matches.map((match) =>
		match.reduce((sum, dimension, i) => sum + sharedOf(axes[i]!, dimension), 0)
	);
	const best = Math.max(...scores);
	const [first, second] = matches.filter((_, i) => scores[i] === best);
	const shown = axes
		.map(({ place, labels }) => `${place}: ${labels.slice(0, 3).join(', ')} …`)
		.join('; ');
	if (first && !second) return first;
	const given = { dataset: known.id, axes: shown, ids: known.dimensions.map(({ id }) => id) };
	return refuse(first ? 'xlsx_variables_many' : 'xlsx_variables_none', given);
}

/** Notes of periods that carry one, such as "2016*"; refuses two headings for one period. */
function periodNotes(id: string, periods: readonly Period[], report: Report): TableNote[] {
	const seen = new Set<string>();
	const warn = (one: Remark) => report.warned.push(one);
	for (const warning of new Map(
		periods.flatMap((p) => (p.warning ? [[p.code, p.warning] as const] : []))
	).values())
		warn(warning);
	return periods.flatMap(({ code, flags }) => {
		if (seen.has(code)) refuse('xlsx_period_twice', { code });
		seen.add(code);
		if (flags === undefined) return [];
		warn(remark('table_period_flagged', { code, flags }));
		return [{ scope: { [id]: [code] }, text: { en: flags }, mandatory: false }];
	});
}

/** Index of the axis of time, by the known variable, as the only axis of periods, or by its name; −1 where there is none. */
function timeOf(
	axes: readonly Axis[],
	periods: readonly unknown[],
	bound: readonly KnownDimension[] | undefined
): number {
	if (bound) return bound.findIndex((d) => [d.id, d.name].some(isTimeName));
	const times = axes.flatMap((_, i) => (periods[i] ? [i] : []));
	return times.length === 1
		? times[0]!
		: axes.findIndex(({ name }, i) => periods[i] && isTimeName(name ?? ''));
}

/** What the whole sheet says of one axis. */
interface NamedAxis {
	name: string;
	id: string;
	known: KnownDimension | undefined;
	isTime: boolean;
}

const labelOf = (axis: Axis, { name, known, isTime }: NamedAxis): Text =>
	known?.label ?? { en: axis.name ?? (isTime ? 'time' : name.replaceAll('_', ' ')) };

function dimensionOf(
	axis: Axis,
	named: NamedAxis,
	periods: readonly Period[] | undefined,
	report: Report,
	notes: TableNote[]
): TableDimension {
	const { name, id, known, isTime } = named;
	const glued = known && splitCodes(name, axis.labels.map(folded), known);
	if (glued) report.assumed.push(remark('table_split', { name: id }));
	const period = isTime && !axis.codes && !glued ? periods : undefined;
	if (period) notes.push(...periodNotes(id, period, report));
	const plain = isTime ? undoubled(axis.labels) : axis.labels;
	return {
		id,
		name,
		label: labelOf(axis, named),
		role: isTime ? 'time' : 'classification',
		codes: codesOf([axis.codes, glued, period, axis.labels]),
		labels: glued?.map(({ label }) => label) ?? plain.map((label) => ({ en: label })),
		coded: axis.codes || glued ? 'codes' : 'labels'
	};
}

/** The dimensions of a sheet, in the order of its axes; notes on its periods are added to `notes`. */
export function dimensionsOf(
	axes: readonly Axis[],
	known: KnownTable | undefined,
	report: Report,
	notes: TableNote[]
): TableDimension[] {
	const isNamed = axes.every(({ name }) => name !== undefined);
	const assume = (one: Remark) => report.assumed.push(one);
	const bound = known && !isNamed ? boundTo(known, axes) : undefined;
	const periods = axes.map(({ labels }) => parsePeriods(undoubled(labels)));
	const timeAt = timeOf(axes, periods, bound);
	const names = axes.map(
		(axis, i) => bound?.[i]?.name ?? axis.name ?? (i === timeAt ? 'time' : axis.place)
	);
	const ids = uniqueIdsOf(names);
	return axes.map((axis, i) => {
		const known = bound?.[i];
		const named = { name: names[i]!, id: known?.id ?? ids[i]!, known, isTime: i === timeAt };
		assumeName(axis, named, assume);
		return dimensionOf(axis, named, periods[i], report, notes);
	});
}

/** The codes of the first list that is there. */
const codesOf = (
	lists: readonly (readonly (string | { code: string })[] | undefined)[]
): string[] =>
	lists
		.find((list) => list !== undefined)!
		.map((one) => (typeof one === 'string' ? one : one.code));

/** Says why an axis is called what it is called. */
function assumeName(
	axis: Axis,
	{ name, id, known, isTime }: NamedAxis,
	assume: (one: Remark) => void
): void {
	if (known) assume(remark('xlsx_axis_known', { place: axis.place, name }));
	else if (axis.name === undefined)
		assume(
			isTime
				? remark('xlsx_axis_time', { place: axis.place })
				: remark('xlsx_axis_unnamed', { place: axis.place, id })
		);
	if (axis.codes) assume(remark('xlsx_codes_beside', { id }));
}
