/** Promises of the JSON scan: the same as JSON.parse whatever the pieces, and every fault with its byte. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { memoryFile } from '../bytes/input-file.ts';
import { JsonScan } from './scan.ts';
import { scanFigures } from './figures.ts';
import { scanRows } from './rows.ts';
import { scanStatuses } from './statuses.ts';
import { parseJson, type Json } from './value.ts';

const PIECES = [1, 3, 1 << 16];
const scanOf = (text: string, piece: number): JsonScan =>
	new JsonScan(memoryFile('test.json', new TextEncoder().encode(text), piece));

/** Maps back to objects, to compare with JSON.parse. */
const plain = (json: Json): unknown =>
	json instanceof Map
		? Object.fromEntries([...json].map(([name, value]) => [name, plain(value)]))
		: Array.isArray(json)
			? json.map(plain)
			: json;

const readAll = async (text: string, piece: number): Promise<unknown> => {
	const scan = scanOf(text, piece);
	const members: [string, unknown][] = [];
	for await (const name of scan.members()) members.push([name, plain(await scan.value())]);
	await scan.end();
	return Object.fromEntries(members);
};

it('reads what JSON.parse reads', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })),
			fc.constantFrom(...PIECES),
			fc.constantFrom(undefined, 1, '\t'),
			async (object, piece, indent) => {
				const text = JSON.stringify(object, undefined, indent);
				// −0 is read as 0 on purpose.
				const expected = JSON.parse(text.replace(/-0(?![.\d])/g, '-0'), (_, value: unknown) =>
					value === 0 ? 0 : value
				) as unknown;
				expect(await readAll(text, piece)).toEqual(expected);
			}
		),
		{ numRuns: runs(300) }
	);
});

describe.each(PIECES)('in pieces of %d bytes', (piece) => {
	it.each([
		['{"a":1', 6, /cut short/],
		['{"a":[1,2', 9, /cut short inside “a”/],
		['{"a":"text', 10, /cut short/],
		['{"a":{"b":tru}}', 10, /“t”/],
		['{"a":[1 2]}', 8, /“2”.*“,” or “\]”/],
		['{"a":{"b" 1}}', 10, /“:”/],
		['{"a":{b:1}}', 6, /name in quotes/],
		['{"a":{"b":1,"b":2}}', 12, /“b” twice/],
		['{"a":{"b":1 "c":2}}', 12, /“,” or “}”/],
		['{"a" 1}', 5, /“:”/],
		['{a:1}', 1, /name in quotes/],
		['{"a":1,}', 7, /name in quotes/],
		['{"a":1 "b":2}', 7, /“,” or “}”/],
		['{"a":}', 5, /JSON value/],
		['{"a":01}', 5, /JSON value/],
		['{"a":-}', 5, /JSON value/],
		['{"a":1e999}', 5, /JSON value/],
		['{"a":1-2}', 6, /the end of the value/],
		['{"a":"\\x"}', 6, /escape/],
		['{"a":"b\u0001"}', 7, /0x01/],
		['{"a":1}{"b":2}', 7, /behind the end/],
		['[1]', 0, /“{”/]
	])('%s is refused at byte %d', async (text, byte, message) => {
		const reading = readAll(text, piece);
		await expect(reading).rejects.toThrow(message);
		await expect(reading).rejects.toThrow(`byte ${byte}:`);
	});

	it('figures come as an array or by position', async () => {
		const dense = await scanFigures(scanOf('[1, null ,-2.5e1\n,3]', piece), 2, 10);
		expect([...dense.values]).toEqual([1, NaN, -25, 3]);
		expect(dense.keys).toBeUndefined();
		const sparse = await scanFigures(
			scanOf('{"7" : 1,"0":null,"-1":2,"1.5":3,"01":4,"":5,"9999999999":6}', piece),
			undefined,
			10
		);
		expect([...(sparse.keys ?? [])]).toEqual([7, 0]);
		expect([...sparse.values]).toEqual([1, NaN]);
		expect(sparse.strays).toEqual(['-1', '1.5', '01', '', '9999999999']);
		expect([...(await scanFigures(scanOf('[]', piece), 1, 1)).values]).toEqual([]);
	});

	it.each([
		['[1,2', /cut short/],
		['[1', /cut short/],
		['[nul]', /“n”.*a number or null/],
		['[nul', /a number or null/],
		['[NaN]', /“N”/],
		['[Infinity]', /“I”/],
		['[1e999]', /a number or null/],
		['["1"]', /a number or null/],
		['[.5]', /a number or null/],
		['[1;2]', /“;”/],
		['[1,]', /“\]”/],
		['{"1" 2}', /“:”/],
		['{1:2}', /a key in quotes/],
		['{"1":2', /cut short/],
		['{"1', /cut short/],
		['{"1":2 "2":3}', /“,” or “}”/],
		['[1,2,3,4]', /more than 3 figures/]
	])('the figures %s are refused', async (text, message) => {
		await expect(scanFigures(scanOf(text, piece), undefined, 3)).rejects.toThrow(message);
	});

	it('statuses come as an array or by position, each text once', async () => {
		const list = await scanStatuses(scanOf('["..",null,"", ".." ,"a \\"long\\" one"]', piece));
		expect(list.texts).toEqual(['..', 'a "long" one']);
		expect([...list.numbers]).toEqual([1, 0, 0, 1, 2]);
		const object = await scanStatuses(scanOf('{"3":"å","5":"..","x":".."}', piece));
		expect([object.texts, [...(object.keys ?? [])], object.strays]).toEqual([
			['å', '..'],
			[3, 5],
			['x']
		]);
		await expect(scanStatuses(scanOf('[1]', piece))).rejects.toThrow(/a text or null/);
		await expect(scanStatuses(scanOf('{"1":".', piece))).rejects.toThrow(/cut short/);
	});

	it('rows come in order, whole', async () => {
		const rows: unknown[] = [];
		const text = '[{"a":"]}\\"," } ,[1,2], 3]';
		await scanRows(scanOf(text, piece), (some) => rows.push(...some));
		expect(rows).toEqual([{ a: ']}",' }, [1, 2], 3]);
		await scanRows(scanOf('[ ]', piece), () => expect.fail('no rows'));
		await expect(scanRows(scanOf('[1,2', piece), () => undefined)).rejects.toThrow(/cut short/);
		await expect(scanRows(scanOf('{}', piece), () => undefined)).rejects.toThrow(/“\[”/);
		await expect(scanRows(scanOf('[{"a":tru},1]', piece), () => undefined)).rejects.toThrow(
			'byte 6:'
		);
	});
});

/** How programs and people write the entries of `value` and `status`. */
const figure = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom('null', '0', '-1', '12', '3.5', '1e3') },
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value + 0)),
	fc.nat(9).map((digit) => `0.${String(digit).repeat(70)}1`)
);
const status = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom('"."', '".."', '"a"', '""', 'null') },
	fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
	fc.constant('"\\u002e"')
);
const entries = (entry: fc.Arbitrary<string>) =>
	fc.record({
		entries: fc.array(entry, { maxLength: 200 }),
		isObject: fc.boolean(),
		comma: fc.constantFrom(',', ', ', '\n,', '\r\n\t,'),
		piece: fc.constantFrom(1, 100, 101, 1 << 16)
	});
const written = (texts: readonly string[], isObject: boolean, comma: string) =>
	isObject
		? `{${texts.map((text, i) => `"${i * 7}":${text}`).join(comma)}}`
		: `[${texts.join(comma)}]`;

it('long lists of figures and statuses are read as JSON.parse reads them', async () => {
	await fc.assert(
		fc.asyncProperty(entries(figure), async ({ entries, isObject, comma, piece }) => {
			const text = written(entries, isObject, comma);
			const { values, keys } = await scanFigures(scanOf(text, piece), undefined, 200);
			const parsed = JSON.parse(text) as Record<string, number | null>;
			expect([...values]).toEqual(Object.values(parsed).map((value) => value ?? NaN));
			if (keys) expect([...keys].map(String)).toEqual(Object.keys(parsed));
		})
	);
	await fc.assert(
		fc.asyncProperty(entries(status), async ({ entries, isObject, comma, piece }) => {
			const text = written(entries, isObject, comma);
			const { texts, numbers, keys } = await scanStatuses(scanOf(text, piece));
			const parsed = JSON.parse(text) as Record<string, string | null>;
			expect(Array.from(numbers, (number) => (number === 0 ? '' : texts[number - 1]))).toEqual(
				Object.values(parsed).map((status) => status ?? '')
			);
			if (keys) expect([...keys].map(String)).toEqual(Object.keys(parsed));
		})
	);
});

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
it.each([
	['a word', 'nulx', /“n”.*a number or null/],
	['a number too large', '1e999', /a number or null/],
	['a zero in front', '01', /a number or null/],
	['a text', '"."', /a number or null/]
])('%s in the middle of a long list is refused at its byte', async (_, entry, message) => {
	const list = `[${TWENTY.join(',')},`;
	const reading = scanFigures(scanOf(`${list}${entry},${TWENTY.join(',')}]`, 1 << 16), 9, 99);
	await expect(reading).rejects.toThrow(message);
	await expect(reading).rejects.toThrow(`byte ${list.length}:`);
});

it.each([
	['“;”', '"1";2', /“:”/],
	['no quotes', '1:2', /a key in quotes/]
])('%s in a key of a long object is refused', async (_, entry, message) => {
	const before = TWENTY.map((key) => `"${key}":1`).join(',');
	const text = `{${before},${entry},${before}}`;
	await expect(scanFigures(scanOf(text, 1 << 16), 9, 99)).rejects.toThrow(message);
});

it('keys that are no positions are strays in a long object too', async () => {
	const before = TWENTY.map((key) => `"${key}":1`).join(',');
	const strays = ['00', '-1', 'x', '', '4294967296', '99999999999'];
	const entries = strays.map((stray) => `"${stray}":1`).join(',');
	const text = `{${before},${entries},"4294967295":2,${before}}`;
	const read = await scanFigures(scanOf(text, 1 << 16), undefined, 99);
	expect([...read.keys!]).toEqual([...TWENTY, 4294967295, ...TWENTY]);
	expect(read.strays).toEqual(strays);
});

it('values inside each other without end are refused, not recursed into', async () => {
	await expect(readAll(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 1 << 16)).rejects.toThrow(
		/at most 100/
	);
});

it('bytes that are not UTF-8 are refused', async () => {
	const bytes = new Uint8Array([...'{"a":"'].map((c) => c.charCodeAt(0)).concat(0xe5, 0x22, 0x7d));
	const scan = new JsonScan(memoryFile('test.json', bytes));
	const reading = (async () => {
		for await (const name of scan.members()) expect([name, await scan.value()]).toEqual([]);
	})();
	await expect(reading).rejects.toThrow(/damaged letter/);
});

it('a text is read whole, however long', async () => {
	const text = 'plain '.repeat(50);
	expect(await readAll(JSON.stringify({ text }), 7)).toEqual({ text });
});

it('bytes that are no whole value are refused where they end', () => {
	const parse = (text: string) => () => parseJson(new TextEncoder().encode(text), 10);
	expect(parse('"ab')).toThrow(/byte 10.*a closing quote/);
	expect(parse('[1,')).toThrow(/byte 13: found the end of the file.*a JSON value/);
});

it('a status that comes again and again is one text', async () => {
	const statuses = ['..', '..', '..', '.', '.', '', '..', 'long text', 'long text', '..'];
	const many = Array.from({ length: 20 }, () => statuses).flat();
	const { texts, numbers } = await scanStatuses(scanOf(JSON.stringify(many), 1 << 16));
	expect(texts).toEqual(['..', '.', 'long text']);
	expect(Array.from(numbers, (number) => texts[number - 1] ?? '')).toEqual(many);
});

it('of keys that are no positions only the first hundred are remembered', async () => {
	const entries = Array.from({ length: 150 }, (_, i) => `"x${i}":1`).join(',');
	const { strays, values } = await scanFigures(scanOf(`{${entries}}`, 64), undefined, 999);
	expect([strays.length, strays[99], values.length]).toEqual([100, 'x99', 0]);
});

/** `start`, then so many megabytes of one letter. */
const long = (start: string, megabytes: number): JsonScan =>
	new JsonScan({
		name: 'long.json',
		size: megabytes << 20,
		// oxlint-disable-next-line typescript/require-await
		chunks: async function* () {
			yield new TextEncoder().encode(start);
			for (let i = 0; i < megabytes; i++) yield new Uint8Array(1 << 20).fill(0x78);
		}
	});

it('a text that is never closed is not gathered to the end of the file', async () => {
	await expect(scanStatuses(long('["', 20))).rejects.toThrow(
		/^byte 1: found a text or statement of more than 16777216 bytes/
	);
	await expect(long('"', 70).value()).rejects.toThrow(/a member of more than 67108864 bytes/);
});
