/** One column of category numbers, as narrow as the number of categories allows. */

type Indexes = Uint8Array | Uint16Array | Uint32Array;

export class IndexColumn {
	#held: Indexes;
	#limit = 0xff;
	length = 0;

	/** `room`: the expected number of rows. */
	constructor(room: number) {
		this.#held = new Uint8Array(Math.max(16, room));
	}

	push(index: number): void {
		if (this.length === this.#held.length || index > this.#limit) this.#grow(index);
		this.#held[this.length++] = index;
	}

	/** Index on row `row`, one that was pushed. */
	at(row: number): number {
		return this.#held[row]!;
	}

	#grow(index: number): void {
		const room = this.length === this.#held.length ? this.#held.length * 2 : this.#held.length;
		if (index > this.#limit) this.#limit = index > 0xffff ? 0xffffffff : 0xffff;
		const held =
			this.#limit === 0xff
				? new Uint8Array(room)
				: this.#limit === 0xffff
					? new Uint16Array(room)
					: new Uint32Array(room);
		held.set(this.#held);
		this.#held = held;
	}
}
