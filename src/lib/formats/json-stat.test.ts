/** What a JSON-stat file says, read back with the toolkit of the format's author. */
import fc from 'fast-check';
import JSONstat from 'jsonstat-toolkit';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { aboutOf } from './about.ts';
import { everyCell } from './every-cell.ts';
import { jsonStat, jsonStatHead } from './json-stat.ts';
import { blocksOf, cellsOf, cubes, textOf, type Cube } from './rows.fixture.ts';

const selectionOf = (dataset: Dataset): Selection =>
	Object.fromEntries(dataset.dimensions.map((d) => [d.id, d.categories.map((c) => c.code)]));

function written(cube: Cube, selection = selectionOf(cube.dataset)): Promise<string> {
	const about = aboutOf(cube.dataset, selection, 'r1', 'https://example.org/data/cube.json', 'en');
	const rows = everyCell(cube.dataset, selection, blocksOf(cube));
	return textOf(jsonStat(jsonStatHead(cube.dataset, selection, about, 'en'), rows));
}

type Found = Record<string, unknown>;
const read = (text: string) =>
	JSONstat(JSON.parse(text))
		.Dataset(0)
		.toTable({ type: 'arrobj', status: true, content: 'id' }) as Found[];

describe('a magnitude', () => {
	it('stands in the unit of every measure and in what the file says of itself', () => {
		const [geo, ...others] = DATASET.dimensions;
		const dataset: Dataset = {
			...DATASET,
			unit: {
				label: { en: 'euro' },
				symbol: '€',
				multiplier: 6,
				decimals: 1,
				kind: 'money',
				range: [0, null]
			},
			dimensions: [{ ...geo!, id: 'measure', role: 'metric' }, ...others]
		};
		const about = aboutOf(dataset, selectionOf(dataset), 'r1', 'https://example.org', 'en');
		expect(about).toMatchObject({ unit: 'million euro', multiplier: 6 });
		const head = jsonStatHead(dataset, selectionOf(dataset), about, 'en');
		expect(head.role).toMatchObject({ metric: ['measure'] });
		expect(head.extension).toMatchObject({ unit: 'million euro', multiplier: 6 });
		expect(head.dimension.measure!.category).toMatchObject({
			unit: { DK: { base: 'million euro', symbol: '€', decimals: 1, multiplier: 6 } }
		});
	});
});

describe('JSON-stat', () => {
	it('gives every row back, and null with "missing" for each cell that has none', async () => {
		await fc.assert(
			fc.asyncProperty(cubes, async (cube) => {
				const held = new Map(cube.rows.map((r) => [JSON.stringify(r.codes), r]));
				const found = read(await written(cube)).map((r) => ({
					codes: [r.geo, r.group, r.time],
					value: r.value,
					status: r.status ?? 'ok'
				}));
				expect(found).toEqual(
					cellsOf(cube.dataset).map((codes) => {
						const row = held.get(JSON.stringify(codes)) ?? { value: null, status: 'missing' };
						return { codes, value: row.value, status: row.status };
					})
				);
			}),
			{ numRuns: runs(150) }
		);
	});
	it('is refused when rows are left out, rather than written with figures in wrong places', async () => {
		const about = aboutOf(DATASET, {}, 'r1', 'https://example.org', 'en');
		const none = blocksOf({ dataset: DATASET, rows: [], sizes: [] });
		await expect(textOf(jsonStat(jsonStatHead(DATASET, {}, about, 'en'), none))).rejects.toThrow(
			'0 rows for'
		);
	});
	it('keeps dimensions of one category', async () => {
		const dataset: Dataset = {
			...DATASET,
			dimensions: DATASET.dimensions.map((d) => ({ ...d, categories: d.categories.slice(0, 1) }))
		};
		const text = await written({
			dataset,
			rows: [{ codes: ['DK', 'a,b', 'low', '2015'], value: 1.5, status: 'break' }],
			sizes: []
		});
		expect(JSON.parse(text)).toMatchObject({
			id: ['geo', 'group of people', 'schooling', 'time'],
			size: [1, 1, 1, 1],
			value: [1.5],
			status: { 0: 'break' }
		});
		expect(read(text)).toHaveLength(1);
	});
	it('is a full cube of nulls when no row is there', async () => {
		const selection = {
			...selectionOf(DATASET),
			geo: ['DK', 'SE'],
			'group of people': ['NAT'],
			schooling: ['high'],
			time: ['2019']
		};
		const { size, value, status } = JSON.parse(
			await written({ dataset: DATASET, rows: [], sizes: [] }, selection)
		);
		expect({ size, value, status }).toEqual({
			size: [2, 1, 1, 1],
			value: [null, null],
			status: { 0: 'missing', 1: 'missing' }
		});
	});
	it('comes in small texts, however many cells there are and however many of them have no row', async () => {
		const years = Array.from({ length: 1_000 }, (_, i) => ({
			code: String(1_000 + i),
			label: { en: String(1_000 + i) }
		}));
		const groups = Array.from({ length: 300 }, (_, i) => ({
			code: `g${i}`,
			label: { en: `Group ${i}` }
		}));
		const [geo, group, , time] = DATASET.dimensions;
		const dataset: Dataset = {
			...DATASET,
			dimensions: [
				{ ...geo!, categories: [{ code: 'SE', label: { en: 'Sweden' } }] },
				{ ...group!, id: 'group', categories: groups },
				{ ...time!, categories: years }
			]
		};
		/** Every status there can be, also more than a byte can tell apart. */
		const words = Array.from({ length: 300 }, (_, i) => `status ${i}`);
		async function* blocks() {
			// The middle third of the cube has no rows at all, as if one half of the groups were new.
			for (const [at, { code }] of groups.entries()) {
				if (at >= 100 && at < 200) continue;
				yield await Promise.resolve({
					codes: [years.map(() => 'SE'), years.map(() => code), years.map((y) => y.code)],
					values: years.map((_, i) => (i % 2 ? null : at + i / 10)),
					status: years.map((_, i) => (i % 2 ? words[(at + i) % 300]! : 'ok'))
				});
			}
		}
		const about = aboutOf(dataset, {}, 'r1', 'https://example.org', 'en');
		const texts: string[] = [];
		let longest = 0;
		const rows = everyCell(dataset, {}, blocks());
		for await (const text of jsonStat(jsonStatHead(dataset, {}, about, 'en'), rows)) {
			longest = Math.max(longest, text.length);
			texts.push(text);
		}
		expect(longest).toBeLessThan(256 * 1024);
		const { value, status } = JSON.parse(texts.join('')) as {
			value: (number | null)[];
			status: Record<string, string>;
		};
		expect(value).toHaveLength(300_000);
		expect([value[2], value[3], value[299_998], value[299_999]]).toEqual([
			0.2,
			null,
			299 + 99.8,
			null
		]);
		expect(value.slice(100_000, 200_000).every((v) => v === null)).toBe(true);
		expect(Object.keys(status)).toHaveLength(100_000 + 100_000);
		expect([status[1], status[2], status[150_000], status[299_999]]).toEqual([
			'status 1',
			undefined,
			'missing',
			`status ${(299 + 999) % 300}`
		]);
	});
	it('says its roles, labels, hierarchy, notes, source, release, licence and address', () => {
		const dataset: Dataset = {
			...DATASET,
			dimensions: DATASET.dimensions.map((d) =>
				d.id === 'schooling'
					? {
							...d,
							categories: d.categories.map((c) =>
								c.code === 'high' ? c : { ...c, parent: 'high' }
							)
						}
					: d
			)
		};
		const selection = { ...selectionOf(dataset), time: ['2015'] };
		const head = jsonStatHead(
			dataset,
			selection,
			aboutOf(dataset, selection, 'r1', 'https://example.org/x', 'sv'),
			'sv'
		);
		expect(head).toMatchObject({
			version: '2.0',
			class: 'dataset',
			label: 'Test efter land, grupp, nivå och år',
			source: 'Test (test)',
			href: 'https://example.org/x',
			// The note on Sweden speaks of years that were not chosen.
			note: ['everywhere'],
			role: { time: ['time'], geo: ['geo'] },
			size: [3, 7, 3, 1],
			dimension: {
				geo: { label: 'Land' },
				schooling: { category: { child: { high: ['low', 'middle'] } } }
			},
			extension: {
				release: 'r1',
				licence: 'CC0',
				address: 'https://example.org/x',
				selection,
				synthetic: true
			}
		});
	});
});
