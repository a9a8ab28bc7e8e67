/** Promises of JSON-stat: what stands beside the figures is kept, and members may come in any order and any pieces. */
import type { Remark } from '#lib/dataset/problem.ts';
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, it } from 'vitest';
import { memoryFile } from '../bytes/input-file.ts';
import { readJsonStat } from './read.ts';
import { readTable } from '../detect/read.ts';
import type { ReadOptions } from '../table/table.ts';

type Loose = Record<string, unknown>;

const dimension = {
	sex: {
		label: 'sex',
		category: { index: ['M', 'F'], label: { M: 'Men', F: 'Women' } }
	},
	Tid: { label: 'år', category: { index: { '2017': 1, '2016': 0 } } }
};
const whole = (more: Loose = {}): Loose => ({
	version: '2.0',
	class: 'dataset',
	id: ['sex', 'Tid'],
	size: [2, 2],
	dimension,
	value: [1, 2, 3, null],
	status: { '3': '..' },
	...more
});
const read = (json: unknown, options: ReadOptions = {}, piece = 1 << 16) =>
	readJsonStat(
		memoryFile('t.json', new TextEncoder().encode(JSON.stringify(json)), piece),
		options
	);
const texts = (remarks: Remark[]): string => remarks.map(remarkText).join('\n');

describe('members', () => {
	it('may come in any order, in pieces of any size', async () => {
		const members = Object.entries(whole());
		const expected = await read(whole());
		for (let shift = 1; shift < members.length; shift++) {
			const turned = Object.fromEntries([...members.slice(shift), ...members.slice(0, shift)]);
			for (const piece of [1, 5]) {
				const table = await read(turned, {}, piece);
				expect([table.values, table.marks]).toEqual([expected.values, expected.marks]);
			}
		}
		expect(expected.values).toEqual(Float64Array.of(1, 2, 3, NaN));
	});

	it('that come twice are refused', async () => {
		const text = JSON.stringify(whole()).replace('"value"', '"value":[1],"value"');
		const source = memoryFile('t.json', new TextEncoder().encode(text));
		await expect(readJsonStat(source)).rejects.toThrow(/“value” twice/);
	});

	it.each([
		['value', /no “value”/],
		['id', /“id”/],
		['size', /“size”/],
		['dimension', /no object “dimension”/]
	])('without %s are no dataset', async (name, message) => {
		const json = whole();
		delete json[name];
		await expect(read(json)).rejects.toThrow(message);
	});

	it.each([
		[{ id: ['sex', 3] }, /“id”/],
		[{ id: ['sex', 'sex'] }, /“sex” twice/],
		[{ size: [2, 1.5] }, /“size”/],
		[{ id: ['sex', 'age'] }, /description of the dimension “age”/],
		[{ dimension: { ...dimension, sex: { label: 'sex' } } }, /“sex” without categories/],
		[{ value: { '0': 1, '0 ': 2 } }, /“0 ”/],
		[{ size: [2, 2], value: [1, 2, 3, 4, 5] }, /5 figures.*4/],
		[{ dimension: { ...dimension, sex: { category: { index: [['M'], 'F'] } } } }, /no text/],
		[
			{ dimension: { ...dimension, sex: { category: { index: { M: null, F: 1 } } } } },
			/position null/
		],
		[{ dimension: { ...dimension, sex: { category: { index: { M: [], F: 1 } } } } }, /no number/]
	])('%j is refused', async (more, message) => {
		await expect(read(whole(more))).rejects.toThrow(message);
	});

	it('a sparse key that comes twice is refused', async () => {
		const text = JSON.stringify(whole({ value: {} })).replace(
			'"value":{}',
			'"value":{"1":1,"1":2}'
		);
		const source = memoryFile('t.json', new TextEncoder().encode(text));
		await expect(readJsonStat(source)).rejects.toThrow(/the key 1 twice/);
	});
});

describe('files that hold something else', () => {
	it.each([
		[[{ id: 'a' }], /JSON list/],
		['text', /not a JSON object/],
		[{ title: 'T', variables: [] }, /without the member “dimension”/],
		[{ message: 'Too many requests' }, /Too many requests/],
		[{ error: { message: 'No', code: 3 }, value: 1 }, /“No”/],
		[{ error: [{ label: 'gone' }, 404] }, /gone, 404/],
		[
			{ title: 'Not Found', status: 404, errors: { detail: 'no table' } },
			/Not Found, no table, 404/
		]
	])('%j is refused', async (json, message) => {
		await expect(read(json)).rejects.toThrow(message);
	});

	it('a bundle is read when its dataset is named, and lists its datasets when it is not there', async () => {
		const inner = { ...whole(), version: undefined, class: undefined };
		const bundle = { a: inner, b: { ...inner, value: [5, 6, 7, 8], status: {} } };
		expect((await read(bundle, { dataset: 'b' })).values[0]).toBe(5);
		await expect(read(bundle, { dataset: 'c' })).rejects.toThrow(/no dataset “c”.*“a”, “b”/);
		const odd = { a: { ...inner, class: 'collection' } };
		await expect(read(odd)).rejects.toThrow(/collection/);
	});
});

describe('what is said about the table', () => {
	const phantom = {
		label: 'EliminatedContents',
		category: {
			index: { EliminatedValue: 0 },
			label: { EliminatedValue: 'Rate' },
			unit: { EliminatedValue: { base: 'per cent', decimals: 2 } },
			note: { EliminatedValue: ['On the rate'] }
		},
		note: ['On contents']
	};

	it('has the unit and the power of ten that a file of this site says of itself', async () => {
		const said = async (extension: Loose) => (await read(whole({ extension }))).unit;
		expect(await said({ unit: 'euro', multiplier: 6 })).toBe('million euro');
		expect(await said({ unit: 'euro' })).toBe('euro');
		expect(await said({ multiplier: 6 })).toBeUndefined();
	});

	it('is kept, the made-up contents dropped but for unit, decimals and label', async () => {
		const table = await read(
			whole({
				id: ['ContentsCode', 'sex', 'Tid'],
				size: [1, 2, 2],
				dimension: { ...dimension, ContentsCode: phantom },
				role: { metric: ['ContentsCode'], time: ['Tid'] },
				label: 'WORK99: Rate by sex',
				source: 'Office#<a href="x">y</a>',
				updated: '2025-12-08T08:00:00Z',
				extension: {
					px: { language: 'sv', decimals: 0, aggregallowed: false },
					contact: [{ name: 'A', mail: 'a@b' }, { raw: 'B' }, null]
				}
			})
		);
		expect(table).toMatchObject({
			matrix: 'WORK99',
			title: { en: 'WORK99: Rate by sex', sv: 'WORK99: Rate by sex' },
			contents: { en: 'Rate', sv: 'Rate' },
			unit: 'per cent',
			decimals: 2,
			source: 'Office#<a href="x">y</a>',
			updated: '2025-12-08T08:00:00Z',
			language: 'sv',
			perturbed: true
		});
		expect(table.dimensions.map(({ id, role }) => [id, role])).toEqual([
			['sex', 'classification'],
			['tid', 'time']
		]);
		expect(table.notes.map(({ scope, text }) => [scope, text.sv])).toEqual([
			[{}, 'On contents'],
			[{}, 'On the rate']
		]);
		expect(texts(table.report.found)).toMatch(/contact: A, a@b\ncontact: B/);
	});

	it('contents with codes of their own stay, each with its unit', async () => {
		const contents = {
			label: 'contents',
			category: {
				index: ['a', 'b'],
				unit: { a: { base: 'persons', decimals: 0 }, b: { label: '%', decimals: 1 } }
			}
		};
		const json = whole({
			id: ['ContentsCode', 'sex'],
			size: [2, 2],
			dimension: { ...dimension, ContentsCode: contents },
			role: { metric: ['ContentsCode'] }
		});
		const table = await read(json);
		expect(table.dimensions[0]).toMatchObject({ role: 'metric', units: ['persons', '%'] });
		expect(table.unit).toBeUndefined();
		contents.category.unit.b = { label: 'persons', decimals: 0 };
		expect(await read(json)).toMatchObject({ unit: 'persons', decimals: 0 });
	});

	it('time by its name alone is an assumption, and so is English', async () => {
		const { dimensions, report, language } = await read(whole());
		expect(dimensions[1]).toMatchObject({ role: 'time', codes: ['2016', '2017'], name: 'Tid' });
		expect(texts(report.assumed)).toMatch(/English[^]*“Tid” is taken as time/);
		expect(language).toBeUndefined();
	});

	it('a language that is none of ours stands in for English, and says so', async () => {
		const { report, language } = await read(whole({ extension: { px: { language: 'de' } } }));
		expect(texts(report.assumed)).toContain('“de”');
		expect(language).toBe('de');
	});

	it('geo is a role of its own; the category that eliminates is kept', async () => {
		const { dimensions } = await read(
			whole({
				role: { geo: ['sex'], time: ['Tid'] },
				dimension: {
					...dimension,
					sex: { ...dimension.sex, extension: { elimination: true, eliminationValueCode: 'F' } }
				}
			})
		);
		expect(dimensions[0]).toMatchObject({ role: 'geo', elimination: 'F' });
	});

	it('notes have a scope, and know whether they must be shown', async () => {
		const { notes } = await read(
			whole({
				note: ['All', 'Second', ' '],
				extension: { noteMandatory: { '1': true } },
				dimension: {
					...dimension,
					sex: {
						category: { ...dimension.sex.category, note: { F: ['Women only'], X: ['gone'] } },
						note: ['On sex'],
						extension: { noteMandatory: { '0': true }, categoryNoteMandatory: { F: { '0': true } } }
					}
				}
			})
		);
		expect(notes).toEqual([
			{ scope: {}, text: { en: 'All' }, mandatory: false },
			{ scope: {}, text: { en: 'Second' }, mandatory: true },
			{ scope: { sex: ['M', 'F'] }, text: { en: 'On sex' }, mandatory: true },
			{ scope: { sex: ['F'] }, text: { en: 'Women only' }, mandatory: true }
		]);
	});

	it('a note that explains the dots decides what they mean', async () => {
		const { symbols, report } = await read(whole({ note: ['".." means the base is too small'] }));
		expect(symbols).toEqual([{ text: '..', status: 'suppressed', isNil: false, meaning: 'file' }]);
		expect(texts(report.assumed)).toContain('too small');
	});

	it('a date is compared only when it can be true', async () => {
		expect(await read(whole({ updated: '01.06.2019 08:00' }))).toMatchObject({
			updated: '01.06.2019 08:00'
		});
		expect((await read(whole({ updated: '9999-12-31' }))).updated).toBeUndefined();
		expect((await read(whole({ updated: '2011-01-01' }))).updated).toBeUndefined();
	});
});

it('codes may be numbers in an index that is a list', async () => {
	const sex = { category: { index: [1, 2] } };
	const { dimensions } = await read(whole({ dimension: { ...dimension, sex } }));
	expect(dimensions[0]?.codes).toEqual(['1', '2']);
});

describe('what is measured', () => {
	const phantom = (category: Loose, id = 'ContentsCode') =>
		whole({
			id: ['sex', 'Tid', id],
			size: [2, 2, 1],
			dimension: { ...dimension, [id]: { category } }
		});
	it.each([
		[{ index: ['EliminatedValue'], label: { EliminatedValue: 'Rate' } }, 'Rate'],
		[{ index: ['EliminatedValue'], label: { EliminatedValue: '' } }, undefined],
		[{ index: ['EliminatedValue'], label: {} }, undefined],
		[{ index: ['EliminatedValue'] }, undefined]
	])('is said by %j as far as it is', async (category, contents) => {
		const table = await read(phantom(category));
		expect(table.dimensions).toHaveLength(2);
		expect(table.contents?.en).toBe(contents);
	});
	it('may stand under another name', async () => {
		const table = await read(
			phantom({ label: { EliminatedValue: 'Rate' }, index: { EliminatedValue: 0 } }, 'measure')
		);
		expect([table.dimensions.length, table.contents?.en]).toEqual([2, 'Rate']);
	});
	it('is a variable where its one category has a code of its own, or is not named at all', async () => {
		const own = phantom({ index: ['BE0101'], label: { BE0101: 'Rate' } });
		expect((await read(own)).dimensions).toHaveLength(3);
		await expect(read(phantom({}))).rejects.toThrow(/ContentsCode/);
	});
	it('has a unit where all categories have the same, and decimals where they agree', async () => {
		const about = async (unit: Loose) => {
			const contents = { category: { index: ['a', 'b'], unit } };
			const table = await read(
				whole({
					id: ['sex', 'c'],
					size: [2, 2],
					dimension: { sex: dimension.sex, c: contents },
					role: { metric: ['c'] }
				})
			);
			return [table.unit, table.decimals, table.dimensions[1]!.units];
		};
		const per = { base: 'per cent' };
		expect(await about({ a: { ...per, decimals: 1 }, b: { ...per, decimals: 1 } })).toEqual([
			'per cent',
			1,
			['per cent', 'per cent']
		]);
		expect(await about({ a: { ...per, decimals: 1 }, b: { ...per, decimals: 2 } })).toEqual([
			'per cent',
			undefined,
			['per cent', 'per cent']
		]);
		expect(await about({ a: per, b: { decimals: 2 } })).toEqual([
			undefined,
			undefined,
			['per cent', '']
		]);
	});
});

describe('cells', () => {
	it('hold large negative numbers that stand for no symbol', async () => {
		const { values } = await read(whole({ value: [-2e13, -1e20, 1, 2], status: null }));
		expect([...values]).toEqual([-2e13, NaN, 1, 2]);
	});
	it('have one status for all, whatever it is, and statuses that come again', async () => {
		const marked = async (more: Loose) => {
			const { marks, symbols, report } = await read(whole(more));
			return [[...marks].map((mark) => symbols[mark - 1]?.text), texts(report.warned)];
		};
		expect(await marked({ status: '' })).toEqual([
			[undefined, undefined, undefined, ''],
			expect.stringContaining('1 cell has')
		]);
		expect(await marked({ value: [null, null, null, 1], status: { 0: '..', 1: '..' } })).toEqual([
			['..', '..', '', undefined],
			expect.stringContaining('1 cell has')
		]);
		expect(await marked({ value: [null, 1, null, null], status: {} })).toEqual([
			['', undefined, '', ''],
			expect.stringContaining('3 cells')
		]);
	});
	it('keep the statuses of this site as they are, beside a number and in place of one', async () => {
		const { symbols, marks } = await read(
			whole({ value: [1, 2, null, null], status: ['break', 'x', 'missing|provisional', 'y'] })
		);
		const statuses = [...marks].map((mark) => symbols[mark - 1]?.status);
		expect(statuses).toEqual(['break', 'ok', 'missing|provisional', 'missing']);
	});
	it('may have 65 535 different statuses and no more', async () => {
		const many = (count: number) => {
			const size = count + 1;
			const index = Array.from({ length: size }, (_, i) => `c${i}`);
			return read({
				version: '2.0',
				class: 'dataset',
				id: ['a'],
				size: [size],
				dimension: { a: { category: { index } } },
				value: index.map(() => 1),
				status: index
					.slice(1)
					.map((code) => `note ${code}`)
					.concat('note c1')
			});
		};
		expect((await many(65_535)).symbols).toHaveLength(65_535);
		await expect(many(65_536)).rejects.toThrow(/more than 65535 different texts/);
	});
	it('of a class that is no text are none we know', async () => {
		await expect(read(whole({ class: 5 }))).rejects.toThrow(/class “unknown”/);
	});
});

it('one cell is a table, and a long damaged label is quoted in part', async () => {
	const title = `Ã…land ${'and more '.repeat(20)}`;
	const one = {
		version: '2.0',
		class: 'dataset',
		label: title,
		id: [],
		size: [],
		dimension: {},
		value: [5]
	};
	const { values, report } = await readTable(
		memoryFile('t.json', new TextEncoder().encode(JSON.stringify(one)))
	);
	expect([...values]).toEqual([5]);
	expect(texts(report.found)).toContain('size: one cell, 1 observation');
	expect(texts(report.warned)).toContain(`${title.slice(0, 80)}…`);
});
