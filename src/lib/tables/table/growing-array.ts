/** A typed array that grows: one column of observations while their number is not known yet. */

type Numbers = Float64Array | Uint32Array | Uint16Array;

const FIRST_ROOM = 1024;

export class GrowingArray<A extends Numbers> {
	#held: A;
	#length = 0;
	readonly #make: new (length: number) => A;

	/** `room`: the expected number of entries, if it is known. */
	constructor(make: new (length: number) => A, room = FIRST_ROOM) {
		this.#make = make;
		this.#held = new make(Math.max(1, room));
	}

	get length(): number {
		return this.#length;
	}

	push(value: number): void {
		if (this.#length === this.#held.length) {
			const larger = new this.#make(this.#held.length * 2);
			larger.set(this.#held);
			this.#held = larger;
		}
		this.#held[this.#length++] = value;
	}

	/** Entry `index`, one that was pushed. */
	at(index: number): number {
		return this.#held[index]!;
	}

	/** The entries alone. The column must not be used afterwards: they may share its memory. */
	done(): A {
		// A half-empty array would keep its unused half alive.
		return this.#length === this.#held.length
			? this.#held
			: (this.#held.slice(0, this.#length) as A);
	}
}
