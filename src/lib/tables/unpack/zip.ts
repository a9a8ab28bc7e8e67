/** What a zip archive holds, from the list at its end; nothing is unpacked to find out. */
import { startsWith } from '../bytes/input-file.ts';
import { refuse } from '../table/table.ts';
import type { Packed } from './inflate.ts';

const END = [0x50, 0x4b, 0x05, 0x06];
const ENTRY = [0x50, 0x4b, 0x01, 0x02];
const LOCAL = [0x50, 0x4b, 0x03, 0x04];
/** The end record and the longest comment behind it. */
const END_ROOM = 22 + 0xffff;
const NOT_HERE = 0xffff_ffff;

export const isZip = (start: Uint8Array): boolean =>
	startsWith(start, LOCAL) || startsWith(start, END);

/** Sizes and place that did not fit into 32 bits stand in an extra field, in this order. */
function wideOf(view: DataView, from: number, to: number, fields: number[]): number[] {
	for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let next = at + 4;
		return fields.map((field) => {
			if (field !== NOT_HERE || next + 8 > to) return field;
			next += 8;
			return Number(view.getBigUint64(next - 8, true));
		});
	}
	return fields;
}

/** Where the packed bytes of an entry begin: its own head may be longer than the list says. */
function bodyAt(bytes: Uint8Array, view: DataView, at: number): number {
	if (!startsWith(bytes, LOCAL, at) || at + 30 > bytes.length) refuse('zip_entry_misplaced');
	return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

/** Where the record at the end of the archive begins. */
function endAt(bytes: Uint8Array): number {
	let end = bytes.length - 22;
	while (end >= 0 && !startsWith(bytes, END, end))
		end = end > bytes.length - END_ROOM ? end - 1 : -1;
	return end < 0 ? refuse('zip_no_list') : end;
}

function refuseUnreadable(name: string, isEncrypted: boolean, method: number): void {
	if (isEncrypted) refuse('zip_encrypted', { name });
	if (method !== 0 && method !== 8) refuse('zip_method', { name, method });
}

/** The entries of an archive, folders left out. Refuses damaged and encrypted ones. */
export function entriesOf(bytes: Uint8Array): Packed[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const end = endAt(bytes);
	const count = view.getUint16(end + 10, true);
	const entries: Packed[] = [];
	let at = view.getUint32(end + 16, true);
	for (let i = 0; i < count; i++) {
		if (at + 46 > bytes.length || !startsWith(bytes, ENTRY, at)) refuse('zip_broken_list');
		const nameEnd = at + 46 + view.getUint16(at + 28, true);
		const extraEnd = nameEnd + view.getUint16(at + 30, true);
		if (extraEnd > bytes.length) refuse('zip_broken_list');
		const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
		const method = view.getUint16(at + 10, true);
		refuseUnreadable(name, (view.getUint16(at + 8, true) & 1) === 1, method);
		const [size = 0, packed = 0, local = 0] = wideOf(view, nameEnd, extraEnd, [
			view.getUint32(at + 24, true),
			view.getUint32(at + 20, true),
			view.getUint32(at + 42, true)
		]);
		if (!name.endsWith('/')) {
			const body = bodyAt(bytes, view, local);
			if (body + packed > bytes.length) refuse('zip_entry_cut', { name });
			const crc = view.getUint32(at + 16, true);
			entries.push({ name, method, bytes: bytes.subarray(body, body + packed), size, crc });
		}
		at = extraEnd + view.getUint16(at + 32, true);
	}
	return entries;
}
