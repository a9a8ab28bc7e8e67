/** Readings of the real figures, held against results computed elsewhere (tests/fixtures/methods). */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, Slice } from '#lib/dataset/model.ts';
import { differentOf, type Compared } from '#lib/dataset/readings/different.ts';
import { fromUnits, fromUnitsExactly, inUnits, seriesOf } from '#lib/dataset/readings/figures.ts';
import { noiseOf } from '#lib/dataset/readings/noise.ts';
import { rankingOf } from '#lib/dataset/readings/rank.ts';
import { differenceSeries, movementOf, runsOf } from '#lib/dataset/readings/runs.ts';
import { seriesKey, type NoiseOfSeries } from '#lib/dataset/readings/series-key.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import { builtWarehouse, type BuiltWarehouse } from '#lib/warehouse/database.fixture.ts';

type Row = Record<string, string>;
const rowsOf = (name: string): Row[] =>
	Papa.parse<Row>(
		readFileSync(new URL(`../fixtures/methods/${name}.csv`, import.meta.url), 'utf8'),
		{ header: true, skipEmptyLines: true }
	).data;
const codesIn = (text: string): Row =>
	Object.fromEntries(text.split(';').map((part) => part.split('=') as [string, string]));

interface Known {
	dataset: Dataset;
	slice: Slice;
	noise: NoiseOfSeries;
}
let built: BuiltWarehouse;
const known = new Map<string, Known>();

beforeAll(async () => {
	built = await builtWarehouse();
	const { catalogue } = await import('#lib/warehouse/catalogue.ts');
	const { noiseIn } = await import('#lib/warehouse/noise.ts');
	const { comparableSliceOf } = await import('#lib/warehouse/query.ts');
	for (const id of ['lfsa_ergan', 'lfsa_urgan']) {
		const dataset = (await catalogue()).find(id)!;
		const [slice, noise] = [await comparableSliceOf(dataset, {}), await noiseIn(dataset)];
		known.set(id, { dataset, slice, noise });
	}
});
afterAll(() => built.remove());

const CLOSE = 6;
const TOLERANCE = 0.000002;

describe('ranks', () => {
	const rows = rowsOf('rank');
	it.each([...new Set(rows.map(({ id }) => id))])('of %s are those expected', (id) => {
		const own = rows.filter((row) => row.id === id);
		const { dataset, slice } = known.get(own[0]!.dataset!)!;
		const inputs = own.map(({ cell }) => {
			const codes = codesIn(cell!);
			const at = cellOf(slice, codes);
			return { codes, value: slice.values[at] ?? null, status: slice.status[at] ?? 'ok' };
		});
		const { ranked, unranked } = rankingOf(inputs, dataset.unit);
		for (const { cell, rank, tied, value, unranked: reason } of own) {
			const isThis = ({ codes }: { codes: Row }) => codes.geo === codesIn(cell!).geo;
			const found = ranked.find(isThis);
			expect([cell, String(found?.rank ?? ''), found?.tied ? 'yes' : 'no']).toEqual([
				cell,
				rank,
				tied
			]);
			expect(found?.value.toFixed(1) ?? '').toBe(value);
			expect(unranked.find(isThis)?.reason ?? '').toBe(reason);
		}
		expect(ranked.length + unranked.length).toBe(own.length);
	});
});

describe('noise', () => {
	it('is stored with the release for every series of a survey, as expected', () => {
		for (const { dataset: id, sigma, differences_used, ...codes } of rowsOf('noise')) {
			const { dataset, slice, noise } = known.get(id!)!;
			const found = noiseOf(seriesOf(slice, codes, dataset.unit));
			const stored = noise.get(seriesKey(dataset, codes));
			expect([codes, found.triples]).toEqual([codes, Number(differences_used)]);
			if (sigma === '') {
				expect([codes, found.sigma, stored?.sigma]).toEqual([codes, undefined, undefined]);
				continue;
			}
			expect(Math.abs(fromUnitsExactly(found.sigma!, dataset.unit) - Number(sigma))).toBeLessThan(
				TOLERANCE
			);
			expect(Math.abs(stored!.sigma! - Number(sigma))).toBeLessThan(TOLERANCE);
		}
	});

	it('is that of no register, count or estimate', async () => {
		const { database } = await import('#lib/warehouse/database.ts');
		const { queryRows } = await import('#lib/warehouse/sql.ts');
		const { catalogue } = await import('#lib/warehouse/catalogue.ts');
		const { datasets } = await catalogue();
		const stored = await (
			await database()
		).withConnection((c) => queryRows(c, 'SELECT DISTINCT dataset FROM noise ORDER BY 1'));
		expect(stored.flat()).toEqual(
			datasets
				.filter((d) => d.comparability?.source_kind === 'survey')
				.map(({ id }) => id)
				.sort()
		);
	});
});

const VERDICTS = {
	equal: 'same',
	'about the same': 'about',
	different: 'different',
	'not clear': 'unclear',
	'not tested': 'unknown'
} as Record<string, string>;

describe('two figures of a survey', () => {
	it.each(rowsOf('different'))('$id: $value_a and $value_b are $verdict', (row) => {
		const { dataset, slice, noise } = known.get(row.dataset!)!;
		const compared = (text: string): Compared => {
			const codes = codesIn(text);
			const at = cellOf(slice, codes);
			const sigma = noise.get(seriesKey(dataset, codes))?.sigma;
			return {
				units: inUnits(slice.values[at]!, dataset.unit),
				sigma: sigma === undefined ? undefined : sigma * 10,
				isUnreliable: (slice.status[at] ?? '').includes('unreliable')
			};
		};
		const found = differentOf(compared(row.a!), compared(row.b!), dataset.unit, 'sample');
		const word = ['higher', 'lower'].includes(found.word) ? 'different' : found.word;
		expect(word).toBe(VERDICTS[row.verdict!]);
		expect(fromUnits(found.by, dataset.unit).toFixed(1)).toBe(row.difference);
		if (row.limit === '') expect(found.limit).toBeUndefined();
		else expect(found.limit! / 10).toBeCloseTo(Number(row.limit), CLOSE - 1);
	});
});

const MOVEMENTS = {
	smaller: 'smaller',
	larger: 'larger',
	'changed sides': 'sides',
	'about the same': 'about',
	'not clear': 'unclear'
} as Record<string, string>;

describe('a difference over an unbroken run', () => {
	const rows = rowsOf('closing');
	it.each(rows)('$id: $first–$last $verdict', (row) => {
		const { dataset, slice } = known.get(row.dataset!)!;
		const [group, reference] = [row.group!, row.reference!].map((text) =>
			seriesOf(slice, codesIn(text), dataset.unit)
		) as [ReturnType<typeof seriesOf>, ReturnType<typeof seriesOf>];
		const periods = group.map(({ period }) => period);
		const runs = runsOf(group, reference, periods).filter((run) => run.length >= 3);
		const run = runs.find(([first]) => first!.period === row.first)!;
		expect(run.at(-1)!.period).toBe(row.last);
		// No run of three periods or more is missing from the expected results.
		expect(runs.length).toBe(
			rows.filter((r) => r.group === row.group && r.reference === row.reference).length
		);
		const differences = differenceSeries(group, reference);
		const found = movementOf(run, differences, dataset.unit, 'sample');
		const shown = (units: number) => fromUnits(units, dataset.unit).toFixed(1);
		expect({
			verdict: found.word,
			change: shown(found.change),
			group: shown(found.groupMoved),
			reference: shown(found.referenceMoved),
			first: shown(found.first.group - found.first.reference),
			last: shown(found.last.group - found.last.reference),
			triples: noiseOf(differences).triples
		}).toEqual({
			verdict: MOVEMENTS[row.verdict!],
			change: row.change_of_size,
			group: row.group_moved,
			reference: row.reference_moved,
			first: row.gap_first,
			last: row.gap_last,
			triples: Number(row.differences_used)
		});
		expect(found.limit! / 10).toBeCloseTo(Number(row.limit), CLOSE - 1);
	});
});
