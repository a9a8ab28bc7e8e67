/** Tables beside those of the datasets: catalogue, availability, changes, noise, release. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Dataset, timeDimension } from '#lib/dataset/model.ts';
import { joined, literal, queryTogether, quoted } from '../sql.ts';

/** Tables that are not datasets. */
export const SYSTEM_TABLES = ['catalogue', 'availability', 'changes', 'noise', 'release'];
/** SQL that creates them. */
export const CREATE_SYSTEM_TABLES = `
	CREATE TABLE catalogue (id VARCHAR, dataset VARCHAR);
	CREATE TABLE availability (dataset VARCHAR, geo VARCHAR, period VARCHAR, cells INTEGER, published INTEGER);
	CREATE TABLE changes (dataset VARCHAR, added BIGINT, removed BIGINT, changed BIGINT, status_changed BIGINT);
	CREATE TABLE noise (dataset VARCHAR, series VARCHAR, sigma DOUBLE, triples INTEGER, unreliable BOOLEAN);
	CREATE TABLE release (id VARCHAR, built TIMESTAMP, observations BIGINT, datasets INTEGER)`;

/** Where a dataset has values. Counted by category first: texts for a handful of groups, not for every row. */
function availabilityOf(dataset: Dataset): string {
	const geo = dataset.dimensions.find((d) => d.role === 'geo');
	const time = timeDimension(dataset)!;
	return `SELECT ${literal(dataset.id)} AS dataset, geo::VARCHAR AS geo, period::VARCHAR AS period, cells, published FROM (
			SELECT ${geo ? quoted(geo.id) : "''"} AS geo, ${quoted(time.id)} AS period, count(*) AS cells, count(value) AS published
			FROM ${quoted(dataset.id)} GROUP BY ALL
		 ) AS counted`;
}

/** Adds datasets, whose tables must exist, to the catalogue and the availability. */
export async function insertDatasets(
	connection: DuckDBConnection,
	datasets: readonly Dataset[]
): Promise<void> {
	await connection.run(
		`INSERT INTO catalogue VALUES ${datasets.map((_, i) => `($${2 * i + 1}, $${2 * i + 2})`).join(',')}`,
		datasets.flatMap((dataset) => [dataset.id, JSON.stringify(dataset)])
	);
	for (const counted of joined(datasets.map(availabilityOf)))
		await connection.run(`INSERT INTO availability SELECT * FROM (${counted}) ORDER BY ALL`);
}

/** Categories that are described but have no observation, as "geo: IS, NO" by dataset and dimension. */
export async function categoriesWithoutObservations(
	connection: DuckDBConnection,
	datasets: readonly Dataset[]
): Promise<{ dataset: string; unused: string }[]> {
	const rows = await queryTogether(
		connection,
		datasets.map(({ id, dimensions }) => {
			// A bit for each category: a list of those that occur takes three times as long.
			const bits = dimensions.map(
				(d) =>
					`bitstring_agg(enum_code(${quoted(d.id)})::INTEGER, 0, ${d.categories.length - 1})::VARCHAR`
			);
			return `SELECT [${bits.join(',')}]::JSON FROM ${quoted(id)}`;
		})
	);
	return datasets.flatMap(({ id, dimensions }, i) => {
		const occurring = JSON.parse(String(rows[i]![0])) as string[];
		return dimensions.flatMap((d, at) => {
			const codes = d.categories.map((c) => c.code).filter((_, c) => occurring[at]![c] === '0');
			return codes.length > 0 ? [{ dataset: id, unused: `${d.id}: ${codes.join(', ')}` }] : [];
		});
	});
}
