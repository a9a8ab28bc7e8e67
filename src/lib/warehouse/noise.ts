/** The noise of the series of a dataset, as stored with the release. */
import { LRUCache } from 'lru-cache';
import type { Dataset } from '#lib/dataset/model.ts';
import { chanceIn } from '#lib/dataset/readings/different.ts';
import type { NoiseOfSeries } from '#lib/dataset/readings/series-key.ts';
import { database } from './database.ts';
import { literal, queryRows } from './sql.ts';

const kept = new LRUCache<string, Promise<NoiseOfSeries>>({ max: 64 });

async function read(dataset: Dataset): Promise<NoiseOfSeries> {
	const { withConnection } = await database();
	return withConnection(async (connection) => {
		const tables = await queryRows(
			connection,
			`SELECT 1 FROM duckdb_tables() WHERE table_name = 'noise' AND NOT internal`
		);
		// Former releases have no such table: nothing is known of the noise of their series.
		if (tables.length === 0) return new Map();
		const rows = await queryRows(
			connection,
			`SELECT series, sigma, unreliable FROM noise WHERE dataset = ${literal(dataset.id)}`
		);
		return new Map(
			rows.map(([series, sigma, unreliable]) => [
				String(series),
				{
					sigma: sigma === null ? undefined : Number(sigma),
					isUnreliable: Boolean(unreliable)
				}
			])
		);
	});
}

/** Empty for figures that no sample was drawn for. */
export async function noiseIn(dataset: Dataset): Promise<NoiseOfSeries> {
	if (chanceIn(dataset.comparability) !== 'sample') return new Map();
	const { mark } = await database();
	const key = JSON.stringify([mark, dataset.id]);
	const known = kept.get(key);
	if (known) return known;
	const reading = read(dataset);
	kept.set(key, reading);
	// Not kept when it failed: the next request tries again.
	reading.catch(() => kept.delete(key));
	return reading;
}
