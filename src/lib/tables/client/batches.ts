/** A table in pieces a server answers: the same pieces in the same order, whenever the same table is cut. */

/** Codes of each variable, in the order of the table's metadata. */
export interface Batch {
	codes: string[][];
	/** For each variable, the position of its first code in the table; codes of a batch are neighbours. */
	from: number[];
}

export const cellsOf = ({ codes }: Pick<Batch, 'codes'>): number =>
	codes.reduce((product, held) => product * held.length, 1);

const largest = (sizes: readonly number[]): number => sizes.indexOf(Math.max(...sizes));

/** Bounds of `pieces` pieces of nearly the same size: [from, to) for each. */
function boundsOf(size: number, pieces: number): [number, number][] {
	const at = (i: number): number => Math.floor((i * size) / pieces);
	return Array.from({ length: pieces }, (_, i) => [at(i), at(i + 1)]);
}

/** Into how many pieces each variable is cut, so that no batch has more than `most` cells. */
function piecesOf(sizes: readonly number[], most: number): number[] {
	const pieces = sizes.map(() => 1);
	const held = [...sizes];
	for (;;) {
		const cells = held.reduce((product, size) => product * size, 1);
		const at = largest(held);
		if (cells <= most || !(held[at]! > 1)) return pieces;
		const others = cells / held[at]!;
		const room = Math.max(1, Math.floor(most / others));
		pieces[at] = Math.ceil(sizes[at]! / room);
		held[at] = Math.ceil(sizes[at]! / pieces[at]);
	}
}

/**
 * Cuts a table with these codes into batches of at most `most` cells (at least one cell each). The variable with
 * most values is cut first; if its single values are still too many, the next one.
 */
export function batchesOf(codes: readonly string[][], most: number): Batch[] {
	const pieces = piecesOf(
		codes.map((held) => held.length),
		most
	);
	let batches: Batch[] = [{ codes: [], from: [] }];
	codes.forEach((held, v) => {
		const bounds = boundsOf(held.length, pieces[v]!);
		batches = batches.flatMap((batch) =>
			bounds.map(([from, to]) => ({
				codes: [...batch.codes, held.slice(from, to)],
				from: [...batch.from, from]
			}))
		);
	});
	return batches;
}

/** A batch in two, for a server that refused it as too large; undefined for a single cell. */
export function halvesOf(batch: Batch): [Batch, Batch] | undefined {
	const at = largest(batch.codes.map((held) => held.length));
	const held = batch.codes[at];
	if (!held || held.length < 2) return undefined;
	const middle = Math.ceil(held.length / 2);
	const part = (from: number, to: number): Batch => ({
		codes: batch.codes.map((codes, v) => (v === at ? codes.slice(from, to) : codes)),
		from: batch.from.map((start, v) => (v === at ? start + from : start))
	});
	return [part(0, middle), part(middle, held.length)];
}
