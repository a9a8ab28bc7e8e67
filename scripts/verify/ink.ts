/** Where a picture has ink: what pictures of different programs are compared by, as their letters differ. */
import { execFileSync } from 'node:child_process';

/** Pictures are compared at this width, in cells of this size. */
const WIDTH = 400;
const CELL = 20;
const EDGE = 2;
/** Levels of grey by which ink differs from the page. */
const INK = 40;

export interface Ink {
	/** In hundredths of the width and height. */
	box: { left: number; top: number; right: number; bottom: number };
	/** Share of the picture. */
	share: number;
	/** Share of each cell, row by row. */
	cells: number[];
}

/** @param page colour that shows where the picture has no page of its own */
export function inkOf(png: string, ratio: number, page: string): Ink {
	const height = Math.round(WIDTH / ratio);
	const grey = execFileSync(
		'convert-im6.q16',
		[
			png,
			'-background',
			page,
			'-flatten',
			'-colorspace',
			'gray',
			...['-resize', `${WIDTH}x${height}!`, '-depth', '8', 'gray:-']
		],
		{ maxBuffer: 2 ** 26 }
	);
	// Programs blend the edge of a page with what is around it.
	const isEdge = (x: number, y: number) =>
		Math.min(x, y) < EDGE || x >= WIDTH - EDGE || y >= height - EDGE;
	const ground = grey[(WIDTH + 1) * EDGE]!;
	const columns = Math.ceil(WIDTH / CELL);
	const cells = new Array<number>(columns * Math.ceil(height / CELL)).fill(0);
	const [xs, ys]: [number[], number[]] = [[], []];
	grey.forEach((level, i) => {
		const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
		if (isEdge(x, y) || Math.abs(level - ground) < INK) return;
		xs.push(x);
		ys.push(y);
		cells[Math.floor(y / CELL) * columns + Math.floor(x / CELL)]! += 1 / CELL ** 2;
	});
	const ends = (values: number[], of: number) =>
		values
			.reduce(([least, most], v) => [Math.min(least!, v), Math.max(most!, v)], [of, 0])
			.map((v) => (100 * v) / of) as [number, number];
	const [[left, right], [top, bottom]] = [ends(xs, WIDTH), ends(ys, height)];
	return { box: { left, top, right, bottom }, share: xs.length / grey.length, cells };
}

/** Hundredths. Names at line ends reach into the margin in wider typefaces: never out of it, which is more than this. */
const APART = { left: 1.5, top: 1.5, right: 2.5, bottom: 1.5 };

/** What two pictures of one SVG differ in, in words; nothing if they show the same. */
export function differences(one: Ink, other: Ink): string[] {
	// The rules of head and foot run from margin to margin in every one.
	const found = (Object.keys(one.box) as (keyof Ink['box'])[])
		.filter((side) => Math.abs(one.box[side] - other.box[side]) > APART[side])
		.map((side) => `${side} ${one.box[side].toFixed(1)} and ${other.box[side].toFixed(1)}`);
	if (Math.abs(one.share / other.share - 1) > 0.3)
		found.push(`ink ${(100 * one.share).toFixed(1)} and ${(100 * other.share).toFixed(1)} %`);
	const apart = one.cells.filter((share, i) => Math.abs(share - other.cells[i]!) > 0.35).length;
	if (apart > one.cells.length * 0.02) found.push(`${apart} of ${one.cells.length} cells differ`);
	return found;
}
