/** Physical line of each row, kept as the places where rows and lines stop going along. */

export class LineIndex {
	readonly #rows: number[] = [];
	readonly #lines: number[] = [];
	#next = -1;

	/** Rows come in order, counted from 0. */
	add(row: number, line: number): void {
		if (line !== this.#next) {
			this.#rows.push(row);
			this.#lines.push(line);
		}
		this.#next = line + 1;
	}

	/** Lines of `count` rows, each repeated for the `width` figures of the row. */
	lines(count: number, width: number): Uint32Array {
		const lines = new Uint32Array(count * width);
		let run = 0;
		for (let row = 0; row < count; row++) {
			if (this.#rows[run + 1] === row) run++;
			const line = this.#lines[run]! + row - this.#rows[run]!;
			lines.fill(line, row * width, (row + 1) * width);
		}
		return lines;
	}
}
