/** What one cell says: its number as shown, its marks, and the label of its mark. */
import type { Figure } from '#lib/forms/figure.ts';
import { codesAt } from '#lib/dataset/slice.ts';
import { observationAt, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import { decimalsAt } from '#lib/dataset/shown-decimals.ts';
import { formatDifference, formatNumber, formatValue } from '#lib/text/numbers.ts';

/** "64.1%", in a chart of differences "+3.2 pp"; `short` leaves a long unit out, with its magnitude or not at all. */
export function valueText(figure: Figure, value: number, short = false): string {
	const { unit } = figure;
	const isBare = short && (unit.symbol.length > 1 || unit.magnitude !== undefined);
	const form = isBare ? { ...unit, symbol: '', magnitude: undefined } : unit;
	const format = transformRule(figure.view).isDifference ? formatDifference : formatValue;
	return format(value, form, figure.language);
}

/** The number alone, as columns show it: "64.1". */
export const numberText = ({ unit, language }: Figure, value: number): string =>
	formatNumber(value, decimalsAt(value, unit), language);

/** Statuses worth saying: "ok" is not, and a null always has a reason. */
export function statusesAt(figure: Figure, cell: number): Status[] {
	const { value, statuses } = observationAt(figure.slice, cell);
	const held = statuses.filter((s) => s !== 'ok');
	return value === null && held.length === 0 ? ['missing'] : held;
}

/** Letters after a number or instead of it: "b", "u", "..". */
export const marksText = (figure: Figure, cell: number): string =>
	statusesAt(figure, cell)
		.map((s) => STATUS_MARKS[s])
		.join(' ');

/** The same in words: "break in the series; provisional". */
export const statusWords = (figure: Figure, cell: number): string =>
	statusesAt(figure, cell)
		.map((status) => figure.statuses.find((s) => s.status === status)?.text ?? status)
		.join('; ');

/** Number and marks: "64.1% b", ".." where nothing is published. */
export function cellText(figure: Figure, cell: number): string {
	const value = figure.slice.values[cell] ?? null;
	const marks = marksText(figure, cell);
	return value === null ? marks : `${valueText(figure, value, true)} ${marks}`.trim();
}

/** How the mark of a value is filled: as an outline where the value may still change, faintly where it rests on few answers. */
export type Fill = 'full' | 'hollow' | 'faint';
const FILLS: Partial<Record<Status, Fill>> = {
	provisional: 'hollow',
	estimated: 'hollow',
	unreliable: 'faint'
};
/** The mark of a value that nobody published, where areas are read: hatched if it was kept back, else an outline. */
export const unpublishedKind = (figure: Figure, cell: number): 'hatch' | 'absent' =>
	statusesAt(figure, cell).includes('suppressed') ? 'hatch' : 'absent';

export const fillOfStatus = (status: string): Fill | undefined => FILLS[status as Status];
export const fillOf = (figure: Figure, cell: number): Fill =>
	statusesAt(figure, cell).flatMap((status) => FILLS[status] ?? [])[0] ?? 'full';

/** What a list of statuses begins an entry with: "// b" below lines, "b" below all other charts. */
export const statusMark = ({ look, mark }: Figure['statuses'][number]): string =>
	[look, mark].filter(Boolean).join(' ');

export const nameIn = (figure: Figure, dimension: string, code: string, short = false): string => {
	const category = figure.names[dimension]?.categories[code];
	return (short ? category?.short : category?.label) ?? code;
};

/** Label of a mark for assistive technology and the tip: "Sweden, 2024: 64.1%; break in the series". Only what varies in the slice is named, and where and when. */
export function labelOf(figure: Figure, cell: number): string {
	const codes = codesAt(figure.slice, cell);
	const names = figure.slice.dimensions
		.filter((d) => d.codes.length > 1 || d.role === 'geo' || d.role === 'time')
		.sort((a, b) => Number(a.role === 'time') - Number(b.role === 'time'))
		.map((d) => nameIn(figure, d.id, codes[d.id]!, true));
	const value = figure.slice.values[cell] ?? null;
	const texts = [value === null ? '' : valueText(figure, value), statusWords(figure, cell)];
	return `${names.join(', ')}: ${texts.filter(Boolean).join('; ')}`;
}
