/** Tables beside those of the datasets: catalogue, availability, changes, noise, release. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Dataset, timeDimension } from '#lib/dataset/model.ts';
import { literal, quoted, queryRows } from '../sql.ts';

/** Tables that are not datasets. */
export const SYSTEM_TABLES = ['catalogue', 'availability', 'changes', 'noise', 'release'];
/** SQL that creates them. */
export const CREATE_SYSTEM_TABLES = `
	CREATE TABLE catalogue (id VARCHAR, dataset VARCHAR);
	CREATE TABLE availability (dataset VARCHAR, geo VARCHAR, period VARCHAR, cells INTEGER, published INTEGER);
	CREATE TABLE changes (dataset VARCHAR, added BIGINT, removed BIGINT, changed BIGINT, status_changed BIGINT);
	CREATE TABLE noise (dataset VARCHAR, series VARCHAR, sigma DOUBLE, triples INTEGER, unreliable BOOLEAN);
	CREATE TABLE release (id VARCHAR, built TIMESTAMP, observations BIGINT, datasets INTEGER)`;

/** Adds a dataset, whose table must exist, to the catalogue and the availability. */
export async function insertDataset(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
	await connection.run('INSERT INTO catalogue VALUES ($1, $2)', [
		dataset.id,
		JSON.stringify(dataset)
	]);
	const geo = dataset.dimensions.find((d) => d.role === 'geo');
	const time = timeDimension(dataset)!;
	// Counted by category first: texts for a handful of groups, not for every row.
	await connection.run(
		`INSERT INTO availability SELECT ${literal(dataset.id)}, geo::VARCHAR AS geo, period::VARCHAR AS period, cells, published FROM (
			SELECT ${geo ? quoted(geo.id) : "''"} AS geo, ${quoted(time.id)} AS period, count(*) AS cells, count(value) AS published
			FROM ${quoted(dataset.id)} GROUP BY ALL
		 ) AS counted ORDER BY ALL`
	);
}

/** Categories that are described but have no observation, as "geo: IS, NO" by dimension. */
export async function categoriesWithoutObservations(
	connection: DuckDBConnection,
	dataset: Dataset
): Promise<string[]> {
	const columns = dataset.dimensions.map(({ id }) => `list(DISTINCT ${quoted(id)}::VARCHAR)::JSON`);
	const [lists] = await queryRows(
		connection,
		`SELECT ${columns.join(', ')} FROM ${quoted(dataset.id)}`
	);
	return dataset.dimensions.flatMap((d, i) => {
		const used = new Set(JSON.parse(String(lists![i])) as string[]);
		const codes = d.categories.map((c) => c.code).filter((code) => !used.has(code));
		return codes.length > 0 ? [`${d.id}: ${codes.join(', ')}`] : [];
	});
}
