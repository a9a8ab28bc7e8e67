/** The noise of every series of surveys, computed once and stored with the release. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { listedBreaks } from '#lib/dataset/hidden-breaks.ts';
import { timeDimension, type Dataset } from '#lib/dataset/model.ts';
import { chanceIn } from '#lib/dataset/readings/different.ts';
import { inUnits, fromUnitsExactly, type Point } from '#lib/dataset/readings/figures.ts';
import { noiseOf } from '#lib/dataset/readings/noise.ts';
import { seriesKey } from '#lib/dataset/readings/series-key.ts';
import { parseStatuses } from '#lib/dataset/status.ts';
import { literal, queryRows, quoted } from '../sql.ts';

interface Series {
	points: Point[];
	isUnreliable: boolean;
}

/** Every series of a dataset, by its key. */
async function seriesIn(
	connection: DuckDBConnection,
	dataset: Dataset
): Promise<Map<string, Series>> {
	const time = timeDimension(dataset)!;
	const geo = dataset.dimensions.find((d) => d.role === 'geo');
	const periods = time.categories.map(({ code }) => code);
	const breaks = new Map(
		(geo?.categories ?? []).map(({ code }) => [code, listedBreaks(dataset, code, periods)])
	);
	const everywhere = listedBreaks(dataset, undefined, periods);
	const ids = dataset.dimensions.map(({ id }) => id);
	const rows = await queryRows(
		connection,
		`SELECT ${ids.map((id) => `${quoted(id)}::VARCHAR`).join(',')}, value, status::VARCHAR
		 FROM ${quoted(dataset.id)} AS t ORDER BY t.${quoted(time.id)}`
	);
	const found = new Map<string, Series>();
	for (const row of rows) {
		const codes = Object.fromEntries(ids.map((id, i) => [id, String(row[i])]));
		const [value, status] = [row.at(-2)!, parseStatuses(String(row.at(-1)))];
		const period = codes[time.id]!;
		const listed = geo ? breaks.get(codes[geo.id]!) : everywhere;
		const key = seriesKey(dataset, codes);
		const series = found.get(key) ?? { points: [], isUnreliable: false };
		series.points.push({
			period,
			value: value === null ? null : inUnits(Number(value), dataset.unit),
			isBreak: status.includes('break') || (listed?.has(period) ?? false)
		});
		series.isUnreliable ||= status.includes('unreliable');
		found.set(key, series);
	}
	return found;
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
