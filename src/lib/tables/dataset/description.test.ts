/** Promises of a table that becomes a dataset: each guess is said, units are kept apart, and every observation is found again. */
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, it } from 'vitest';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { defaultsOf } from './guess.ts';
import { datasetOf, dimensionsOf, notesOn, withPeriod } from './description.ts';
import { TableCube } from '../table/cells-by-code.ts';
import { statusesOf } from '../table/statuses.ts';
import type { Table, TableDimension } from '../table/table.ts';
import { partsByUnit } from './units.ts';

const dimension = (
	id: string,
	codes: string[],
	more: Partial<TableDimension> = {}
): TableDimension => ({
	id,
	name: id,
	label: { en: id },
	role: id === 'time' ? 'time' : 'classification',
	codes,
	labels: codes.map((code) => ({ en: code })),
	coded: 'codes',
	...more
});
const sex = dimension('sex', ['M', 'F']);
const time = dimension('time', ['2017', '2016']);

/** Every cell there, counted from 1, unless other values are given. */
const tableOf = (dimensions: TableDimension[], more: Partial<Table> = {}): Table => {
	const size = dimensions.reduce((product, { codes }) => product * codes.length, 1);
	const values = more.values ?? Float64Array.from({ length: size }, (_, i) => i + 1);
	return {
		dimensions,
		values,
		marks: new Uint16Array(values.length),
		symbols: [],
		notes: [],
		report: { found: [], assumed: [], warned: [] },
		...more
	};
};
const told = { id: 'own', theme: 'employment', source: {} } as Pick<
	Dataset,
	'id' | 'theme' | 'source'
>;
const made = (table: Table) => {
	const { assumed, warned } = table.report;
	return {
		dataset: datasetOf(table, told),
		assumed: assumed.map(remarkText),
		warned: warned.map(remarkText)
	};
};
const said = (table: Table): string[] => {
	datasetOf(table, told);
	return [...table.report.assumed, ...table.report.warned].map(remarkText);
};

describe('dimensions', () => {
	it('have one of time, its periods from old to new', () => {
		expect(dimensionsOf(tableOf([sex, time]))[1]!.categories.map(({ code }) => code)).toEqual([
			'2016',
			'2017'
		]);
		expect(() => dimensionsOf(tableOf([sex]))).toThrow(/no variable of time/);
		expect(() => dimensionsOf(tableOf([time, { ...time, id: 'quarter' }]))).toThrow(
			/2 variables of time/
		);
	});

	it('are places by their name where none says so, and that is said', () => {
		const country = dimension('reporting_country', ['DK']);
		const unsaid = tableOf([country, time]);
		expect(dimensionsOf(unsaid)[0]!.role).toBe('geo');
		expect(remarkText(unsaid.report.assumed[0]!)).toBe(
			'"reporting_country" are places, by its name'
		);
		const plain = tableOf([country, dimension('place', ['SE'], { role: 'geo' }), time]);
		expect(dimensionsOf(plain).map(({ role }) => role)).toEqual(['classification', 'geo', 'time']);
		expect(plain.report.assumed).toEqual([]);
	});

	it('get the one period the file was made for, if they have none', () => {
		expect(withPeriod(tableOf([sex]), '2024').dimensions[1]).toMatchObject({
			role: 'time',
			codes: ['2024']
		});
		const dated = tableOf([sex, time]);
		expect(withPeriod(dated, '2024')).toBe(dated);
		expect(withPeriod(dated, undefined)).toBe(dated);
	});

	it('start with totals, or else with what comes first, and the last ten periods', () => {
		const years = Array.from({ length: 12 }, (_, i) => String(2000 + i));
		const { dataset } = made(
			tableOf([
				dimension('geo', ['DK', 'SE'], { role: 'geo' }),
				dimension('age', ['Y1', 'TOT'], { labels: [{ en: '1 year' }, { en: 'Total' }] }),
				sex,
				dimension('level', ['one']),
				dimension('time', years)
			])
		);
		expect(dataset.defaults).toEqual({ age: ['TOT'], sex: ['M'], time: years.slice(2) });
		expect(defaultsOf(dimensionsOf(tableOf([time])))).toEqual({});
	});
});

describe('titles', () => {
	it('go without the list of their own variables, in every language', () => {
		const titled = (en: string, sv = en) =>
			made(tableOf([{ ...sex, label: { en: 'sex', sv: 'kön' } }, time], { title: { en, sv } }))
				.dataset.title;
		expect(titled('Rate by sex and time', 'Andel efter kön och time')).toEqual({
			en: 'Rate',
			sv: 'Andel'
		});
		expect(titled('Aged by nature by time, sex and unit').en).toBe('Aged by nature');
		// What is no variable of the table is not left out, nor anything with it.
		expect(titled('Rate by sex, time and background').en).toBe('Rate by sex, time and background');
		expect(titled('Rate by sex (per cent)').en).toBe('Rate by sex (per cent)');
	});

	it('go without the code of the table, and come from what there is', () => {
		const titled = (more: Partial<Table>) => {
			const { title, measure } = made(tableOf([time], more)).dataset;
			return [title.en, measure.en];
		};
		expect(titled({ matrix: 'W1', title: { en: 'W1: Rate by time' } })).toEqual(['Rate', 'Rate']);
		expect(titled({ title: { en: 'W1' }, matrix: 'W1', contents: { en: 'Rate' } })).toEqual([
			'own',
			'Rate'
		]);
		expect(titled({ contents: { en: 'Rate' } })).toEqual(['Rate', 'Rate']);
		expect(titled({ matrix: 'X' })).toEqual(['own', 'own']);
	});
});

describe('units', () => {
	const unit = (more: Partial<Table>) => made(tableOf([time], more)).dataset.unit;

	it.each([
		['Million euro', 'money', '€', 6],
		['Euro Thousand', 'money', '€', 3],
		['1 000 persons', 'count', '', 3],
		['Thousands', 'count', '', 3],
		['Euro, share of all', 'money', '€', undefined],
		['Euro per hour (rate)', 'money', '€', undefined],
		['Per cent of income in euro', 'rate', '%', undefined],
		['Deaths per 1 000', 'count', '', undefined]
	])('%s are %s, with their magnitude', (label, kind, symbol, multiplier) => {
		const made = unit({ unit: label, title: { en: 'Employment rate' } });
		expect([made.label.en, made.kind, made.symbol]).toEqual([label, kind, symbol]);
		expect(made.multiplier).toBe(multiplier);
	});

	it('that are a power of ten alone count money where the title says so', () => {
		const made = unit({ unit: 'Thousands', title: { en: 'Disposable income in euro' } });
		expect([made.kind, made.multiplier]).toEqual(['money', 3]);
	});

	it('are those of a dimension of units with one category, or stand behind what is measured', () => {
		const named = (more: object, table: Partial<Table> = {}) =>
			made(tableOf([dimension('unit', ['X'], more), time], table)).dataset.unit.label.en;
		expect(named({ labels: [{ en: 'Million euro' }] })).toBe('Million euro');
		expect(named({ codes: ['MIO_EUR'], labels: [{ en: 'MIO_EUR' }] })).toBe('MIO_EUR');
		expect(named({ units: ['thousand X'] })).toBe('thousand X');
		expect(named({}, { title: { en: 'Employed persons (thousands)' } })).toBe('thousands');
		expect(named({}, { contents: { en: 'Employed, 1000 persons' } })).toBe('1000 persons');
		expect(named({}, { title: { en: 'Employed (15-64 years)' } })).toBe('number');
	});

	it('are told by their words; a file that names none is said to', () => {
		expect(unit({ unit: 'per cent' })).toMatchObject({
			kind: 'rate',
			symbol: '%',
			range: [0, 100]
		});
		expect(unit({ unit: 'share of all' })).toMatchObject({ kind: 'rate', symbol: '' });
		expect(unit({ unit: 'euro per year' })).toMatchObject({
			kind: 'money',
			symbol: '€',
			range: [null, null]
		});
		expect(unit({ unit: 'DKK' })).toMatchObject({ kind: 'money', symbol: '' });
		expect(unit({ title: { en: 'Employment rate' } }).label.en).toBe('per cent');
		expect(said(tableOf([time]))).toContain(
			'the file names no unit; its figures are taken as a count'
		);
	});

	it('have the decimals the figures need, or the file names, and no absurd number of them', () => {
		const values = Float64Array.of(1.25, NaN);
		expect(unit({ unit: 'per cent', values })).toMatchObject({ decimals: 2 });
		expect(unit({ unit: 'per cent', decimals: 1 })).toMatchObject({ decimals: 1 });
		expect(() => unit({ values: Float64Array.of(1.23456789, 1) })).toThrow(/8 decimals/);
	});

	it('widen for values they can hardly have, with a warning', () => {
		const odd = tableOf([time], { unit: 'per cent', values: Float64Array.of(-1, 120) });
		expect(made(odd).dataset.unit.range).toEqual([null, null]);
		expect(said(odd).join()).toMatch(/negative values, the lowest is -1.*over 100.*is 120/);
		const parts = tableOf([time], { unit: 'persons', values: Float64Array.of(1.5, 2) });
		expect(said(parts)).toContain('there are fractions among counts');
		const debts = tableOf([time], { unit: 'euro', values: Float64Array.of(-1.5, 2) });
		expect(said(debts)).toEqual([]);
	});

	it('are warned of where they stay mixed', () => {
		const mixed = 'the figures have more than one unit; compare only those of one';
		expect(said(tableOf([dimension('unit', ['PC', 'NR']), time]))).toContain(mixed);
		expect(
			said(tableOf([dimension('measure', ['a', 'b'], { units: ['%', 'n'] }), time]))
		).toContain(mixed);
		expect(said(tableOf([dimension('unit', ['PC']), time]))).not.toContain(mixed);
	});
});

describe('notes', () => {
	const country = dimension('country', ['DK', 'SE'], { role: 'geo' });

	it('keep text and scope; empty ones are none', () => {
		const table = tableOf([country, time], {
			notes: [
				{ scope: { country: ['SE'] }, text: { en: 'Late' }, mandatory: false },
				{ scope: {}, text: { en: ' ' }, mandatory: false }
			]
		});
		expect(made(table).dataset.notes).toEqual([
			{ id: 'table-1', scope: { country: ['SE'] }, text: { en: 'Late' } }
		]);
	});

	it('on what is not there are not notes on everything', () => {
		const notes: { scope: Selection }[] = [
			{ scope: {} },
			{ scope: { country: ['SE', 'NO'] } },
			{ scope: { country: ['NO'] } },
			{ scope: { gone: ['x'] } }
		];
		const isThere = (id: string, code: string) => id === 'country' && country.codes.includes(code);
		expect(notesOn(notes, isThere)).toEqual([{ scope: {} }, { scope: { country: ['SE'] } }]);
	});
});

describe('parts by unit', () => {
	const measure = dimension('contents', ['rate', 'persons', 'share'], {
		units: ['per cent', '', 'per cent']
	});

	it('are the table itself where there is one unit', () => {
		const table = tableOf([dimension('unit', ['PC']), time]);
		expect(partsByUnit(table)).toEqual([table]);
	});

	it('hold the figures, notes and decimals of their own unit only', () => {
		const note = (code: string) => ({
			scope: { contents: [code] },
			text: { en: code },
			mandatory: false
		});
		const table = tableOf([sex, measure, time], {
			decimals: 1,
			notes: [note('rate'), note('persons')]
		});
		const [rates, persons] = partsByUnit(table);
		expect(rates).toMatchObject({ unit: 'per cent', decimals: undefined });
		expect(rates!.dimensions[1]).toMatchObject({
			codes: ['rate', 'share'],
			units: ['per cent', 'per cent']
		});
		expect([...rates!.values]).toEqual([1, 2, 5, 6, 7, 8, 11, 12]);
		expect([...rates!.cells!]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
		expect(rates!.notes).toEqual([note('rate')]);
		expect(persons!.unit).toBeUndefined();
		expect([...persons!.values]).toEqual([3, 4, 9, 10]);
		expect(persons!.notes).toEqual([note('persons')]);
	});

	it('leave out the cells the file leaves out, and know a unit by the name of its variable', () => {
		const table = tableOf([dimension('enhet', ['PC', 'NR']), time], {
			values: Float64Array.of(5, 6),
			cells: Uint32Array.of(1, 2),
			marks: Uint16Array.of(0, 1)
		});
		const parts = partsByUnit(table);
		expect(parts.map(({ unit, cells, values, marks }) => [unit, cells, values, marks])).toEqual([
			['PC', Uint32Array.of(1), Float64Array.of(5), Uint16Array.of(0)],
			['NR', Uint32Array.of(0), Float64Array.of(6), Uint16Array.of(1)]
		]);
	});
});

describe('statuses', () => {
	it('of a cell without a number always name a reason, beside a number never', () => {
		const symbols = ['suppressed', 'provisional', 'missing|break'].map((status) => ({
			text: '.',
			status,
			isNil: false,
			meaning: 'file' as const
		}));
		const { without, beside } = statusesOf({ symbols });
		expect(without).toEqual(['missing', 'suppressed', 'missing|provisional', 'missing|break']);
		expect(beside).toEqual(['ok', 'ok', 'provisional', 'break']);
	});
});

describe('the cube of a table', () => {
	const symbols = [
		{ text: '..', status: 'suppressed', isNil: false, meaning: 'file' as const },
		{ text: 'b', status: 'break', isNil: false, meaning: 'file' as const }
	];
	const years = dimension('time', ['2015', '2016', '2017']);

	it('answers what is chosen; what the file leaves out is missing', () => {
		const table = tableOf([sex, years], {
			values: Float64Array.of(1, NaN, 6),
			cells: Uint32Array.of(0, 1, 5),
			marks: Uint16Array.of(0, 1, 0),
			symbols
		});
		const { dataset } = made(table);
		const cube = new TableCube(table);
		expect(cube.slice(dataset, {})).toMatchObject({
			values: [1, null, null, null, null, 6],
			status: { 1: 'suppressed', 2: 'missing', 3: 'missing', 4: 'missing' }
		});
		expect(cube.slice(dataset, { sex: ['F'], time: ['2017'] }).values).toEqual([6]);
		expect(cube.slice(dataset, { sex: [] }).values).toEqual([]);
		expect([...cube.rows(dataset, { sex: ['M'] })]).toEqual([
			{
				codes: [
					['M', 'M', 'M'],
					['2015', '2016', '2017']
				],
				values: [1, null, null],
				status: ['ok', 'suppressed', 'missing']
			}
		]);
		expect([...cube.rows(dataset, { sex: ['F'], time: ['2015'] })]).toMatchObject([
			{ values: [null], status: ['missing'] }
		]);
		expect([...cube.rows(dataset, { sex: [] })]).toEqual([]);
		expect(cube.statuses).toEqual(expect.arrayContaining(['ok', 'missing', 'suppressed', 'break']));
	});

	it('marks a break in a period between the chosen ones', () => {
		const table = tableOf([years], { marks: Uint16Array.of(0, 2, 0), symbols });
		const { dataset } = made(table);
		const slice = new TableCube(table).slice(dataset, { time: ['2015', '2017'] });
		expect(slice).toMatchObject({ values: [1, 3], status: {}, hiddenBreaks: [1] });
	});

	it('hands out many observations in pieces, none lost', () => {
		const many = dimension(
			'person',
			Array.from({ length: 16_384 }, (_, i) => `p${i}`)
		);
		const table = tableOf([time, many]);
		const { dataset } = made(table);
		const pieces = [...new TableCube(table).rows(dataset, {})];
		expect(pieces.map(({ values }) => values.length)).toEqual([16_384, 16_384]);
		// The file's years run from new to old, the dataset's from old to new.
		expect(pieces.flatMap(({ values }) => values)).toEqual([
			...table.values.subarray(16_384),
			...table.values.subarray(0, 16_384)
		]);
		expect(pieces[1]!.codes.map((codes) => codes[0])).toEqual(['2017', 'p0']);
	});
});
