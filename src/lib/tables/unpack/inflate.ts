/** Packed bytes → unpacked bytes, piece by piece, with the size and the checksum watched. */
import { Gunzip, Inflate } from 'fflate';
import { startsWith, type InputFile } from '../bytes/input-file.ts';
import { refuse } from '../table/table.ts';

/** Most bytes that come out of an archive. */
export const MAX_UNPACKED = 2 ** 30;
/** What no table of figures packs to; only sizes beyond the second number are doubted. */
const MAX_RATIO = 200;
const DOUBTED_FROM = 64 * 2 ** 20;
/** A piece of packed bytes; it holds at most a thousand times as much. */
const PIECE = 16_384;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
	let c = n;
	for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	return c >>> 0;
});

/** CRC-32 of `bytes` that follow bytes with the checksum `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
	let crc = ~before;
	for (let i = 0; i < bytes.length; i++) crc = TABLE[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
	return ~crc >>> 0;
}

/** Refuses what an archive says it holds, before any of it is unpacked. */
export function checkUnpacked(name: string, packed: number, unpacked: number): void {
	const ratio = Math.round(unpacked / Math.max(1, packed));
	const isBomb = unpacked > DOUBTED_FROM && ratio > MAX_RATIO;
	if (unpacked > MAX_UNPACKED || isBomb) {
		const given = { name, packed, unpacked, most: MAX_UNPACKED, times: MAX_RATIO };
		if (isBomb) refuse('zip_bomb', { ...given, ratio });
		refuse('zip_large', given);
	}
}

export interface Packed {
	name: string;
	/** 0 stored, 8 deflated. */
	method: number;
	bytes: Uint8Array;
	size: number;
	crc: number;
}

/** One entry of a zip archive, unpacked anew at each reading. */
export const inflatedFile = ({ name, method, bytes, size, crc }: Packed): InputFile => ({
	name,
	size,
	// oxlint-disable-next-line typescript/require-await
	chunks: async function* () {
		let held = 0;
		let sum = 0;
		const out: Uint8Array[] = [];
		const inflate = method === 0 ? undefined : new Inflate((piece) => out.push(piece));
		for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
			const piece = bytes.subarray(at, at + PIECE);
			try {
				if (inflate) inflate.push(piece, at + PIECE >= bytes.length);
				else out.push(piece);
			} catch {
				refuse('zip_bytes', { name });
			}
			for (const unpacked of out.splice(0)) {
				held += unpacked.length;
				if (held > size) refuse('zip_longer', { name, size });
				sum = crc32(unpacked, sum);
				if (unpacked.length > 0) yield unpacked;
			}
		}
		if (held < size) refuse('zip_shorter', { name, held, size });
		if (sum !== crc) refuse('zip_checksum', { name });
	}
});

/** The last eight bytes of a gzip file: checksum and size of its last member. */
async function trailerOf(file: InputFile): Promise<{ crc: number; size: number }> {
	let tail = new Uint8Array(0);
	for await (const chunk of file.chunks()) {
		const longer = new Uint8Array(Math.min(8, tail.length + chunk.length));
		const fresh = chunk.subarray(Math.max(0, chunk.length - longer.length));
		longer.set(tail.subarray(tail.length - (longer.length - fresh.length)));
		longer.set(fresh, longer.length - fresh.length);
		tail = longer;
	}
	const view = new DataView(new ArrayBuffer(8));
	tail.forEach((byte, i) => view.setUint8(i, byte));
	return { crc: view.getUint32(0, true), size: view.getUint32(4, true) };
}

export const isGzip = (start: Uint8Array): boolean => startsWith(start, [0x1f, 0x8b]);

/** A gzip file, unpacked anew at each reading. */
export async function gunzippedFile(file: InputFile): Promise<InputFile> {
	const name = file.name.replace(/\.gz$/i, '');
	const trailer = await trailerOf(file);
	checkUnpacked(file.name, file.size, trailer.size);
	const chunks = async function* (): AsyncIterable<Uint8Array> {
		let held = 0;
		let sum = 0;
		let isJoined = false;
		let packed = 0;
		const out: Uint8Array[] = [];
		const gunzip = new Gunzip((piece) => out.push(piece));
		// Called for the second of several joined files; the checksum at the end is that of the last alone.
		gunzip.onmember = () => (isJoined = true);
		const push = (piece: Uint8Array, isLast: boolean) => {
			try {
				gunzip.push(piece, isLast);
			} catch {
				refuse('zip_bytes', { name: file.name });
			}
			packed += piece.length;
			for (const unpacked of out) {
				held += unpacked.length;
				sum = crc32(unpacked, sum);
			}
			checkUnpacked(file.name, packed, held);
			return out.splice(0).filter((unpacked) => unpacked.length > 0);
		};
		for await (const chunk of file.chunks())
			for (let at = 0; at < chunk.length; at += PIECE)
				yield* push(chunk.subarray(at, at + PIECE), false);
		yield* push(new Uint8Array(0), true);
		if (!isJoined && (sum !== trailer.crc || held % 2 ** 32 !== trailer.size))
			refuse('zip_checksum', { name: file.name });
	};
	return { name, size: trailer.size, chunks };
}
