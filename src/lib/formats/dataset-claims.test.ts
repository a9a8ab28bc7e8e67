import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { parseDatasetJson } from './dataset-json.ts';
import { toDatasetJson } from './dataset-json-writer.ts';

const read = (dataset: Dataset) => parseDatasetJson(toDatasetJson(dataset), 'dataset.json');
/** The fixture with one claim more. */
const claiming = (claim: Partial<Dataset>) => read({ ...DATASET, ...claim });
const said = ({ problems }: ReturnType<typeof read>) =>
	problems.map(({ where, found }) => `${where.column}: ${found}`);

/** Everything a dataset can say of itself. */
const FULL: Dataset = {
	...DATASET,
	unit: { ...DATASET.unit, of: 'group', precision: 15 },
	comparability: {
		...DATASET.comparability!,
		coverage: { en: 'Not everybody', sv: 'Inte alla' },
		age: '15-64',
		rounded_to: 5,
		breaks: { SE: ['2018'], '*': ['2017', '2016Q2', '2016-02', '2016M03'] },
		breaks_from: 'notes'
	},
	dimensions: DATASET.dimensions.map((d) =>
		d.id === 'schooling'
			? {
					...d,
					categories: d.categories.map((c, i) =>
						i === 0 ? { ...c, group: true as const, sourceLabel: 'Låg' } : c
					)
				}
			: d
	),
	ordered: ['schooling'],
	width: { schooling: { low: 5 } },
	cohort: { start: 'time', since: 'schooling', offset: { low: 0, middle: 1, high: 2 } },
	whole: { schooling: 'high' },
	persons: { dataset: 'others', holds: 'with' },
	composition: {
		by: ['schooling'],
		of: { schooling: ['low'] },
		base: { schooling: ['low', 'high'] }
	},
	population: { dataset: 'inhabitants', at: 'mean' },
	codelist: { geo: 'country:iso3' },
	absent: 'zero',
	checks: [
		{
			rule: 'parts-of-whole',
			dimension: 'schooling',
			parts: ['low', 'middle'],
			whole: 'high',
			where: { geo: ['SE'] },
			tolerance: 1,
			misses: 2
		},
		{ rule: 'agrees-with', dataset: 'others', where: {}, there: { sex: ['T'] } },
		{
			rule: 'product',
			of: [{ where: { schooling: ['low'] } }, { dataset: 'others', where: {}, complement: true }],
			equals: { where: { schooling: ['high'] } },
			tolerance: 0.15,
			misses: 13
		},
		{
			rule: 'quotient',
			of: [
				{ dataset: 'others', where: {} },
				{ dataset: 'others', where: {} }
			],
			equals: { where: {} },
			tolerance: 0.05
		}
	]
};

describe('what a dataset says of itself', () => {
	test('comes back whole after it was written', () => {
		expect(read(FULL)).toEqual({ dataset: FULL, problems: [] });
	});

	test.each<[string, Partial<Dataset>, string[]]>([
		['a country', { national: 'NO' }, ['extension.national: "NO" of "geo"']],
		['an ordered dimension', { ordered: ['stay'] }, ['extension.ordered.0: "stay"']],
		[
			'a width',
			{ width: { schooling: { top: 5 } } },
			['extension.width.schooling.top: "top" of "schooling"']
		],
		[
			'a whole',
			{ whole: { schooling: 'all' } },
			['extension.whole.schooling: "all" of "schooling"']
		],
		[
			'a cohort',
			{ cohort: { start: 'year', since: 'schooling', offset: { low: 0, middle: 1 } } },
			['extension.cohort.start: "year"', 'extension.cohort.offset: no years for "high"']
		],
		[
			'a composition',
			{
				composition: {
					by: ['sex'],
					of: { schooling: ['top'] },
					base: {},
					unknown: { schooling: ['none'] }
				}
			},
			[
				'extension.composition.by.0: "sex"',
				'extension.composition.of.schooling: "top" of "schooling"',
				'extension.composition.unknown.schooling: "none" of "schooling"'
			]
		],
		[
			'a list of codes',
			{ codelist: { origin: 'country:iso3' } },
			['extension.codelist.origin: "origin"']
		],
		[
			'a break',
			{
				comparability: { ...DATASET.comparability!, breaks: { NO: ['2018'], '*': ['last year'] } }
			},
			[
				'extension.comparability.breaks.NO: "NO" of "geo"',
				'extension.comparability.breaks.*: "last year"'
			]
		],
		[
			'a check of parts',
			{
				checks: [
					{
						rule: 'parts-of-whole',
						dimension: 'schooling',
						parts: ['low', 'top'],
						whole: 'all',
						tolerance: 0
					}
				]
			},
			[
				'extension.checks.0.parts: "top" of "schooling"',
				'extension.checks.0.whole: "all" of "schooling"'
			]
		],
		[
			'a check of factors',
			{
				checks: [
					{
						rule: 'product',
						of: [
							{ where: { schooling: ['top'] } },
							{ dataset: 'others', where: { any: ['thing'] } }
						],
						equals: { where: {} },
						tolerance: 0
					}
				]
			},
			['extension.checks.0.of.0.where.schooling: "top" of "schooling"']
		]
	])('%s that is not there is named', (_, claim, expected) => {
		const result = claiming(claim);
		expect(result.dataset).toBeUndefined();
		expect(said(result)).toEqual(expect.arrayContaining(expected));
	});

	test('the one country of a national dataset has no other beside it', () => {
		expect(said(claiming({ national: 'SE' }))).toEqual(['extension.national: "SE" beside DK, FI']);
		const [geo, ...rest] = DATASET.dimensions;
		const alone = { ...geo!, categories: geo!.categories.filter(({ code }) => code === 'SE') };
		expect(claiming({ national: 'SE', dimensions: [alone, ...rest] }).problems).toEqual([]);
	});

	test.each<[string, Partial<Dataset['unit']>]>([
		['fewer decimals stored than shown', { precision: 0 }],
		['more decimals than a number holds', { precision: 16 }],
		['a group that an amount of money is per cent of', { kind: 'money', of: 'group' }]
	])('a unit cannot have %s', (_, unit) => {
		expect(claiming({ unit: { ...DATASET.unit, ...unit } }).problems).toHaveLength(1);
	});
});

const SOURCE = readFileSync('data/eurostat/edat_lfs_9912/dataset.json', 'utf8');

describe('a key that nobody knows', () => {
	test.each<[string, string, string, string]>([
		['"comparability": {', '"comparabilty": {', 'extension.comparabilty', 'comparability'],
		['"source_kind":', '"source_kin":', 'extension.comparability.source_kin', 'source_kind'],
		['"decimals":', '"decimal":', 'extension.unit.decimal', 'precision'],
		['"licence":', '"license":', 'extension.source.license', 'licence'],
		['"scope": {}', '"scop": {}', 'extension.notes.0.scop', 'scope'],
		['"tolerance":', '"tolerence":', 'extension.checks.0.tolerence', 'tolerance'],
		['"sv": "Ande', '"se": "Ande', 'extension.measure.se', 'sv'],
		['"translation": {', '"translation": { "sv": {}, "xx": {},', 'extension.translation.xx', '']
	])('%s as %s is named with its place and what is allowed', (from, to, place, known) => {
		const text = SOURCE.replace(from, to);
		expect(text).not.toBe(SOURCE);
		const { dataset, problems } = parseDatasetJson(text, 'dataset.json');
		expect(dataset).toBeUndefined();
		const problem = problems.find(({ where }) => where.column === place);
		expect(problem?.allowed).toContain(known);
		expect(text.split('\n')[problem!.where.line - 1]).toContain(to.split(' {')[0]);
	});
});
