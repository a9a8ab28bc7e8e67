/** Reads hostile files of many megabytes, one after the other, and prints what became of each and what memory it and a file of half its size held: `megabytes name…`. */
import { Gzip, zipSync } from 'fflate';
import { joined, memoryFile, type InputFile } from '#lib/tables/bytes/input-file.ts';
import { readTable } from '#lib/tables/detect/read.ts';
import { Refused } from '#lib/tables/table/table.ts';
import { messageOf } from '#lib/text/problems-english.ts';

const PIECE = 1 << 20;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `start`, then `again` until there are so many megabytes: never more than one of them in memory. */
const endless = (start: string, again: string) => (megabytes: number) => ({
	name: 'file',
	size: megabytes * PIECE,
	// oxlint-disable-next-line typescript/require-await
	chunks: async function* () {
		yield bytesOf(start);
		const piece = again.repeat(Math.ceil(PIECE / again.length));
		for (let i = 0; i < megabytes; i++) yield bytesOf(piece);
	}
});

const HEAD = '{"version":"2.0","class":"dataset",';
const large = (id: string, size: number) =>
	`VALUES("${id}")=${Array.from({ length: size }, (_, i) => `"${i}"`).join(',')};`;

/** Zeros in a gzip file, which are never held unpacked. */
function packedZeros(megabytes: number): Uint8Array<ArrayBuffer> {
	const pieces: Uint8Array[] = [];
	const zeros = new Uint8Array(PIECE);
	const gzip = new Gzip((piece) => pieces.push(piece));
	for (let i = 1; i <= megabytes; i++) gzip.push(zeros, i === megabytes);
	return joined(pieces) as Uint8Array<ArrayBuffer>;
}

/** Zeros packed a thousand times over; `size` is what the last bytes say they unpack to. */
const bomb = (size?: number) => (megabytes: number) => {
	const packed = packedZeros(megabytes);
	if (size !== undefined) new DataView(packed.buffer).setUint32(packed.length - 4, size, true);
	return {
		name: 'bomb.gz',
		size: packed.length,
		// oxlint-disable-next-line typescript/require-await
		chunks: async function* () {
			for (let at = 0; at < packed.length; at += 65_536) yield packed.slice(at, at + 65_536);
		}
	};
};

/** A workbook whose sheet is one tag. */
const tag = (megabytes: number) =>
	memoryFile(
		'tag.xlsx',
		zipSync({
			'xl/workbook.xml': bytesOf(
				'<workbook><sheets><sheet name="a" r:id="b"/></sheets></workbook>'
			),
			'xl/_rels/workbook.xml.rels': bytesOf('<R><Relationship Id="b" Target="sheet.xml"/></R>'),
			'xl/sheet.xml': bytesOf(`<worksheet a="${'x'.repeat(Math.min(megabytes, 20) * PIECE)}`)
		})
	);

const HUGE: Record<string, (megabytes: number) => InputFile> = {
	'a comma file without line ends': endless('a,b', ',1'),
	'a quote that is never closed': endless('"a","b"\n"y",1\n"x', 'x'),
	'lines of prose': endless('', 'word\n'),
	'blank lines behind a table': endless('a,b\nx,1\n', ' '.repeat(99) + '\n'),
	blanks: endless('', ' '),
	'a text in JSON': endless(`${HEAD}"label":"`, 'x'),
	'a list in JSON': endless(`${HEAD}"extension":[1`, ',1'),
	'lists inside lists': endless(`${HEAD}"extension":`, '['),
	'a status without end': endless(`${HEAD}"status":["`, 'x'),
	'more figures than the cap': endless(`${HEAD}"value":[1`, ',1'),
	'a hundred million cells in JSON': endless(
		`${HEAD}"id":["a","b"],"size":[10000,10000],"dimension":{},"value":[1`,
		',1'
	),
	'a statement of PX': endless('CHARSET="ANSI";\nTITLE="', 'x'),
	'a list in PX': endless('CHARSET="ANSI";\nSTUB="a";\nVALUES("a")="x"', ',"x"'),
	'a cell of PX': endless('STUB="a";\nVALUES("a")="x","y";\nDATA=', 'x'),
	'a hundred million cells in PX': endless(
		`STUB="a","b";\n${large('a', 10_000)}${large('b', 10_000)}DATA=1`,
		' 1'
	),
	'an element of XML': endless('<?xml version="1.0"?><a ', 'x'),
	'a tag of a workbook': tag,
	'bytes that unpack to many': bomb(),
	'bytes that unpack to more than they say': bomb(1000)
};

/** Bytes that are still held once everything that can be given back has been: the same on a busy machine as on an idle one. */
function held(): number {
	global.gc!();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** The file, and the most that was held while it was read, beyond what was held before, in megabytes. */
function watched(file: InputFile) {
	const before = held();
	let most = 0;
	const look = () => (most = Math.max(most, held() - before));
	const chunks = async function* () {
		let count = 0;
		for await (const chunk of file.chunks()) {
			yield chunk;
			if (count++ < 4 || count % 16 === 0) look();
		}
	};
	return {
		file: { ...file, name: file.name, size: file.size, chunks },
		grown: () => Math.round(most / PIECE)
	};
}

const [megabytes = '100', ...wanted] = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(HUGE)) {
	const started = Date.now();
	let said = '';
	const grown: number[] = [];
	// A first small one has the reader loaded; the half is what the whole is compared with.
	for (const size of [1, Number(megabytes) / 2, Number(megabytes)]) {
		const { file, grown: most } = watched(HUGE[name]!(size));
		said = await readTable(file, { maxCells: 4_000_000 }).then(
			({ values }) => `${values.length} values`,
			(error: unknown) => (error instanceof Refused ? messageOf(error) : `failed: ${String(error)}`)
		);
		grown.push(most());
	}
	const [, half, whole] = grown;
	console.log(
		JSON.stringify({ name, said: said.slice(0, 300), ms: Date.now() - started, half, whole })
	);
}
