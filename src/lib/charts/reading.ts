/** What one cell says: its number as shown, its marks, and the sentence a reader hears. */
import type { Figure } from '#lib/dataset/figure.ts';
import { codesAt } from '#lib/dataset/slice.ts';
import { observationAt, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import { formatDifference, formatValue } from '#lib/text/numbers.ts';

/** "64.1 %", in a chart of differences "+3.2 percentage points"; `short` leaves a long unit out. */
export function valueText(figure: Figure, value: number, short = false): string {
	const { symbol, decimals } = figure.unit;
	const form = { decimals, symbol: short && symbol.length > 1 ? '' : symbol };
	return figure.view.transform === 'value' ? formatValue(value, form, figure.language) : formatDifference(value, form, figure.language);
}

/** Letters after a number or instead of it: "b", "u", "..". */
export const marksText = (figure: Figure, cell: number): string => {
	const { value, statuses } = observationAt(figure.slice, cell);
	const held = statuses.filter((s) => s !== 'ok');
	const marks = held.map((s) => STATUS_MARKS[s]).join(' ');
	return value === null && marks === '' ? STATUS_MARKS.missing : marks;
};

const meaning = (figure: Figure, status: Status): string =>
	figure.statuses.find((s) => s.status === status)?.text ?? status;

export const nameIn = (figure: Figure, dimension: string, code: string, short = false): string => {
	const category = figure.names[dimension]?.categories[code];
	return (short ? category?.short : category?.label) ?? code;
};

/** "Sweden, 2024: 64.1 %, break in series before this period". Only what varies in the slice is named. */
export function spoken(figure: Figure, cell: number): string {
	const codes = codesAt(figure.slice, cell);
	const names = figure.slice.dimensions
		.filter((d) => d.codes.length > 1 || d.role === 'geo' || d.role === 'time')
		.sort((a, b) => Number(a.role === 'time') - Number(b.role === 'time'))
		.map((d) => nameIn(figure, d.id, codes[d.id]!, true));
	const { value, statuses } = observationAt(figure.slice, cell);
	const said = statuses.filter((s) => s !== 'ok').map((s) => meaning(figure, s));
	if (value !== null) said.unshift(valueText(figure, value));
	return `${names.join(', ')}: ${said.join('; ')}`;
}
