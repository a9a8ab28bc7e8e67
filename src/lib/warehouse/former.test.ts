/** Former releases: an address names one, its figures and words are those of then, and two are compared cell by cell. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildData } from './build/build.ts';
import { catalogue, releaseAsked, releases } from './catalogue.ts';
import { differencesOf } from '#lib/server/comparisons.ts';
import { readSlice } from './query.ts';
import { releaseQuery, releaseNamed, withRelease, type Release } from './releases.ts';
import { removedIn } from './removed.ts';

const CLEAN = 'tests/fixtures/build/clean';
let folder: string;
let now: Release;
let then: Release;

/** A copy of the fixture with one value, one status and one row otherwise, and a country renamed. */
function changed(): string {
	const copy = join(folder, 'data');
	cpSync(CLEAN, copy, { recursive: true });
	const csv = join(copy, 'test', 'levels', 'observations.csv');
	const lines = readFileSync(csv, 'utf8').split('\n');
	const edit = (at: number, change: (fields: string[]) => void) => {
		const fields = lines[at]!.split(',');
		change(fields);
		lines[at] = fields.join(',');
	};
	// Shares still add up: the figures are moved by less than the tolerance.
	edit(1, (fields) => (fields[fields.length - 2] = String(Number(fields.at(-2)) + 0.1)));
	edit(2, (fields) => (fields[fields.length - 1] = 'provisional'));
	writeFileSync(csv, lines.join('\n'));
	const json = join(copy, 'test', 'levels', 'dataset.json');
	const text = readFileSync(json, 'utf8');
	expect(text).toContain('"Denmark"');
	writeFileSync(json, text.replace('"Denmark"', '"Denmark, new borders"'));
	return copy;
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nordic-former-'));
	const out = join(folder, 'warehouse.duckdb');
	process.env.NORDIC_WAREHOUSE = out;
	expect((await buildData({ dataDir: CLEAN, out })).problems).toEqual([]);
	expect((await buildData({ dataDir: changed(), out })).problems).toEqual([]);
	[now, then] = (await releases()) as [Release, Release];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the newest release comes first, and an address names each by its id or its beginning', async () => {
	expect((await releases()).map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
	expect(now.id).not.toBe(then.id);
	expect(releaseNamed([now, then], then.id.slice(0, 8))).toBe(then);
	expect(releaseNamed([now, then], then.id.slice(0, 7))).toBeUndefined();
	expect(await releaseAsked(`?release=${then.id}&geo=DK`)).toEqual({ pinned: then });
	expect(await releaseAsked('?release=0000000000')).toEqual({ unknown: '0000000000' });
	expect(await releaseAsked('?geo=DK')).toEqual({});
});

test('figures and words of a former release are those of then', async () => {
	const read = async () => {
		const all = await catalogue();
		const dataset = all.find('levels')!;
		const geo = dataset.dimensions.find((d) => d.id === 'geo')!;
		return {
			release: all.release,
			pin: releaseQuery(),
			name: geo.categories[0]!.label.en,
			sum: (await readSlice(dataset, {})).values.reduce<number>((sum, v) => sum + (v ?? 0), 0)
		};
	};
	const [today, former] = await Promise.all([read(), withRelease(then, read)]);
	expect(today).toMatchObject({ release: now.id, pin: '', name: 'Denmark, new borders' });
	expect(former).toMatchObject({ release: then.id, pin: `release=${then.id}`, name: 'Denmark' });
	expect(today.sum - former.sum).toBeCloseTo(0.1, 6);
});

test('two releases differ in exactly the cells that were changed, the largest difference first', async () => {
	const differences = await differencesOf(then, now);
	expect(differences.counts.find(({ dataset }) => dataset === 'levels')).toEqual({
		dataset: 'levels',
		added: 0,
		removed: 0,
		changed: 1,
		statusChanged: 1
	});
	const cells = await differences.cells('levels', 0, 10);
	expect(cells).toHaveLength(2);
	expect(cells[0]!.after!.value! - cells[0]!.before!.value!).toBeCloseTo(0.1, 6);
	expect([cells[1]!.before!.status, cells[1]!.after!.status]).toEqual(['ok', 'provisional']);
	expect(await differences.cells('levels', 1, 10)).toEqual([cells[1]]);
	const same = await differencesOf(now, now);
	expect(same.counts.every((c) => c.added + c.removed + c.changed + c.statusChanged === 0)).toBe(
		true
	);
	const back = await differencesOf(now, then);
	expect((await back.cells('levels', 0, 1))[0]).toEqual({
		codes: cells[0]!.codes,
		before: cells[0]!.after,
		after: cells[0]!.before
	});
});

test('a code that only a former release has is explained; one that none has is not', async () => {
	const dataset = (await catalogue()).find('levels')!;
	const known = (await withRelease(then, catalogue)).find('levels')!.dimensions[0]!;
	const problems = [known.categories[0]!.code, 'nowhere'].map((code) => ({
		key: known.id,
		code,
		allowed: []
	}));
	expect((await removedIn(dataset, problems, 'en')).map(({ code }) => code)).toEqual([
		known.categories[0]!.code
	]);
});
