/** Spellings met in one column, found again by their bytes so that a label is decoded once and not on every row. */

const FIRST_SLOTS = 256;

export class Dictionary {
	/** Spellings one behind the other. */
	#arena = new Uint8Array(1 << 12);
	#starts = new Uint32Array(FIRST_SLOTS + 1);
	/** Which spelling followed which one last time; in a sorted file it will again. */
	#successors = new Uint32Array(FIRST_SLOTS);
	/** Hash slots hold 1 + number of a spelling. */
	#slots = new Uint32Array(FIRST_SLOTS * 2);
	#last = 0;
	size = 0;

	/** Number of the spelling `bytes[start] … bytes[end]`, or -1 when it was not added yet. */
	find(bytes: Uint8Array, start: number, end: number): number {
		const last = this.#last;
		if (this.size === 0) return -1;
		if (this.#is(last, bytes, start, end)) return last;
		const next = this.#successors[last]!;
		if (this.#is(next, bytes, start, end)) return (this.#last = next);
		const slots = this.#slots;
		const mask = slots.length - 1;
		for (let slot = hashOf(bytes, start, end) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
			const found = slots[slot]! - 1;
			if (!this.#is(found, bytes, start, end)) continue;
			this.#successors[last] = found;
			return (this.#last = found);
		}
		return -1;
	}

	/** Adds a spelling that `find` did not find; returns its number, counted from 0. */
	add(bytes: Uint8Array, start: number, end: number): number {
		const number = this.size++;
		const from = this.#starts[number]!;
		const to = from + end - start;
		if (number + 2 > this.#successors.length) this.#grow();
		if (to > this.#arena.length) {
			const larger = new Uint8Array(Math.max(to, this.#arena.length * 2));
			larger.set(this.#arena);
			this.#arena = larger;
		}
		this.#arena.set(bytes.subarray(start, end), from);
		this.#starts[number + 1] = to;
		this.#place(number);
		this.#successors[this.#last] = number;
		this.#last = number;
		return number;
	}

	#is(number: number, bytes: Uint8Array, start: number, end: number): boolean {
		const from = this.#starts[number]!;
		const length = end - start;
		if (this.#starts[number + 1]! - from !== length) return false;
		const arena = this.#arena;
		for (let i = length - 1; i >= 0; i--) if (arena[from + i] !== bytes[start + i]) return false;
		return true;
	}

	#place(number: number): void {
		const slots = this.#slots;
		const mask = slots.length - 1;
		let slot = hashOf(this.#arena, this.#starts[number]!, this.#starts[number + 1]!) & mask;
		while (slots[slot] !== 0) slot = (slot + 1) & mask;
		slots[slot] = number + 1;
	}

	#grow(): void {
		const room = this.#successors.length * 2;
		const starts = new Uint32Array(room + 1);
		starts.set(this.#starts);
		this.#starts = starts;
		const successors = new Uint32Array(room);
		successors.set(this.#successors);
		this.#successors = successors;
		this.#slots = new Uint32Array(room * 2);
		for (let number = 0; number < this.size - 1; number++) this.#place(number);
	}
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0;
}
