/** Gathers what is wrong with a file, so that it is refused once with all that could be told apart. */
import type { Cause } from '#lib/dataset/problem.ts';
import { Refused } from '../table/table.ts';

const MOST = 100;

export class Faults {
	readonly #faults: Cause[] = [];

	/** Refuses the file at once when a hundred faults are gathered. */
	add(fault: Cause): void {
		this.#faults.push(fault);
		if (this.#faults.length >= MOST) this.settle();
	}

	/** Refuses the file when anything was gathered. */
	settle(): void {
		if (this.#faults.length > 0) throw new Refused(this.#faults);
	}
}
