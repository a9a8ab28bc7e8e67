import { describe, expect, it } from 'vitest';
import type { Variable } from '#lib/tables/client/client.ts';
import { codesIn, isAllZero, readAnswer } from './answer.ts';
import { Assembly } from './assemble.ts';

const variableOf = (code: string, values: string[], isTime = false): Variable => ({
	code,
	text: code,
	values,
	valueTexts: values.map((value) => `label ${value}`),
	isTime
});
const variables = [variableOf('sex', ['M', 'F']), variableOf('time', ['2016', '2017'], true)];
const batch = {
	codes: [
		['M', 'F'],
		['2016', '2017']
	],
	from: [0, 0]
};

const dimension = (codes: string[]) => ({
	label: 'x',
	category: { index: Object.fromEntries(codes.map((code, i) => [code, i])) }
});
const good = {
	version: '2.0',
	class: 'dataset',
	id: ['sex', 'time'],
	size: [2, 2],
	dimension: { sex: dimension(['M', 'F']), time: dimension(['2016', '2017']) },
	value: [1, 2, null, 4] as unknown,
	status: { '2': '..' } as unknown
};
const read = (json: unknown) =>
	readAnswer(new TextEncoder().encode(JSON.stringify(json)), variables, batch);

describe('an answer', () => {
	it('is read whether it is dense or sparse, whatever its statuses look like', () => {
		for (const value of [good.value, { '0': 1, '1': 2, '3': 4 }])
			for (const status of [{ '2': '..' }, [null, null, '..', null]]) {
				const answer = read({ ...good, value, status });
				expect(answer.values).toEqual([1, 2, null, 4]);
				expect([...answer.statuses]).toEqual([[2, '..']]);
			}
		expect([...read({ ...good, status: 'p' }).statuses.values()]).toEqual(['p', 'p', 'p', 'p']);
		expect(read({ ...good, status: undefined }).statuses.size).toBe(0);
	});

	it.each<[string, object, string]>([
		[
			'a category less',
			{ dimension: { ...good.dimension, sex: dimension(['M']) } },
			'1 categories'
		],
		[
			'other categories',
			{ dimension: { ...good.dimension, sex: dimension(['M', 'X']) } },
			'found M, X of "sex"; allowed: M, F, as asked'
		],
		['a value less', { value: [1, 2, 3] }, '3 values; allowed: 4'],
		['a value too far', { value: { '4': 1 } }, 'the value 4; allowed: 0 to 3'],
		['no values', { value: undefined }, 'no values'],
		['no sizes', { size: undefined }, 'no size'],
		[
			'a variable less',
			{ id: ['sex'], size: [2], value: [1, 2] },
			'nothing of "time"; allowed: every variable'
		],
		[
			'a variable more',
			{
				id: ['sex', 'time', 'age'],
				size: [2, 2, 2],
				dimension: { ...good.dimension, age: dimension(['a', 'b']) }
			},
			'a variable "age" nobody asked for'
		]
	])('is refused with %s', (_, change, said) => {
		expect(() => read({ ...good, ...change })).toThrow(said);
	});

	it('may hold contents the server made up', () => {
		const made = {
			...good,
			id: ['ContentsCode', 'sex', 'time'],
			size: [1, 2, 2],
			dimension: { ...good.dimension, ContentsCode: dimension(['EliminatedValue']) }
		};
		expect(read(made).variables).toEqual([-1, 0, 1]);
	});

	it('has its codes in the order of their positions, not of their names', () => {
		expect(codesIn({ index: { '2016': 1, '2015': 2, b: 0 } })).toEqual(['b', '2016', '2015']);
		expect(codesIn({ index: ['b', 'a'] })).toEqual(['b', 'a']);
		expect(codesIn({ label: { a: 'A' } })).toEqual(['a']);
		expect(codesIn(undefined)).toEqual([]);
	});

	it('is doubted when every figure is zero', () => {
		expect(isAllZero(read({ ...good, value: [0, 0, 0, 0] }))).toBe(true);
		expect(isAllZero(read({ ...good, value: [0, 0, null, 0] }))).toBe(false);
	});
});

describe('a table put together from answers', () => {
	const metadata = { title: 'WORK99: A title', variables, text: '' };

	it('has every cell in its place, even where an answer turns the variables round', async () => {
		const assembly = new Assembly(metadata, variables);
		const turned = {
			...good,
			id: ['time', 'sex'],
			dimension: { sex: dimension(['M', 'F']), time: dimension(['2016', '2017']) },
			value: [1, 3, 2, null],
			status: { '3': '..' }
		};
		assembly.add(batch, read(turned));
		const table = await assembly.table();
		expect([...table.values]).toEqual([1, 2, 3, NaN]);
		expect(table.dimensions.map(({ id, labels }) => [id, labels[0]!.en])).toEqual([
			['sex', 'label M'],
			['time', 'label 2016']
		]);
		expect(table.matrix).toBe('WORK99');
		expect(table.symbols.map(({ text }) => text)).toEqual(['..']);
	});

	it('keeps what each answer says of its own categories', async () => {
		const assembly = new Assembly(metadata, variables);
		for (const [i, code] of ['M', 'F'].entries()) {
			const half = {
				...good,
				size: [1, 2],
				dimension: {
					sex: { category: { index: [code], note: { [code]: [`note on ${code}`] } } },
					time: dimension(['2016', '2017'])
				},
				value: [i * 2 + 1, i * 2 + 2],
				status: undefined
			};
			const part = { codes: [[code], ['2016', '2017']], from: [i, 0] };
			const bytes = new TextEncoder().encode(JSON.stringify(half));
			assembly.add(part, readAnswer(bytes, variables, part));
		}
		const { values, notes } = await assembly.table();
		expect([...values]).toEqual([1, 2, 3, 4]);
		expect(notes.map(({ scope, text }) => [scope, text.en])).toEqual([
			[{ sex: ['M'] }, 'note on M'],
			[{ sex: ['F'] }, 'note on F']
		]);
	});

	it('is not of one piece when its answers have different dates', () => {
		const assembly = new Assembly(metadata, variables);
		assembly.add(batch, read({ ...good, updated: '2025-01-01' }));
		expect(assembly.isOfOnePiece).toBe(true);
		assembly.add(batch, read({ ...good, updated: '2025-01-02' }));
		expect(assembly.isOfOnePiece).toBe(false);
	});
});
