/** Promises of decoding: the bytes decide, and no byte is read as another letter than it is. */
import fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { expect, test } from 'vitest';
import { runs } from '#tests/full.ts';
import { memoryFile, wholeOf } from '../bytes/input-file.ts';
import { fromPage, isPage, pageName } from './code-page.ts';
import { lineOfByte, scanBytes } from './scan.ts';
import { decodedFile, isPxStart } from './decode.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pieces = fc.constantFrom(1, 3, 7, 1000);

test('what is UTF-8 is told byte by byte, wherever a piece ends', async () => {
	const text = fc.string({ unit: 'binary', minLength: 1 }).map(bytesOf);
	const any = fc.uint8Array({ min: 1, minLength: 1, maxLength: 40 });
	const mixed = fc
		.tuple(text, fc.nat(), fc.integer({ min: 128, max: 255 }))
		.map(([bytes, at, byte]) => {
			const copy = bytes.slice();
			copy[at % copy.length] = byte;
			return copy;
		});
	await fc.assert(
		fc.asyncProperty(fc.oneof(text, any, mixed), pieces, fc.nat(99), async (odd, piece, shift) => {
			// Plain text is looked at many bytes at a time, and its words are not those of the file.
			const bytes = Uint8Array.from([...bytesOf('plain'.repeat(shift)), ...odd]);
			const room = new Uint8Array(bytes.length + shift);
			room.set(bytes, shift);
			const survey = await scanBytes(memoryFile('a', room.subarray(shift), piece));
			expect(survey.badAt < 0).toBe(isUtf8(bytes));
			if (survey.badAt >= 0) expect(isUtf8(bytes.subarray(0, survey.badAt + 1))).toBe(false);
			expect(survey.zeroAt).toBe(bytes.indexOf(0));
		}),
		{ numRuns: runs(2000) }
	);
});

test('lines are counted at LF, CRLF and CR, wherever a piece ends', async () => {
	const bytes = bytesOf('a\nb\r\nc\rd\n\ne');
	for (const piece of [1, 2, 100]) {
		const source = memoryFile('a', bytes, piece);
		const lines = await Promise.all([0, 1, 2, 5, 7, 10, 99].map((at) => lineOfByte(source, at)));
		expect(lines).toEqual([1, 1, 2, 3, 4, 6, 6]);
	}
});

test.each([
	['windows-1252', [0x80, 0x96, 0xc5, 0xff], '€–Åÿ'],
	['cp850', [0x8f, 0x84, 0x9b, 0xd0, 0xe7], 'Åäøðþ'],
	['cp865', [0x9b, 0x9d], 'øØ'],
	['cp437', [0x9b, 0x9d], '¢¥'],
	['iso-8859-15', [0xa4, 0xa6], '€Š'],
	['iso-8859-2', [0xa3], 'Ł'],
	['windows-1257', [0xe0], 'ą']
])('%s', async (page, bytes, text) => {
	expect(isPage(page)).toBe(true);
	const source = fromPage(memoryFile('a', Uint8Array.from([65, ...bytes]), 2), page);
	expect(new TextDecoder().decode(await wholeOf(source, 100))).toBe(`A${text}`);
});

test('code pages go by many names', () => {
	const names = [
		'UTF8',
		'ANSI',
		'Latin1',
		'ISO_8859-1',
		'CP1252',
		'1252',
		'ibm850',
		'CP-437',
		'865',
		'iso-8859-15',
		'windows-1257',
		'x'
	];
	expect(names.map(pageName)).toEqual([
		...['utf-8', 'windows-1252', 'windows-1252', 'windows-1252', 'windows-1252', 'windows-1252'],
		...['cp850', 'cp437', 'cp865', 'iso-8859-15', 'windows-1257', 'x']
	]);
	expect(['utf-8', 'utf-16le', 'big5', 'klingon', 'iso-8859-99'].some(isPage)).toBe(false);
});

test('letters that only UTF-16 can tell come through, and their halves do not', async () => {
	const wide = (text: string) =>
		new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
	const mark = (bytes: Uint8Array) => Uint8Array.from([0xff, 0xfe, ...bytes]);
	const read = async (bytes: Uint8Array) => {
		const report = { found: [], assumed: [], warned: [] };
		const source = await decodedFile(memoryFile('a', bytes, 3), report);
		return new TextDecoder().decode(await wholeOf(source, 1000));
	};
	// A character beyond 16 bits is two units.
	const units = Uint8Array.from([0x3d, 0xd8, 0x00, 0xde]);
	expect(await read(mark(units))).toBe('😀');
	expect(await read(mark(wide('Åland;Ω')))).toBe('Åland;Ω');
	await expect(read(mark(units.subarray(0, 2)))).rejects.toThrow('not UTF-16LE');
	await expect(read(mark(wide('a\0b')))).rejects.toThrow('a binary file');
});

test('a PX file begins with a keyword, a CSV file does not', () => {
	for (const start of [
		'CHARSET="ANSI";',
		'\r\n charset = "ANSI";',
		'TITLE[sv]="a";',
		'VALUES("a","b")="c";',
		'DECIMALS=1;',
		'COPYRIGHT=YES;'
	])
		expect(isPxStart(start), start).toBe(true);
	for (const start of ['sep=;', 'sep="', '="2016",2', '"a","b"', 'a=b', 'time,value', 'a = b "c"'])
		expect(isPxStart(start), start).toBe(false);
});

test('the code page of a PX file holds where its figures begin late or not at all', async () => {
	const head = 'CHARSET="OEM";\nCODEPAGE="cp850";\nSTUB="a";\n';
	const text = Uint8Array.from([...bytesOf(`${head}TITLE="`), 0x8f, ...bytesOf('";\n')]);
	const source = await decodedFile(memoryFile('a.px', text), {
		found: [],
		assumed: [],
		warned: []
	});
	expect(new TextDecoder().decode(await wholeOf(source, 1000))).toContain('TITLE="Å"');
});
