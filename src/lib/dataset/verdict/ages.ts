/** Ages as bands of years: of codes (Y15-64, Y_GE65, TOTAL) and of attributes (15-64, 16+, all). */
import { isApart } from './sides.ts';
import type { Comparison, Side } from './rule.ts';

export interface Band {
	from: number;
	/** Infinity where it is open. */
	to: number;
}

export const ALL_AGES: Band = { from: 0, to: Infinity };

const FORMS: readonly [RegExp, (a: number, b: number) => Band][] = [
	[/^Y?(\d+)(?:-|T)(\d+)$/, (from, to) => ({ from, to })],
	[/^Y_GE(\d+)$/, (from) => ({ from, to: Infinity })],
	[/^(\d+)[+-]$/, (from) => ({ from, to: Infinity })],
	[/^Y_LT(\d+)$/, (to) => ({ from: 0, to: to - 1 })],
	[/^Y(\d+)$/, (at) => ({ from: at, to: at })]
];

export function bandOf(code: string): Band | undefined {
	if (code === 'TOTAL' || code === 'all') return ALL_AGES;
	for (const [form, make] of FORMS) {
		const found = form.exec(code);
		if (found) return make(Number(found[1]), Number(found[2]));
	}
	return undefined;
}

/** Id of the dimension of ages. */
export const AGE = 'age';

/** The ages of a side; undefined where they are not known. */
export function bandsOf({ dataset, codes }: Side): Band[] | undefined {
	const chosen = codes[AGE] ?? [dataset.comparability?.age ?? ''];
	const bands = chosen.flatMap((code) => bandOf(code) ?? []);
	return bands.length === chosen.length ? bands : undefined;
}

const textOf = (bands: readonly Band[] | undefined): string | undefined =>
	bands?.map(({ from, to }) => `${from}-${to}`).join();

/** True if two sides are about different ages. */
export const areAgesApart = (comparison: Comparison): boolean =>
	isApart(comparison, (side) => textOf(bandsOf(side)));

export const overlaps = (a: Band, b: Band): boolean => a.from <= b.to && b.from <= a.to;

/** Years that a band holds: 20–24 are five. */
export const widthOf = ({ from, to }: Band): number => to - from + 1;
