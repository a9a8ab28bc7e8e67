/** The seven tables: their dimensions in page order, what they count, and which of their cells are left out. */
import type { Theme } from '#lib/dataset/model.ts';
import * as axes from './axes.ts';
import type { Axis } from './axes.ts';
import { isLate, TOTAL } from './origins.ts';
import { peopleOf, type Leaf } from './people.ts';
import * as rates from './rates.ts';

export const UNITS = ['per cent', 'persons'] as const;
export type UnitName = (typeof UNITS)[number];

export interface TableSpec {
	id: string;
	theme: Theme;
	contents: string;
	population: string;
	/** Per cent first, where a table has both. */
	units: readonly UnitName[];
	axes: Axis[];
	/** Persons in the group, and those of them the table is about. */
	count: (leaf: Leaf) => [base: number, part: number];
}

/** People in the group that a leaf describes; dimensions it does not have are summed beforehand or taken as given. */
const people = (leaf: Leaf, age = leaf.age ?? '25-34'): number =>
	peopleOf(
		leaf['reporting country']!,
		leaf['country background']!,
		leaf['population category'] ?? 'FB',
		Number(leaf.time),
		leaf.sex ?? 'F',
		age
	);

const having = (base: number, share: number): [number, number] => [
	base,
	base === 0 ? 0 : Math.round(base * share)
];

const LEVELS = axes.levels().leaves;
const REASONS = axes.permitReasons().leaves;

export const TABLES: readonly TableSpec[] = [
	{
		id: 'MIGR06',
		theme: 'settlement',
		contents: 'Population',
		population: 'Registered population',
		units: ['persons'],
		axes: [
			axes.countries('DK', 'FI', 'NO', 'SE'),
			axes.backgrounds(257),
			axes.years(2016, 2021),
			axes.categories(),
			axes.ages('all', '0-15', '16-24', '25-64', '65-')
		],
		count: (leaf) => {
			const both =
				people({ ...leaf, sex: 'F' }, leaf.age) + people({ ...leaf, sex: 'M' }, leaf.age);
			return [both, both];
		}
	},
	{
		id: 'MIGR07',
		theme: 'settlement',
		contents: 'Non-Nordic and non-EU27/EFTA/UK immigrants',
		population: 'Persons who immigrated during the year',
		units: ['persons'],
		axes: [
			axes.countries('DK', 'NO', 'SE'),
			axes.backgrounds(219, true),
			axes.years(2016, 2021),
			axes.sexes(),
			axes.permitReasons()
		],
		count: (leaf) => {
			const arrived = Math.round(0.25 * people(leaf, '25-34'));
			const reason = leaf['reason for residence permit']!;
			const parts = rates.split(arrived, REASONS, leaf, 20, [2, 4, 3, 2, 1, 0.3]);
			const part = parts[REASONS.indexOf(reason)]!;
			return [part, part];
		}
	},
	{
		id: 'WORK30',
		theme: 'employment',
		contents: 'Employed persons',
		population: 'Registered population aged 20-64',
		units: UNITS,
		axes: [
			axes.countries('DK', 'FI', 'NO', 'SE'),
			axes.categories(),
			axes.backgrounds(216),
			axes.years(2016, 2021),
			axes.sexes(),
			axes.ages('20-64', '20-44', '45-64', '20-24', '25-34', '35-44', '45-54', '55-64')
		],
		count: (leaf) => having(people(leaf), rates.employment(leaf))
	},
	{
		id: 'WORK32',
		theme: 'employment',
		contents: 'Employment rate of immigrants',
		population: 'Immigrants aged 20-64 with a residence permit',
		units: ['per cent'],
		axes: [
			axes.countries('DK', 'NO', 'SE'),
			axes.mainReasons(),
			axes.stays(),
			axes.years(2016, 2024),
			axes.sexes()
		],
		count: (leaf) => {
			const [reasons, stays] = [axes.mainReasons().leaves, axes.stays().leaves];
			const group = { ...leaf, 'country background': 'SY', 'population category': 'FB' };
			const byReason = rates.split(people(group), reasons, leaf, 30, [2, 3, 3]);
			const part = byReason[reasons.indexOf(leaf['reason for residence permit']!)]!;
			const byStay = rates.split(part, stays, leaf, 40, [1, 1, 3, 6]);
			const base = byStay[stays.indexOf(leaf['length of stay']!)]!;
			return having(base, rates.employmentByStay(leaf));
		}
	},
	{
		id: 'LABO30',
		theme: 'employment',
		contents: 'Unemployment rate',
		population: 'Labour force aged 20-64',
		units: ['per cent'],
		axes: [
			axes.countries('DK', 'IS', 'NO', 'SE'),
			axes.backgrounds(30),
			axes.years(2016, 2018),
			axes.categories(),
			axes.sexes(),
			axes.ages('20-64', '20-44', '45-64')
		],
		count: (leaf) => having(people(leaf), rates.unemployment(leaf))
	},
	{
		id: 'EDUC31',
		theme: 'education',
		contents: 'Pupils who completed upper secondary education',
		population: 'Pupils who enrolled in upper secondary education',
		units: UNITS,
		axes: [
			axes.countries('DK', 'NO', 'SE'),
			axes.enrolment(),
			axes.backgrounds(190),
			axes.years(2016, 2021),
			axes.categories(),
			axes.sexes()
		],
		count: (leaf) => having(Math.round(0.3 * people(leaf, '16-19')), rates.completion(leaf))
	},
	{
		id: 'EDUC32',
		theme: 'education',
		contents: 'Population by highest level of education',
		population: 'Registered population aged 20-64',
		units: UNITS,
		axes: [
			axes.countries('DK', 'IS', 'NO', 'SE'),
			axes.levels(),
			axes.backgrounds(257),
			axes.years(2016, 2021),
			axes.categories(),
			axes.sexes(),
			axes.ages('20-64', '20-24', '25-34', '35-44', '45-54', '55-64')
		],
		count: (leaf) => {
			const base = people(leaf);
			if (base === 0) return [0, 0];
			const parts = rates.split(base, LEVELS, leaf, 50, [2, 4, 3.5, 0.5]);
			return [base, parts[LEVELS.indexOf(leaf['level of education']!)]!];
		}
	}
];

/** Groups for which no share is published. */
export const SMALLEST_BASE = 50;

/** Cells that cannot have a value: a background of people who have none, or the reporting country as a background. */
export const isImpossible = (codes: Leaf): boolean => {
	const origin = codes['country background'];
	if (origin === undefined) return false;
	return (
		origin === codes['reporting country'] ||
		(codes['population category'] === 'REST' && origin !== TOTAL)
	);
};

/** Cells that are not in the table: small backgrounds in the first two years, Iceland before 2018. */
export const isAbsent = (codes: Leaf): boolean => {
	const year = Number(codes.time);
	return (
		(year < 2018 && codes['reporting country'] === 'IS') ||
		(year < 2018 && isLate(codes['country background'] ?? ''))
	);
};
