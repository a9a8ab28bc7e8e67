/** Finds which of some texts a field of bytes is, without making a text of it. */

/** FNV-1a over bytes, as hashes of fields are made while they are scanned. */
export const HASH_START = 0x811c9dc5 | 0;
export const hashNext = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

export class FieldIndex {
	readonly #texts: Buffer[];
	/** Place of a text + 1 by its hash, 0 where there is none; a text that is met there stands in the next free slot. */
	readonly #slots: Int32Array;

	constructor(texts: readonly string[]) {
		this.#texts = texts.map((text) => Buffer.from(text));
		this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * texts.length + 1)));
		for (const [place, text] of this.#texts.entries()) {
			let slot = this.#slotOf(text.reduce(hashNext, HASH_START));
			while (this.#slots[slot] !== 0) slot = this.#slotOf(slot + 1);
			this.#slots[slot] = place + 1;
		}
	}

	#slotOf(hash: number): number {
		return hash & (this.#slots.length - 1);
	}

	/** The place of the text that the bytes are, −1 if none is. @param hash theirs */
	placeOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
		for (let slot = this.#slotOf(hash); ; slot = this.#slotOf(slot + 1)) {
			const place = this.#slots[slot]! - 1;
			if (place < 0 || isAt(this.#texts[place]!, bytes, from, to)) return place;
		}
	}
}

function isAt(text: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
	if (text.length !== to - from) return false;
	for (let i = 0; i < text.length; i++) if (text[i] !== bytes[from + i]) return false;
	return true;
}
