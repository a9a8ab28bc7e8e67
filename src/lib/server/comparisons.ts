/** The comparison of two releases that was asked for last: pages and the file of one comparison come from one join. */
import { LRUCache } from 'lru-cache';
import { openDifferences, type Differences } from '#lib/warehouse/differences.ts';
import type { Release } from '#lib/warehouse/releases.ts';
import { COMPARISONS } from './slots.ts';

/** Whoever still reads the former pair gets to the end of a page first. */
const CLOSE_MS = 30_000;

const kept = new LRUCache<string, Promise<Differences>>({
	max: 1,
	dispose: (made) =>
		void setTimeout(() => void made.then((d) => d.close()).catch(() => undefined), CLOSE_MS).unref()
});

/** @throws SlotsFull */
export function differencesOf(from: Release, to: Release): Promise<Differences> {
	const key = `${from.id} ${to.id}`;
	const known = kept.get(key);
	if (known) return known;
	const made = COMPARISONS.within(() => openDifferences(from, to));
	kept.set(key, made);
	// Not kept when it failed: the next request tries again.
	made.catch(() => {
		if (kept.peek(key) === made) kept.delete(key);
	});
	return made;
}
