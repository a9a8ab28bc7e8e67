/** Per 1,000 inhabitants of the country: those of the dataset that a count names as its population. */
import type { Population } from '../links.ts';
import type { Role, SliceDimension } from '../model.ts';
import { calendarPeriod } from '../period.ts';
import type { Structure } from '../selection.ts';
import { unitKindRule } from '../unit-kinds.ts';
import type { PerRule } from './per.ts';

/** Years from that of the figure to the 1 Januaries whose mean is its population. */
const JANUARIES: Record<Population['at'], readonly number[]> = {
	mean: [0, 1],
	start: [0],
	end: [1],
	year: [0]
};

const idOf = (dimensions: readonly Pick<SliceDimension, 'id' | 'role'>[], role: Role): string =>
	dimensions.find((d) => d.role === role)?.id ?? role;

const codesOf = ({ dimensions }: Structure, role: Role): string[] =>
	dimensions.find((d) => d.role === role)?.categories.map((c) => c.code) ?? [];

const yearsOf = (periods: readonly string[]): number[] =>
	periods.flatMap((code) => calendarPeriod(code)?.year ?? []);

export const inhabitants: PerRule = {
	factor: 1000,
	unit: { kind: 'per1000', symbol: '', decimals: 1, decimalsBySize: true, range: [0, null] },
	settledNotes: ['size'],
	refusal: ({ unit, population }) => {
		if (!unitKindRule(unit.kind).isCounted) return 'page_explore_per_refused_kind';
		return population ? undefined : 'page_explore_per_refused_population';
	},
	basis: ({ population }) => population!.at,
	whole: () => undefined,
	base: ({ population }) => population!.dataset,
	reads: ({ dimensions, population }, selection, base) => {
		const chosen = yearsOf(selection[idOf(dimensions, 'time')] ?? []);
		const after = JANUARIES[population!.at];
		const first = Math.min(...chosen) + after[0]!;
		const last = Math.max(...chosen) + after.at(-1)!;
		const places = selection[idOf(dimensions, 'geo')] ?? [];
		return {
			[idOf(base.dimensions, 'geo')]: codesOf(base, 'geo').filter((code) => places.includes(code)),
			[idOf(base.dimensions, 'time')]: codesOf(base, 'time').filter(
				(code) => Number(code) >= first && Number(code) <= last
			)
		};
	},
	cells: ({ dimensions, population }, codes, base) => {
		const year = calendarPeriod(codes[idOf(dimensions, 'time')] ?? '')?.year;
		if (year === undefined) return [];
		return JANUARIES[population!.at].map((later) => ({
			[idOf(base.dimensions, 'geo')]: codes[idOf(dimensions, 'geo')] ?? '',
			[idOf(base.dimensions, 'time')]: String(year + later)
		}));
	}
};
