/** Promises of binding: the same figures under the known codes, and every difference said or refused. */
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, test } from 'vitest';
import { dayOf, lastPeriodOf } from './age.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { isTotal } from './dimensions.ts';
import { knownOf } from './known.ts';
import { matchTable, type MatchOptions } from './match.ts';
import { memoryFile } from '../bytes/input-file.ts';
import { readTable } from '../detect/read.ts';
import type { KnownTable, Table, TableDimension } from '../table/table.ts';

type Codes = Record<string, string>;
const dimension = (id: string, name: string, codes: Codes): KnownTable['dimensions'][number] => ({
	id,
	name,
	label: { en: name },
	categories: Object.entries(codes).map(([code, label]) => ({ code, label: { en: label } }))
});

const COUNTRY = dimension('reporting_country', 'reporting country', {
	DK: 'Denmark',
	SE: 'Sweden'
});
const SEX = dimension('sex', 'sex', { T: 'Total', M: 'Men', F: 'Women' });
/** Keys that are whole numbers come first in an object; a variable of time is made of them alone. */
const TIME = dimension('time', 'time', { 2016: '2016', 2017: '2017' });
const KNOWN: KnownTable = {
	id: 'work99',
	matrix: 'WORK99',
	dimensions: [COUNTRY, SEX, TIME],
	lastPeriod: '2017'
};
const TITLE = 'WORK99: Employment rate by reporting country, sex and time';

interface Parts {
	dimensions?: [name: string, codes: Codes, coded?: TableDimension['coded']][];
	table?: Partial<Table>;
}
const DIMENSIONS: NonNullable<Parts['dimensions']> = [
	['reporting country', { DK: 'Denmark', SE: 'Sweden' }],
	['sex', { M: 'Men', F: 'Women' }],
	['time', { 2016: '2016', 2017: '2017' }]
];

/** A table as a reader hands it over; cell i holds i + 1. */
function tableOf({ dimensions = DIMENSIONS, table = {} }: Parts = {}): Table {
	const cells = dimensions.reduce((n, [, codes]) => n * Object.keys(codes).length, 1);
	return {
		matrix: 'WORK99',
		title: { en: TITLE },
		dimensions: dimensions.map(([name, codes, coded = 'codes']) => ({
			id: name.replaceAll(' ', '_'),
			name,
			label: { en: name },
			role: name === 'time' ? 'time' : 'classification',
			codes: coded === 'labels' ? Object.values(codes) : Object.keys(codes),
			labels: Object.values(codes).map((en) => ({ en })),
			coded
		})),
		values: Float64Array.from({ length: cells }, (_, i) => i + 1),
		marks: new Uint16Array(cells),
		symbols: [],
		notes: [],
		report: { found: [], assumed: [], warned: [] },
		...table
	};
}

/** Dimensions of the default table, one of them replaced. */
const withDimension = (
	name: string,
	codes: Codes,
	coded?: TableDimension['coded']
): NonNullable<Parts['dimensions']> =>
	DIMENSIONS.map((d) => (d[0] === name ? [name, codes, coded] : d));

const bind = (parts: Parts = {}, options: MatchOptions = {}, known = KNOWN) =>
	matchTable(tableOf(parts), known, { title: TITLE, ...options });
const warnings = ({ table }: { table: Table }) => table.report.warned.map(remarkText);
const codesOf = ({ table }: { table: Table }) =>
	Object.fromEntries(table.dimensions.map(({ id, codes }) => [id, codes]));
/** All refusals in one text. */
function refusal(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		return String((error as Error).message);
	}
	return 'nothing was refused';
}

test('a file that is as it is known is bound without a word', () => {
	const bound = bind();
	expect(codesOf(bound)).toEqual({
		reporting_country: ['DK', 'SE'],
		sex: ['M', 'F'],
		time: ['2016', '2017']
	});
	expect(warnings(bound)).toEqual([]);
	expect(bound.changes).toMatchObject({
		relabelled: [],
		added: [],
		removed: [{ dimension: 'sex', code: 'T' }],
		newDimensions: [],
		lostDimensions: []
	});
	expect([...bound.table.values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

describe('codes', () => {
	test('texts become codes, whatever their spaces, composition and case', () => {
		const known = {
			...KNOWN,
			dimensions: [
				dimension('reporting_country', 'land', { AX: 'Åland', NC: 'Nordic countries' }),
				SEX,
				TIME
			]
		};
		const names = withDimension(
			'reporting country',
			{ a: 'A\u030aland\u00ad', b: 'nordic\u00a0countries ' },
			'labels'
		);
		expect(codesOf(bind({ dimensions: names }, {}, known))['reporting_country']).toEqual([
			'AX',
			'NC'
		]);
	});
	test('positions are never taken for codes', () => {
		const sex = withDimension('sex', { 0: 'Men', 1: 'Women' }, 'positions');
		const known = {
			...KNOWN,
			dimensions: [COUNTRY, dimension('sex', 'sex', { 0: 'Women', 1: 'Men' }), TIME]
		};
		expect(codesOf(bind({ dimensions: sex }, {}, known))['sex']).toEqual(['1', '0']);
	});
	test.each([
		['M - Men', 'F - Women'],
		['M Men', 'F Women'],
		['Men M', 'Women F'],
		['Men (M)', 'Women (F)']
	])('%s is a code and its text', (men, women) => {
		const dimensions = withDimension('sex', { a: men, b: women }, 'labels');
		const bound = bind({ dimensions });
		expect(codesOf(bound)['sex']).toEqual(['M', 'F']);
		expect(bound.table.dimensions[1]?.labels).toEqual([{ en: 'Men' }, { en: 'Women' }]);
	});
	test('a code that differs in case or blanks is taken for the only one like it, with a warning', () => {
		const bound = bind({
			dimensions: withDimension('reporting country', { dk: 'Denmark', 'SE ': 'Sweden' })
		});
		expect(codesOf(bound)['reporting_country']).toEqual(['DK', 'SE']);
		expect(warnings(bound)).toEqual(['reporting_country: code "dk" is taken for "DK"']);
	});
	test('a code that could be two in another case is new', () => {
		const known = {
			...KNOWN,
			dimensions: [COUNTRY, dimension('sex', 'sex', { m: 'men', M: 'Men', F: 'Women' }), TIME]
		};
		expect(codesOf(bind({}, {}, known))['sex']).toEqual(['M', 'F']);
		const other = {
			...known,
			dimensions: [COUNTRY, dimension('sex', 'sex', { mA: 'a', MA: 'b' }), TIME]
		};
		const bound = bind({ dimensions: withDimension('sex', { ma: 'c', MA: 'b' }) }, {}, other);
		expect(codesOf(bound)['sex']).toEqual(['ma', 'MA']);
		expect(bound.changes.added).toEqual([{ dimension: 'sex', code: 'ma', label: 'c' }]);
	});
	test('codes in the place of texts are known too, but not mixed with texts', () => {
		const codes = withDimension('sex', { M: 'M', F: 'F' }, 'labels');
		expect(codesOf(bind({ dimensions: codes }))['sex']).toEqual(['M', 'F']);
		const mixed = withDimension('sex', { a: 'M', b: 'Women' }, 'labels');
		expect(refusal(() => bind({ dimensions: mixed }))).toContain('codes and labels in one column');
	});
	test('a text that belongs to two codes, or to none, is refused', () => {
		const twice = {
			...KNOWN,
			dimensions: [COUNTRY, dimension('sex', 'sex', { M: 'Total', F: 'Total' }), TIME]
		};
		const totals = withDimension('sex', { a: 'Total' }, 'labels');
		expect(refusal(() => bind({ dimensions: totals }, {}, twice))).toContain(
			'"Total", the label of "M", "F"'
		);
		const other = withDimension('sex', { a: 'Men', b: 'Boys' }, 'labels');
		expect(refusal(() => bind({ dimensions: other }))).toContain('variable “sex”: found "Boys"');
	});
	test('two categories of one code are refused', () => {
		const twice = withDimension('sex', { a: 'Men', b: 'M - Men' }, 'labels');
		expect(refusal(() => bind({ dimensions: twice }))).toContain('two categories for the code "M"');
	});
	test('a period that is new needs no code', () => {
		const later = withDimension('time', { 2016: '2016', 2018: '2018' }, 'labels');
		expect(bind({ dimensions: later }).changes.added).toEqual([
			{ dimension: 'time', code: '2018', label: '2018' }
		]);
	});
	test('notes and the total of a variable follow their codes', () => {
		const dimensions = withDimension('sex', { a: 'Men', b: 'Women' }, 'labels');
		const read = tableOf({
			dimensions,
			table: { notes: [{ scope: { sex: ['Women'] }, text: { en: 'x' }, mandatory: true }] }
		});
		read.dimensions[1]!.elimination = 'Men';
		const { table } = matchTable(read, KNOWN);
		expect(table.notes[0]?.scope).toEqual({ sex: ['F'] });
		expect(table.dimensions[1]?.elimination).toBe('M');
	});
});

describe('what changed', () => {
	test('a new label of a code is a warning: the definition may have changed', () => {
		const bound = bind({ dimensions: withDimension('sex', { M: 'Men and boys', F: 'Women' }) });
		expect(bound.changes.relabelled).toEqual([
			{ dimension: 'sex', code: 'M', from: 'Men', to: 'Men and boys' }
		]);
		expect(warnings(bound)[0]).toContain('the definition may have changed');
		expect(bound.table.dimensions[1]?.labels[0]).toEqual({ en: 'Men and boys' });
	});
	test('a label in a language that is known is the same label', () => {
		const known = structuredClone(KNOWN);
		known.dimensions[1]!.categories[1]!.label = { en: 'Men', sv: 'Män' };
		const bound = bind({ dimensions: withDimension('sex', { M: 'Män', F: 'Women' }) }, {}, known);
		expect(bound.changes.relabelled).toEqual([]);
	});
	test('the same label with a new code is removed and added, never joined', () => {
		const bound = bind({ dimensions: withDimension('sex', { X: 'Men', F: 'Women' }) });
		expect(codesOf(bound)['sex']).toEqual(['X', 'F']);
		expect(bound.changes.added).toEqual([{ dimension: 'sex', code: 'X', label: 'Men' }]);
		expect(bound.changes.removed).toContainEqual({ dimension: 'sex', code: 'M', label: 'Men' });
		expect(warnings(bound)).toEqual([expect.stringContaining('it counts as removed and added')]);
	});
	test('labels swapped against their codes decide, with a warning', () => {
		const known = {
			...KNOWN,
			dimensions: [COUNTRY, dimension('unit', 'unit', { P: 'persons', R: 'per cent' }), TIME]
		};
		const parts = (codes: Codes): Parts => ({
			dimensions: [DIMENSIONS[0]!, ['unit', codes], DIMENSIONS[2]!]
		});
		const bound = bind(parts({ P: 'per cent', R: 'persons' }), {}, known);
		expect(codesOf(bound)['unit']).toEqual(['R', 'P']);
		expect(warnings(bound)).toEqual([
			expect.stringContaining('unit: codes and labels are swapped')
		]);
		expect(codesOf(bind(parts({ P: 'per cent' }), {}, known))['unit']).toEqual(['R']);
	});
	test('another wording of the title is the same table', () => {
		const bound = bind({ table: { title: { en: 'WORK99: Employment' } } });
		expect(bound.changes.title?.to).toBe('WORK99: Employment');
		expect(warnings(bound)).toEqual([expect.stringContaining('the title changed')]);
	});
	test('countries that are not in the file are said to be missing, not zero', () => {
		const bound = bind({ dimensions: withDimension('reporting country', { SE: 'Sweden' }) });
		expect(bound.table.report.found.map(remarkText)).toContain(
			'reporting_country: not in the file are DK'
		);
		expect(bound.table.values).toHaveLength(4);
	});
	test('many new categories are counted', () => {
		const codes = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`N${i}`, `new ${i}`]));
		const bound = bind({ dimensions: withDimension('sex', { M: 'Men', ...codes }) });
		expect(remarkText(bound.table.report.found[0]!)).toMatch(/^sex: new are N0, .* and 4 more$/);
	});
});

describe('structure', () => {
	const UNIT: [string, Codes] = ['unit', { P: 'persons', R: 'per cent' }];
	test('a new variable is refused until it is wanted', () => {
		const dimensions = [...DIMENSIONS, UNIT];
		expect(refusal(() => bind({ dimensions }))).toContain(
			'a new variable "unit" (persons, per cent)'
		);
		const bound = bind({ dimensions }, { force: true });
		expect(bound.changes.newDimensions).toEqual(['unit']);
		expect(warnings(bound)).toEqual([expect.stringContaining('"unit" is a new variable')]);
	});
	test('a unit nobody knows is refused in any case', () => {
		const dimensions = [...DIMENSIONS, ['unit', { Q: 'bushels' }] as [string, Codes]];
		expect(refusal(() => bind({ dimensions }, { force: true }))).toContain('the unit "bushels"');
	});
	test('a variable that was summed away stands under its total, and is said to', () => {
		const dimensions = [DIMENSIONS[0]!, DIMENSIONS[2]!];
		const bound = bind({ dimensions, table: { unit: 'persons' } });
		expect(codesOf(bound)).toEqual({
			sex: ['T'],
			reporting_country: ['DK', 'SE'],
			time: ['2016', '2017']
		});
		expect([...bound.table.values]).toEqual([1, 2, 3, 4]);
		expect(remarkText(bound.table.report.assumed[0]!)).toContain(
			'total or sum of it, unknown which'
		);
		expect(bound.table.notes).toEqual([
			{
				scope: { sex: ['T'] },
				text: { en: 'Total or sum of sex, unknown which.' },
				mandatory: false
			}
		]);
	});
	test('percentages are never summed: by unit, or by title where there is no unit', () => {
		const dimensions = [DIMENSIONS[0]!, DIMENSIONS[2]!];
		const said = 'percentages cannot be summed';
		expect(refusal(() => bind({ dimensions, table: { unit: 'per cent' } }))).toContain(said);
		expect(refusal(() => bind({ dimensions }))).toContain(said);
	});
	test('a variable without a total cannot have been left out', () => {
		const known = {
			...KNOWN,
			dimensions: [COUNTRY, dimension('sex', 'sex', { M: 'Men', F: 'Women' }), TIME]
		};
		const dimensions = [DIMENSIONS[0]!, DIMENSIONS[2]!];
		expect(refusal(() => bind({ dimensions, table: { unit: 'persons' } }, {}, known))).toContain(
			'one that has a total'
		);
	});
	test('the only content of a server is no variable', () => {
		for (const name of ['ContentsCode', 'CONTENTS']) {
			const read = tableOf({
				dimensions: [[name, { EliminatedValue: 'Employment rate' }], ...DIMENSIONS]
			});
			read.dimensions[0]!.id = name === 'CONTENTS' ? 'contents' : 'contents_code';
			const bound = matchTable(read, KNOWN, { title: TITLE });
			expect(bound.table.dimensions).toHaveLength(3);
			expect(bound.table.contents).toEqual({ en: 'Employment rate' });
			expect([...bound.table.values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		}
	});
	test('a variable is known by its name in another language too', () => {
		const known = structuredClone(KNOWN);
		known.dimensions[1]!.label = { en: 'sex', sv: 'Kön' };
		const dimensions = [DIMENSIONS[0]!, ['kön', { M: 'Men' }] as [string, Codes], DIMENSIONS[2]!];
		expect(codesOf(bind({ dimensions }, {}, known))['sex']).toEqual(['M']);
	});
});

describe('the wrong file', () => {
	test('another table is refused, both are named', () => {
		const said = refusal(() =>
			bind({ table: { matrix: 'EDUC32', title: { en: 'EDUC32: Education' } } })
		);
		expect(said).toContain('another table: EDUC32, "EDUC32: Education"');
		expect(said).toContain(`WORK99, "${TITLE}" (reporting country, sex, time)`);
	});
	test('without codes the variables tell', () => {
		const dimensions: NonNullable<Parts['dimensions']> = [
			['a', { x: 'x' }],
			['b', { y: 'y' }],
			DIMENSIONS[2]!
		];
		const named = (table: NonNullable<Parts['table']>) =>
			refusal(() => bind({ dimensions, table }));
		const untitled = { matrix: undefined, title: undefined };
		expect(named({ ...untitled, matrix: 'OTHER' })).toContain('another table: OTHER (a, b, time)');
		expect(named({ ...untitled, title: { en: 'Work' } })).toContain(
			'another table: "Work" (a, b, time)'
		);
		expect(named(untitled)).toContain('another table: a table (a, b, time)');
	});
	test('an older file is refused by its last period or its date, unless it is wanted or a part', () => {
		const dimensions = withDimension('time', { 2015: '2015', 2016: '2016' });
		expect(refusal(() => bind({ dimensions }))).toContain(
			'a file older than what is stored (last period 2016)'
		);
		expect(bind({ dimensions }, { older: true }).table.values).toHaveLength(8);
		expect(bind({ dimensions }, { partial: true }).table.values).toHaveLength(8);
		const known = { ...KNOWN, updated: '2025-12-08T08:00:00Z' };
		expect(refusal(() => bind({ table: { updated: '20251207 09:00' } }, {}, known))).toContain(
			'20251207'
		);
		const undated = { ...known, lastPeriod: undefined };
		expect(refusal(() => bind({ table: { updated: '20251207 09:00' } }, {}, undated))).toMatch(
			/allowed: [^(]*2025-12-08/
		);
		expect(bind({ table: { updated: '20251208 07:00' } }, {}, known).table.updated).toBe(
			'20251208 07:00'
		);
		expect(bind({ table: { updated: '8.12.2024' } }, {}, known).table.values).toHaveLength(8);
	});
});

test('dates are compared only where their order is certain', () => {
	expect(dayOf('20251208 09:00')).toBe(20251208);
	expect(dayOf('2025-12-08')).toBe(20251208);
	expect(dayOf('9999-12-31T23:59:59Z')).toBeUndefined();
	expect(dayOf('08/12/2025')).toBeUndefined();
	expect(dayOf(undefined)).toBeUndefined();
	expect(lastPeriodOf(['2016', '2018', '2017'])).toBe('2018');
	expect(lastPeriodOf([])).toBeUndefined();
});

test('totals are known by their words', () => {
	expect(
		['Total', 'All ages', 'Båda könen', 'I alt', 'Totally', 'Alligators'].map(isTotal)
	).toEqual([true, true, true, true, false, false]);
});

test('a sheet without names and a file with codes give the same table', async () => {
	const csv =
		'"reporting country","sex","2016","2017"\n"Denmark","Men",1,2\n"Denmark","Women",3,4\n"Sweden","Men",5,6\n"Sweden","Women",7,8\n';
	const read = await readTable(memoryFile('a.csv', new TextEncoder().encode(csv)), {
		known: KNOWN
	});
	const bound = matchTable(read, KNOWN);
	expect(codesOf(bound)).toEqual(codesOf(bind()));
	expect([...bound.table.values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a table without time, or without a code of its own, is told from others by its variables', () => {
	const dimensions = [DIMENSIONS[0]!, DIMENSIONS[1]!];
	const known = { ...KNOWN, dimensions: [COUNTRY, SEX] };
	expect(codesOf(bind({ dimensions }, {}, known))).toEqual({
		reporting_country: ['DK', 'SE'],
		sex: ['M', 'F']
	});
	const nameless = { id: 'work99', dimensions: [TIME] };
	expect(refusal(() => bind({ dimensions }, {}, nameless))).toContain('work99');
});

test('a note on the only content is one on the whole table', () => {
	const note = (scope: Record<string, string[]>) => ({
		scope,
		text: { en: 'a note' },
		mandatory: false
	});
	const bound = bind({
		dimensions: [...DIMENSIONS, ['ContentsCode', { WORK99: 'Employment rate' }]],
		table: { notes: [note({ ContentsCode: ['WORK99'] }), note({ sex: ['F', 'M'] })] }
	});
	expect(bound.table.notes.map(({ scope }) => scope)).toEqual([{}, { sex: ['F', 'M'] }]);
});

describe('a described dataset', () => {
	const described = (table: string, roles: ('time' | 'classification')[]) =>
		({
			id: 'work99',
			source: { table },
			dimensions: roles.map((role, i) => ({
				id: `d${i}`,
				label: { en: `D${i}` },
				role,
				categories: [
					{ code: '2016', label: { en: 'a' } },
					{ code: '2015', label: { en: 'b' } }
				]
			}))
		}) as unknown as Dataset;
	test('is known by its dimensions, its last period and the table it names', () => {
		expect(knownOf(described('WORK32', ['classification', 'time']), '2026-01-01')).toMatchObject({
			id: 'work99',
			matrix: 'WORK32',
			lastPeriod: '2016',
			updated: '2026-01-01',
			dimensions: [{ id: 'd0', name: 'D0' }, { categories: [{ code: '2016' }, { code: '2015' }] }]
		});
	});
	test('without time or a table code is known by the rest', () => {
		const known = knownOf(described('Employment by sex', ['classification']));
		expect(known.lastPeriod).toBeUndefined();
		expect([Object.hasOwn(known, 'matrix'), Object.hasOwn(known, 'updated')]).toEqual([
			false,
			false
		]);
	});
});
