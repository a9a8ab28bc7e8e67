/** Promises of the list of countries: complete, named in every language, and carried through the build. */
import { DuckDBInstance } from '@duckdb/node-api';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import { LANGUAGES, type Dataset } from '#lib/dataset/model.ts';
import { filePlaceText } from '#lib/dataset/problems/data.ts';
import { toDatasetJson } from '#lib/formats/dataset-json-writer.ts';
import { queryRows } from '../sql.ts';
import { buildData } from './build.ts';
import { countriesIn } from './countries.ts';

const require = createRequire(import.meta.url);
/** Of CLDR: which territories a territory contains, and the codes of each. */
const { territoryContainment } = (
	require('cldr-core/supplemental/territoryContainment.json') as {
		supplemental: { territoryContainment: Record<string, { _contains: string[] }> };
	}
).supplemental;
const { codeMappings } = (
	require('cldr-core/supplemental/codeMappings.json') as {
		supplemental: { codeMappings: Record<string, { _alpha3?: string } | undefined> };
	}
).supplemental;
/** What CLDR adds to ISO 3166 and the United Nations: parts of countries, and islands of none. */
const NOT_LISTED = ['CQ', 'EA', 'IC', 'QO'];
/** What has a code of three letters, but is no country of today. */
const FORMER = new Set(['CSHH', 'CSXX', 'SU', 'YU', 'STLS', 'UNK']);

const { countries } = await countriesIn('data');
const places = [...countries!.places.values()];
/** The regions around a place, from the innermost on. */
const around = (code: string): string[] => {
	const parent = countries!.places.get(code)?.parent;
	return parent === undefined ? [] : [parent, ...around(parent)];
};

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'countries-'));
	cpSync('data/codes', join(folder, 'data/codes'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The list with one passage of a file put in place of another, which must be there. */
async function edited(file: string, from: string, to: string) {
	const path = join(folder, 'data/codes', file);
	const source = readFileSync(path, 'utf8');
	const text = source.replace(from, to);
	expect(text).not.toBe(source);
	writeFileSync(path, text);
	const { problems } = await countriesIn(join(folder, 'data'));
	return problems.map(({ where, code }) => {
		const line = text.split('\n')[where.line - 1]!.trim();
		return `${where.file.split('/').at(-1)} ${where.column} ${code} @ ${line}`;
	});
}

describe('the list of countries', () => {
	test('every code has a name in every language, which begins with a capital', () => {
		expect(places.length).toBeGreaterThan(280);
		for (const { code, name } of places)
			for (const language of LANGUAGES) {
				expect(name[language], `${code} in ${language}`).toMatch(/^\p{Lu}/u);
			}
	});

	test('every country and region lies in the world; stateless and unknown lie nowhere', () => {
		const outside = places.map(({ code }) => code).filter((code) => around(code).at(-1) !== '001');
		expect(outside.sort()).toEqual(['001', 'STLS', 'UNK']);
	});

	test('regions are those of the United Nations, and hold what lies there', () => {
		const regions = places.map(({ code }) => code).filter((code) => /^\d/.test(code));
		expect(regions).toHaveLength(30);
		for (const region of regions)
			for (const inside of territoryContainment[region]!._contains)
				if (!NOT_LISTED.includes(inside))
					expect(around(inside), `${inside} in ${region}`).toContain(region);
	});

	test('every country of ISO 3166 is there, with its code of three letters', () => {
		const iso = [...countries!.coded['country:iso3']].filter(([, { code }]) => !FORMER.has(code));
		expect(iso).toHaveLength(249);
		for (const [iso3, { code }] of iso) expect(iso3, code).toBe(codeMappings[code]?._alpha3);
	});

	test('Eurostat, UNHCR and ISO call one country by different codes', () => {
		const named = (list: keyof NonNullable<typeof countries>['coded'], code: string) =>
			countries!.coded[list].get(code)?.code;
		expect(['EL', 'UK', 'SE', 'GR'].map((code) => named('country:eurostat', code))).toEqual([
			'GR',
			'GB',
			'SE',
			undefined
		]);
		expect(['SYR', 'XXA', 'UNK', 'SY'].map((code) => named('country:iso3', code))).toEqual([
			'SY',
			'STLS',
			'UNK',
			undefined
		]);
	});

	test.each([
		[
			'country.json',
			'"145": { "parent": "142" }',
			'"145": { "parent": "14" }',
			'145.parent json-schema'
		],
		[
			'country.json',
			'"145": { "parent": "142" }',
			'"145": { "parent": "148" }',
			'145.parent code-unknown'
		],
		['country.json', '"145": { "parent": "142" }', '"145": { "parent": "SY" }', '145.parent cycle'],
		['country.json', '"iso3": "SYR"', '"iso3": "IRQ"', 'SY code-twice'],
		['country.json', '"YU": {', '"YX": { "parent": "039" }, "YU": {', 'YX code-unnamed'],
		['country.json', '"SY": { "iso3"', '"SY": { "iso"', 'SY.iso unknown-key'],
		['names.json', '"CG": { "en"', '"CGX": { "en"', 'CGX code-unknown'],
		['names.json', '"CG": { "en"', '"CG": { "eng"', 'CG.eng unknown-key'],
		['names.json', '"CG": {', '"CG": ', ' json-syntax']
	])('a fault in %s: %s → %s is named with its line', async (file, from, to, expected) => {
		const found = await edited(file, from, to);
		expect(found[0]).toContain(`${file} ${expected} @ `);
		if (!expected.endsWith('syntax')) expect(found[0]).toContain(to.split(':')[0]!);
	});
});

/** A dataset by origin whose labels are left to the list, but where `own` has them. */
function write(list: string, codes: string[], own: Record<string, string> = {}): void {
	const [geo, , , time] = DATASET.dimensions;
	const origin = {
		id: 'origin',
		role: 'classification' as const,
		label: { en: 'Origin', sv: 'Ursprung' },
		categories: codes.map((code) => ({ code, label: { en: own[code] ?? 'left out' } }))
	};
	const dataset: Dataset = {
		...DATASET,
		dimensions: [geo!, origin, time!],
		...{ notes: [], defaults: {}, references: {}, checks: [] }
	};
	const json = JSON.parse(toDatasetJson(dataset)) as {
		dimension: Record<string, { category: { label: Record<string, string> } }>;
		extension: Record<string, unknown>;
	};
	json.dimension.origin!.category.label = own;
	json.extension.codelist = { origin: list };
	const place = join(folder, 'data/test', dataset.id);
	mkdirSync(place, { recursive: true });
	writeFileSync(join(place, 'dataset.json'), JSON.stringify(json, null, '\t'));
	const rows = codes.map((code) => `DK,${code},2015,1.0,ok`);
	writeFileSync(
		join(place, 'observations.csv'),
		['geo,origin,time,value,status', ...rows, ''].join('\n')
	);
}

const out = () => join(folder, 'warehouse.duckdb');
const build = () => buildData({ dataDir: join(folder, 'data'), out: out() });

async function built(): Promise<Dataset> {
	const instance = await DuckDBInstance.create(out(), { access_mode: 'READ_ONLY' });
	const connection = await instance.connect();
	try {
		const [[text] = []] = await queryRows(connection, 'SELECT dataset FROM catalogue');
		return JSON.parse(String(text)) as Dataset;
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

describe('a dataset whose origins are in the list', () => {
	test('has their names in every language, and their regions', async () => {
		write('country:iso3', ['SYR', 'XXA']);
		expect((await build()).problems).toEqual([]);
		const origin = (await built()).dimensions[1]!;
		expect(origin.categories[0]).toEqual({
			code: 'SYR',
			label: {
				...{ en: 'Syria', sv: 'Syrien', da: 'Syrien' },
				...{ nb: 'Syria', fi: 'Syyria', is: 'Sýrland' }
			},
			parent: '145',
			place: 'SY'
		});
		expect(origin.categories[1]).toMatchObject({ label: { en: 'Stateless', sv: 'Statslösa' } });
		expect(origin.categories[1]).not.toHaveProperty('place');
		expect(origin.regions!.map(({ code, label, parent }) => [code, label.sv, parent])).toEqual([
			['145', 'Västasien', '142'],
			['142', 'Asien', '001']
		]);
	});

	test('keeps the labels it writes itself', async () => {
		write('country:eurostat', ['EL', 'FOR'], { EL: 'Hellas', FOR: 'Foreign country' });
		expect((await build()).problems).toEqual([]);
		const { categories } = (await built()).dimensions[1]!;
		expect(categories.map(({ label, place }) => [label.en, place])).toEqual([
			['Hellas', 'GR'],
			['Foreign country', undefined]
		]);
	});

	test('is refused with file and place for a code that is not in the list', async () => {
		write('country:iso3', ['SYR', 'SYX']);
		const { problems } = await build();
		expect(problems).toHaveLength(1);
		expect(problems[0]!.code).toBe('code-unlisted');
		expect(filePlaceText(problems[0]!.where)).toMatch(
			/test\/test\/dataset\.json:\d+ dimension\.origin\.category\.index\.1$/
		);
	});

	test('belongs to another release when a name in the list changes', async () => {
		write('country:iso3', ['SYR']);
		const before = await build();
		const names = join(folder, 'data/codes/names.json');
		const text = readFileSync(names, 'utf8');
		writeFileSync(names, text.replace('{', '{ "SY": { "en": "Syrian Arab Republic" },'));
		const after = await build();
		expect(after.problems).toEqual([]);
		expect(after.release).not.toBe(before.release);
	});
});
