/** C02: the way of counting changed after the earlier and up to the later period, in either series, seen or hidden. */
import { EVERYWHERE } from '../../comparability.ts';
import { timeDimension } from '../../model.ts';
import { isNext } from '../../period.ts';
import {
	areDatasetsApart,
	markedCells,
	periodsOf,
	placeOf,
	placesOf,
	reachOf,
	type Marked
} from '../sides.ts';
import type { Comparison, Rule, Side } from '../rule.ts';

/** A period, or the two between which it lies. */
export type When = string | readonly [after: string, upTo: string];
export interface Inputs {
	/** Country (none where the dataset has no countries) → when, from old to new. */
	breaks: { side: Side; place: string | undefined; when: When[] }[];
}

const listedIn = ({ dataset }: Side, place = '', after: string, upTo: string): string[] => {
	const { breaks = {} } = dataset.comparability ?? {};
	const listed = [...(breaks[EVERYWHERE] ?? []), ...(breaks[place] ?? [])];
	return [...new Set(listed)].filter((period) => period > after && period <= upTo).sort();
};

/** When the break of a cell was; one in a period that was not chosen may be listed. */
function whenOf(marked: Marked): When[] {
	const { side, cell, codes } = marked;
	const time = timeDimension(side.slice)!;
	const at = codes[time.id]!;
	if (side.slice.status[cell]?.includes('break')) return [at];
	const before = time.codes[time.codes.indexOf(at) - 1] ?? '';
	const listed = listedIn(side, placeOf(marked), before, at);
	if (listed.length > 0) return listed;
	return [isNext(before, at) ? at : [before, at]];
}

type Place = Inputs['breaks'][number];
function added(places: Map<string, Place>, side: Side, place: string | undefined, when: When[]) {
	const known = places.get(place ?? '') ?? { side, place, when: [] };
	for (const one of when)
		if (!known.when.some((other) => String(other) === String(one))) known.when.push(one);
	places.set(place ?? '', known);
}

/** Breaks that the descriptions of two datasets list: their cells do not show what lies between. */
function addListed(comparison: Comparison, first: string, last: string, to: Map<string, Place>) {
	for (const side of comparison.sides)
		for (const place of placesOf(side)) {
			const listed = listedIn(side, place, first, last);
			if (listed.length > 0) added(to, side, place, listed);
		}
}

export const rule: Rule<Inputs> = (comparison) => {
	const [first, last] = reachOf(comparison.sides.flatMap(periodsOf));
	const isPaired = comparison.sides.some((side) => {
		const own = reachOf(periodsOf(side));
		return own[0] !== first || own[1] !== last;
	});
	if (!isPaired) return undefined;
	const places = new Map<string, Place>();
	for (const marked of markedCells(comparison, 'break', true)) {
		const at = marked.codes[timeDimension(marked.side.slice)?.id ?? ''] ?? '';
		if (at > first && at <= last) added(places, marked.side, placeOf(marked), whenOf(marked));
	}
	if (areDatasetsApart(comparison)) addListed(comparison, first, last, places);
	const breaks = [...places.values()];
	for (const { when } of breaks) when.sort((a, b) => (String(a) < String(b) ? -1 : 1));
	return breaks.length > 0 ? { level: 'not', inputs: { breaks } } : undefined;
};
