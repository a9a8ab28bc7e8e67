/** Promises of unpacking: sizes are looked at before anything is allocated, and an archive gives what it says or nothing. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import {
	joined,
	memoryFile,
	startOf,
	wholeOf,
	withoutStart,
	type InputFile
} from '../bytes/input-file.ts';
import { refusalOf, Refused, type Report } from '../table/table.ts';
import { checkUnpacked, crc32, MAX_UNPACKED } from './inflate.ts';
import { unpacked } from './unpack.ts';

const report = (): Report => ({ found: [], assumed: [], warned: [] });
const textOf = async (file: InputFile) => new TextDecoder().decode(await wholeOf(file, 1e9));
const unpack = (bytes: Uint8Array, name = 'a') => unpacked(memoryFile(name, bytes), report());
/** A file of which only the size is known: reading it would fail the test. */
const huge = (size: number, start: Uint8Array): InputFile => ({
	name: 'huge',
	size,
	chunks: async function* () {
		yield await Promise.resolve(start);
		throw new Error('it was read');
	}
});

test('sizes beyond the caps are refused before they are read', async () => {
	await expect(unpacked(huge(3e9, strToU8('a,b')), report())).rejects.toThrow(
		'a file of 3000000000 bytes'
	);
	const zip = zipSync({ a: strToU8('x') });
	const padded = joined([zip, new Uint8Array(64)]);
	await expect(unpacked(huge(3e8, padded), report())).rejects.toThrow('a file of 300000000 bytes');
	expect(() => checkUnpacked('a', 1e9, MAX_UNPACKED)).not.toThrow();
	expect(() => checkUnpacked('a', 1e9, MAX_UNPACKED + 1)).toThrow('at most');
	expect(() => checkUnpacked('a', 1000, 70_000_000)).toThrow('70000 times as much');
	expect(() => checkUnpacked('a', 1000, 1_000_000)).not.toThrow();
});

test('a source that grows while it is read is stopped at the cap', async () => {
	const lying = { ...memoryFile('a', new Uint8Array(100), 10), size: 5 };
	await expect(wholeOf(lying, 50)).rejects.toThrow('at most 50 bytes');
});

test('what was packed comes out again, each time it is read', async () => {
	const text = 'a,b\n'.repeat(50_000);
	for (const packed of [
		gzipSync(strToU8(text)),
		zipSync({ 'a.csv': strToU8(text) }),
		zipSync({ 'a.csv': [strToU8(text), { level: 0 }] }),
		gzipSync(zipSync({ 'a.csv': strToU8(text) }))
	]) {
		const { file, isWorkbook } = await unpack(packed, 'a.gz');
		expect(isWorkbook).toBe(false);
		expect(await textOf(file)).toBe(text);
		expect(await textOf(file)).toBe(text);
	}
});

test('several gzip files in one are one text', async () => {
	const { file } = await unpack(joined([gzipSync(strToU8('a,b\n')), gzipSync(strToU8('1,2\n'))]));
	expect(await textOf(file)).toBe('a,b\n1,2\n');
});

test('an empty file in an archive is an empty file', async () => {
	for (const level of [0, 6] as const)
		expect(await textOf((await unpack(zipSync({ a: [new Uint8Array(0), { level }] }))).file)).toBe(
			''
		);
	expect(await textOf((await unpack(gzipSync(new Uint8Array(0)))).file)).toBe('');
});

test('an archive packed in another way, or broken anywhere, is refused', async () => {
	const zip = zipSync({ 'a.csv': strToU8('a,b\n1,2\n'.repeat(20)) });
	const list = zip.lastIndexOf(0x01, zip.length - 23);
	const changed = (at: number, value: number) => {
		const copy = zip.slice();
		copy[at] = value;
		return copy;
	};
	const head = [...zip.keys()].find(
		(i) => zip[i] === 0x50 && zip[i + 1] === 0x4b && zip[i + 2] === 1
	)!;
	expect(list).toBeGreaterThan(0);
	await expect(unpack(changed(head + 10, 12))).rejects.toThrow('packed by method 12');
	await expect(unpack(changed(head, 0))).rejects.toThrow('a broken list of entries');
	await expect(unpack(changed(head + 29, 0xff))).rejects.toThrow('a broken list of entries');
	await expect(unpack(changed(head + 42, 9))).rejects.toThrow(
		'an entry that is not where it should be'
	);
	await expect(unpack(changed(head + 22, 0x7f))).rejects.toThrow('cut short');
	const { file } = await unpack(changed(head + 16, zip[head + 16]! ^ 1));
	await expect(textOf(file)).rejects.toThrow('a wrong checksum');
	const short = await unpack(changed(head + 24, 0xff));
	await expect(textOf(short.file)).rejects.toThrow('160 of 255 bytes');
});

test('a checksum goes on from piece to piece', () => {
	const bytes = strToU8('123456789');
	expect(crc32(bytes)).toBe(0xcbf43926);
	expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(0xcbf43926);
});

test('pieces: the start of a file, and a file without its start', async () => {
	const source = memoryFile('a', strToU8('abcdefgh'), 3);
	expect(new TextDecoder().decode(await startOf(source, 5))).toBe('abcde');
	expect(new TextDecoder().decode(await startOf(source, 99))).toBe('abcdefgh');
	const rest = withoutStart(source, 4);
	expect(rest.size).toBe(4);
	expect(await textOf(rest)).toBe('efgh');
	expect(await textOf(withoutStart(source, 3))).toBe('defgh');
	expect(await textOf(withoutStart(source, 99))).toBe('');
});

test('what is no table is named: slides, and a zip archive that lost its end', async () => {
	const slides = zipSync({ 'ppt/presentation.xml': strToU8('x'), 'a.xml': strToU8('y') });
	await expect(unpack(slides)).rejects.toThrow('a PowerPoint document');
	const cut = joined([zipSync({ a: strToU8('x') }).subarray(0, 40), new Uint8Array(100_000)]);
	await expect(unpack(cut)).rejects.toThrow('without its list of entries');
});

test('other fields beside the sizes of an entry are passed over', async () => {
	const time = { 0x5455: new Uint8Array([1, 0, 0, 0, 0]) };
	const { file } = await unpack(zipSync({ 'a.csv': [strToU8('a,b\n'), { extra: time }] }));
	expect(await textOf(file)).toBe('a,b\n');
});

test('only a refusal is taken for one', () => {
	const refused = new Refused([]);
	expect(refusalOf(refused)).toBe(refused);
	expect(() => refusalOf(new RangeError('no room'))).toThrow(RangeError);
});
