/** The noise of every series of surveys, computed once and stored with the release. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { listedBreaks } from '#lib/dataset/hidden-breaks.ts';
import { timeDimension, type Dataset } from '#lib/dataset/model.ts';
import { chanceIn } from '#lib/dataset/readings/different.ts';
import { inUnits, fromUnitsExactly, type Point } from '#lib/dataset/readings/figures.ts';
import { noiseOf } from '#lib/dataset/readings/noise.ts';
import { parseStatuses } from '#lib/dataset/status.ts';
import { literal, quoted } from '../sql.ts';

interface Series {
	points: Point[];
	isUnreliable: boolean;
}

/** Every series of a dataset, by its key (series-key.ts). */
async function seriesIn(
	connection: DuckDBConnection,
	dataset: Dataset
): Promise<Map<string, Series>> {
	const time = timeDimension(dataset)!;
	const geo = dataset.dimensions.find((d) => d.role === 'geo');
	const periods = time.categories.map(({ code }) => code);
	const breaks = new Map(
		(geo?.categories ?? [{ code: '' }]).map(({ code }) => [
			code,
			listedBreaks(dataset, geo && code, periods)
		])
	);
	const key = dataset.dimensions.filter((d) => d !== time).map((d) => `t.${quoted(d.id)}`);
	const found = await connection.runAndReadAll(
		`SELECT concat_ws(chr(9), ${key.join(',')}), ${geo ? `t.${quoted(geo.id)}` : "''"}, t.${quoted(time.id)}, value, status
		 FROM ${quoted(dataset.id)} AS t ORDER BY t.${quoted(time.id)}`
	);
	const [keys, places, times, values, statuses] = found.getColumns() as [
		...[string[], string[], string[]],
		(number | null)[],
		string[]
	];
	const all = new Map<string, Series>();
	keys.forEach((key, row) => {
		let series = all.get(key);
		if (!series) all.set(key, (series = { points: [], isUnreliable: false }));
		const [period, value, status] = [times[row]!, values[row]!, parseStatuses(statuses[row]!)];
		series.points.push({
			period,
			value: value === null ? null : inUnits(value, dataset.unit),
			isBreak: status.includes('break') || (breaks.get(places[row]!)?.has(period) ?? false)
		});
		series.isUnreliable ||= status.includes('unreliable');
	});
	return all;
}

/** Fills the table `noise`; registers, counts and estimates have none. */
export async function insertNoise(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
	if (chanceIn(dataset.comparability) !== 'sample') return;
	const rows = [...(await seriesIn(connection, dataset))].map(([key, series]) => {
		const { sigma, triples } = noiseOf(series.points);
		const size = sigma === undefined ? 'NULL' : String(fromUnitsExactly(sigma, dataset.unit));
		return `(${literal(dataset.id)},${literal(key)},${size},${triples},${series.isUnreliable})`;
	});
	if (rows.length > 0) await connection.run(`INSERT INTO noise VALUES ${rows.join(',')}`);
}
