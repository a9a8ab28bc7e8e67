/** Labels beside line ends: moved apart as little as possible. */

/**
 * Places close to `wanted`, at least `apart` from each other and inside [low, high] as far as they fit; the order is kept.
 * Labels that would touch form a block whose centre lies where its members wanted to be on average (pool adjacent violators).
 */
export function spread(
	wanted: readonly number[],
	apart: number,
	low: number,
	high: number
): number[] {
	const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
	const blocks: { members: number[]; sum: number }[] = [];
	/** Where the first label of a block goes. */
	const startOf = ({ members, sum }: { members: number[]; sum: number }) => {
		const extent = (members.length - 1) * apart;
		const start = sum / members.length - extent / 2;
		return Math.max(low, Math.min(high - extent, start));
	};
	for (const { at, i } of order) {
		let block = { members: [i], sum: at };
		let before = blocks.at(-1);
		while (before && startOf(before) + before.members.length * apart > startOf(block)) {
			blocks.pop();
			block = { members: [...before.members, ...block.members], sum: before.sum + block.sum };
			before = blocks.at(-1);
		}
		blocks.push(block);
	}
	const result = new Array<number>(wanted.length);
	for (const block of blocks) {
		const start = startOf(block);
		block.members.forEach((i, k) => (result[i] = start + k * apart));
	}
	return result;
}

/** Places that lie closer together than `apart` along a line, as [first, last] of each cluster. */
export function clustersOf(places: readonly number[], apart: number): [number, number][] {
	const clusters: [number, number][] = [];
	for (const place of [...places].sort((a, b) => a - b)) {
		const last = clusters.at(-1);
		if (last && place - last[1] < apart) last[1] = place;
		else clusters.push([place, place]);
	}
	return clusters;
}
