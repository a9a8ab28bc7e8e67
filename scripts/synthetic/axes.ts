/** The dimensions of the synthetic tables. Each counts people in leaves, such as single years of age, that its categories hold. */
import type { Role } from '#lib/dataset/model.ts';
import { backgroundsOf, ORIGINS, OWN } from './origins.ts';

export interface Axis {
	/** As the statistical office names it: "reporting country". */
	name: string;
	role: Role;
	categories: { code: string; label: string }[];
	/** What counts are made for. */
	leaves: readonly string[];
	/** For each leaf: positions of the categories it is counted in. */
	members: number[][];
	/** What a page starts with; left out: all categories. */
	start?: string[];
	/** What the other categories are compared with. */
	reference?: string;
}

/** An axis whose leaves are its categories; `total`, if any, holds all the others. */
function plain(
	name: string,
	labels: Record<string, string>,
	more: Partial<Axis> & { total?: string } = {}
): Axis {
	const { total, ...rest } = more;
	const categories = Object.entries(labels).map(([code, label]) => ({ code, label }));
	const codes = categories.map((c) => c.code);
	const leaves = codes.filter((code) => code !== total);
	return {
		name,
		role: 'classification',
		categories,
		leaves,
		members: leaves.map((leaf) => [...(total ? [codes.indexOf(total)] : []), codes.indexOf(leaf)]),
		...rest
	};
}

const COUNTRIES: Record<string, string> = {
	DK: 'Denmark',
	FI: 'Finland',
	IS: 'Iceland',
	NO: 'Norway',
	SE: 'Sweden'
};

export const countries = (...codes: string[]): Axis =>
	plain('reporting country', Object.fromEntries(codes.map((c) => [c, COUNTRIES[c] ?? c])), {
		role: 'geo'
	});

export const years = (from: number, to: number): Axis => {
	const codes = Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
	const categories = codes.map((code) => ({ code, label: code }));
	return {
		name: 'time',
		role: 'time',
		categories,
		leaves: codes,
		members: codes.map((_, i) => [i])
	};
};

export const backgrounds = (size: number, thirdOnly = false): Axis => ({
	name: 'country background',
	role: 'classification',
	...backgroundsOf(size, thirdOnly),
	leaves: [...ORIGINS, OWN],
	start: ['TOT']
});

export const categories = (): Axis =>
	plain(
		'population category',
		{ FB: 'Foreign-born', DESC: 'Descendants', REST: 'Rest of the population' },
		{ start: ['FB', 'REST'], reference: 'REST' }
	);

export const sexes = (): Axis =>
	plain('sex', { T: 'Total', M: 'Men', F: 'Women' }, { total: 'T', start: ['T'], reference: 'T' });

/** Counts are made for these ages; a table's bands are unions of them. */
export const AGES = ['0-15', '16-19', '20-24', '25-34', '35-44', '45-54', '55-64', '65-'] as const;
type Band = [code: string, label: string, first: number, last: number];

const BANDS: Record<string, Band> = {
	all: ['TOT', 'Total', 0, 7],
	'20-64': ['Y20-64', 'Total (20-64 years)', 2, 6],
	'20-44': ['Y20-44', 'Total (20-44 years)', 2, 4],
	'45-64': ['Y45-64', 'Total (45-64 years)', 5, 6],
	'25-64': ['Y25-64', '25-64 years', 3, 6],
	'0-15': ['Y0-15', '0-15 years', 0, 0],
	'16-24': ['Y16-24', '16-24 years', 1, 2],
	'20-24': ['Y20-24', '20-24 years', 2, 2],
	'25-34': ['Y25-34', '25-34 years', 3, 3],
	'35-44': ['Y35-44', '35-44 years', 4, 4],
	'45-54': ['Y45-54', '45-54 years', 5, 5],
	'55-64': ['Y55-64', '55-64 years', 6, 6],
	'65-': ['Y65-', '65 years and over', 7, 7]
};

export function ages(...names: string[]): Axis {
	const bands = names.map((name) => BANDS[name]!);
	const used = AGES.map((_, age) =>
		bands.flatMap(([, , first, last], i) => (age >= first && age <= last ? [i] : []))
	);
	return {
		name: 'age',
		role: 'classification',
		categories: bands.map(([code, label]) => ({ code, label })),
		leaves: AGES,
		members: used,
		start: [bands[0]![0]]
	};
}

export const levels = (): Axis =>
	plain(
		'level of education',
		{
			ISCED0_2: 'Primary and lower secondary education',
			ISCED3_4: 'Upper secondary education',
			ISCED5_8: 'Tertiary education',
			UNKNOWN: 'Level of education unknown'
		},
		{ start: ['ISCED5_8'] }
	);

export const enrolment = (): Axis =>
	plain(
		'years since enrollment',
		{ '3': 'Three years, or four', '5': 'Five years' },
		{ start: ['5'] }
	);

export const permitReasons = (): Axis =>
	plain(
		'reason for residence permit',
		{
			TOT: 'Total',
			WORK: 'Work',
			FAM: 'Family reunification',
			PROT: 'Refugees, persons in need of protection',
			STUD: 'Studies',
			OTH: 'Other',
			UNK: 'Unknown'
		},
		{ total: 'TOT', start: ['WORK', 'FAM', 'PROT', 'STUD'] }
	);

export const mainReasons = (): Axis =>
	plain(
		'reason for residence permit',
		{ TOT: 'Total', WORK: 'Work', FAM: 'Family reunification', PROT: 'Protection' },
		{ total: 'TOT', start: ['WORK', 'FAM', 'PROT'] }
	);

export const stays = (): Axis =>
	plain(
		'length of stay',
		{ TOT: 'Total', Y1: '1 year', Y2: '2 years', Y3_5: '3-5 years', Y6: '6 years or more' },
		{ total: 'TOT', start: ['TOT'] }
	);
