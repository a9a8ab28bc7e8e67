import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Category, Dataset, Dimension, Text } from '#lib/dataset/model.ts';
import { countriesIn } from '#lib/warehouse/build/countries.ts';
import { parseDatasetJson } from './dataset-json.ts';
import { toDatasetJson } from './dataset-json-writer.ts';

const FILES = readdirSync('data', { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('dataset.json'))
	// What the demo made is not part of the site.
	.filter((name) => !name.startsWith('synthetic'))
	.map((name) => `data/${name}`);

const read = (dataset: Dataset) => parseDatasetJson(toDatasetJson(dataset), 'dataset.json');

/** A dataset.json with one passage put in place of another, which must be there. */
function edited(from: string | RegExp, to: string) {
	const source = readFileSync('data/eurostat/edat_lfs_9912/dataset.json', 'utf8');
	const text = source.replace(from, to);
	expect(text).not.toBe(source);
	return { text, ...parseDatasetJson(text, 'dataset.json') };
}

/** What is said, and the line of the text it is said of. */
const said = ({ text, problems }: ReturnType<typeof edited>) =>
	problems.map(
		({ where, found }) => `${where.column}: ${found} @ ${text.split('\n')[where.line - 1]!.trim()}`
	);

test('a power of ten that the values count in is read, kept and checked', () => {
	const { dataset } = edited('"symbol": "%"', '"multiplier": 6,\n\t\t\t"symbol": "%"');
	expect(dataset?.unit.multiplier).toBe(6);
	expect(read(dataset!).dataset).toEqual(dataset);
	expect(edited('"symbol": "%"', '"multiplier": 0.5, "symbol": "%"').problems).toHaveLength(1);
});

const words = fc.string({ minLength: 1, maxLength: 8 });
const texts: fc.Arbitrary<Text> = fc.record(
	{ en: words, sv: words, is: words },
	{ requiredKeys: ['en'] }
);
/** JSON readers keep away from these three names; a dataset that has them is refused. */
const REFUSED = ['__proto__', 'constructor', 'prototype'];
const codes = fc.uniqueArray(
	words.filter((word) => !REFUSED.includes(word)),
	{ minLength: 1, maxLength: 4 }
);
const categories: fc.Arbitrary<Category[]> = codes.chain((all) =>
	fc.tuple(
		...all.map((code, i) =>
			fc.record(
				{
					code: fc.constant(code),
					label: texts,
					short: texts,
					within: texts,
					// A part comes after its whole, as in any tree.
					parent: fc.constantFrom(...all.slice(0, Math.max(1, i)))
				},
				{ requiredKeys: ['code', 'label'] }
			)
		)
	)
);
const dimension = (id: string, role: Dimension['role']): fc.Arbitrary<Dimension> =>
	fc.record({ id: fc.constant(id), role: fc.constant(role), label: texts, categories });

const datasets = fc
	.record({
		title: texts,
		measure: texts,
		synthetic: fc.boolean(),
		note: texts,
		dimensions: fc.tuple(
			dimension('geo', 'geo'),
			dimension('measure, or "thing"', 'metric'),
			dimension('group', 'classification'),
			dimension('time', 'time')
		)
	})
	.map(({ note, ...rest }): Dataset => {
		const [geo, , group] = rest.dimensions;
		const first = group.categories[0]!.code;
		return {
			...DATASET,
			...rest,
			defaults: { group: [first] },
			references: { group: first },
			notes: [
				{ id: 'all', scope: {}, text: note },
				{
					id: 'some',
					scope: { geo: geo.categories.map((c) => c.code), group: [first] },
					text: note
				}
			],
			checks: [
				{ rule: 'parts-of-whole', dimension: 'group', total: 100, tolerance: 0.2 },
				{ rule: 'agrees-with', dataset: 'other', where: { group: [first] } }
			]
		};
	});

describe('dataset.json', () => {
	test('a dataset that is written and read is the same dataset', () => {
		fc.assert(
			fc.property(datasets, (dataset) => {
				expect(read(dataset)).toEqual({ dataset, problems: [] });
			})
		);
	});

	const readFile = async (file: string) => {
		const { countries } = await countriesIn('data');
		return { countries, ...parseDatasetJson(readFileSync(file, 'utf8'), file, countries) };
	};

	test.each(FILES)('%s is read without problems, and again after it was written', async (file) => {
		const { dataset, problems, countries } = await readFile(file);
		expect(problems).toEqual([]);
		const again = parseDatasetJson(toDatasetJson(dataset!), 'dataset.json', countries);
		expect(again).toEqual({ dataset, problems: [] });
	});

	test.each(FILES)('%s is said in Swedish as well as in English', async (file) => {
		const { dataset } = await readFile(file);
		const { title, measure, comparability, unit, dimensions, notes } = dataset!;
		const all = [title, measure, comparability!.who, unit.label, ...notes.map((n) => n.text)];
		for (const d of dimensions) {
			all.push(d.label);
			if (d.role !== 'time') all.push(...d.categories.map((c) => c.label));
			if (d.role === 'geo') all.push(...d.categories.map((c) => c.within ?? { en: c.code }));
			all.push(...d.categories.flatMap((c) => c.short ?? []));
		}
		expect(all.filter((text) => !text.sv)).toEqual([]);
	});
});

describe('a fault in dataset.json', () => {
	test('broken syntax is named with its line', () => {
		const result = edited('"version": "2.0",', '"version": "2.0"');
		expect(result.dataset).toBeUndefined();
		expect(result.problems).toMatchObject([
			{ where: { line: 3 }, found: '"\\"class\\""', allowed: 'JSON' }
		]);
	});

	test.each([
		['a comment', '{} // what is this', 1],
		['an empty file', '', 1],
		['a byte order mark', '\ufeff{}', 1],
		['text after the end', '{}\n{}', 2]
	])('%s is not JSON', (_, text, line) => {
		const { dataset, problems } = parseDatasetJson(text, 'x.json');
		expect(dataset).toBeUndefined();
		expect(problems[0]).toMatchObject({ where: { file: 'x.json', line }, allowed: 'JSON' });
	});

	test.each([
		['"theme": "education"', '"theme": "school"', 'extension.theme: "school"'],
		['"decimals": 1', '"decimals": "one"', 'extension.unit.decimals: "one"'],
		['"retrieved": "2025"', '"retrieved": "lately"', 'extension.source.retrieved: "lately"'],
		['"label": "Sex"', '"label": 5', 'dimension.sex.label: 5'],
		[
			'"source_kind": "survey"',
			'"source_kind": "guess"',
			'extension.comparability.source_kind: "guess"'
		]
	])('%s cannot be %s', (from, to, expected) => {
		const result = edited(from, to);
		expect(result.dataset).toBeUndefined();
		expect(said(result)).toEqual([expect.stringMatching(`^${expected} @ ${to},?$`)]);
	});

	test.each([
		'javascript:alert(1)',
		'data:text/html,x',
		'file:///etc/passwd',
		'ftp://example.org/'
	])('a source or licence cannot have the address %s', (address) => {
		for (const url of [/"url": "https:..ec\.[^"]*"/, /"url": "https:..creative[^"]*"/]) {
			const { dataset, problems } = edited(url, `"url": ${JSON.stringify(address)}`);
			expect(dataset).toBeUndefined();
			expect(problems).toMatchObject([
				{
					found: JSON.stringify(address),
					allowed: 'an address that begins with https:// or http://'
				}
			]);
		}
	});

	test.each(['1.5', '-0.5', '7', '-1'])(
		'decimals cannot be %s, and what they can be is said',
		(n) => {
			const { problems } = edited('"decimals": 1', `"decimals": ${n}`);
			const allowed = n.includes('.') ? ['a whole number'] : [];
			if (Number(n) < 0) allowed.push('>=0');
			if (Number(n) > 6) allowed.push('<=6');
			expect(problems.map((b) => [b.where.column, b.found, b.allowed])).toEqual(
				allowed.map((text) => ['extension.unit.decimals', n, text])
			);
		}
	);

	test.each<[string, string | RegExp, string, string[]]>([
		[
			'a default',
			'"isced11": ["ED5-8"]',
			'"isced11": ["ED9"]',
			['extension.default.isced11: "ED9" of "isced11" @ "isced11": ["ED9"],']
		],
		[
			'a reference',
			'"c_birth": "NAT"',
			'"c_birth": "NATIVE"',
			['extension.references.c_birth: "NATIVE" of "c_birth" @ "c_birth": "NATIVE",']
		],
		[
			'the scope of a note',
			'"time": ["2021"]',
			'"year": ["2021"]',
			['extension.notes.3.scope.year: "2021" of "year" @ "year": ["2021"]']
		],
		[
			'a check',
			'"dimension": "isced11"',
			'"dimension": "isced97"',
			['extension.checks.0.dimension: "isced97" @ "dimension": "isced97",']
		],
		[
			'a short name',
			/"ED0-2": \{/,
			'"ED0": {',
			['extension.short.isced11.ED0: "ED0" of "isced11" @ "ED0": {']
		],
		[
			'a form after a preposition',
			/"IS": \{/,
			'"ISL": {',
			['extension.within.geo.ISL: "ISL" of "geo" @ "ISL": {']
		],
		[
			'a translation',
			'"T": "Kvinnor och män"',
			'"A": "Kvinnor och män"',
			[
				'extension.translation.sv.dimension.sex.category.label.A: "A" of "sex" @ "A": "Kvinnor och män",'
			]
		],
		[
			'a description',
			'"dimension": {',
			'"dimension": { "origin": { "label": "x", "category": { "index": ["a"], "label": { "a": "a" } } },',
			[
				'dimension.origin: "origin" @ "dimension": { "origin": { "label": "x", "category": { "index": ["a"], "label": { "a": "a" } } },'
			]
		],
		['a role', '"time": ["time"]', '"time": ["year"]', ['role.time.0: "year" @ "time": ["year"],']]
	])('%s that names what the dataset does not have', (_, from, to, expected) => {
		const result = edited(from, to);
		expect(result.dataset).toBeUndefined();
		expect(said(result)).toEqual(expected);
	});

	test('a check on codes that the dataset does not have is named', () => {
		const { dataset, problems } = read({
			...DATASET,
			checks: [{ rule: 'agrees-with', dataset: 'other', where: { schooling: ['low', 'lowest'] } }]
		});
		expect(dataset).toBeUndefined();
		expect(problems).toMatchObject([
			{
				where: { column: 'extension.checks.0.where.schooling' },
				found: '"lowest" of "schooling"',
				allowed: 'low, middle, high'
			}
		]);
	});

	test('a dimension without a time, a name twice, a size that is wrong and a code without label are all listed', () => {
		const source = toDatasetJson({ ...DATASET, dimensions: DATASET.dimensions.slice(0, 3) });
		const text = source
			.replace(/"size": \[\s*3/, '"size": [4')
			.replace(/"schooling"\s*\]/, '"schooling", "schooling"]')
			.replace('"low": "low",', '');
		const { problems } = parseDatasetJson(text, 'dataset.json');
		expect(problems.map((b) => `${b.where.column} ${b.found}`)).toEqual([
			'size.0 4',
			'dimension.schooling.category.index.0 "low" without a label',
			'id.3 "schooling" twice',
			'extension.notes.1.scope.time "2018" of "time"',
			'extension.notes.1.scope.time "2019" of "time"',
			'role.time 0'
		]);
	});

	test.each(REFUSED)('no code may be called %s', (code) => {
		const [geo, ...rest] = DATASET.dimensions;
		const { dataset, problems } = read({
			...DATASET,
			notes: [],
			dimensions: [{ ...geo!, categories: [{ code, label: { en: 'x' } }] }, ...rest]
		});
		expect(dataset).toBeUndefined();
		expect(problems).toMatchObject([{ found: `"${code}" without a label` }]);
	});

	test.each(['value', 'Status', 'lang', 'view'])('no dimension may be called %s', (id) => {
		const [geo, ...rest] = DATASET.dimensions;
		const { dataset, problems } = read({
			...DATASET,
			notes: [],
			dimensions: [{ ...geo!, id }, ...rest]
		});
		expect(dataset).toBeUndefined();
		expect(problems).toMatchObject([{ where: { column: 'id.0' }, found: `"${id}"` }]);
	});
});
