/** Tables beside those of the datasets: catalogue, availability, changes, noise, release. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Role } from '#lib/dataset/model.ts';
import type { Figures } from './columns.ts';

/** Tables that are not datasets. */
export const SYSTEM_TABLES = ['catalogue', 'availability', 'changes', 'noise', 'release'];
/** SQL that creates them. */
export const CREATE_SYSTEM_TABLES = `
	CREATE TABLE catalogue (id VARCHAR, dataset VARCHAR);
	CREATE TABLE availability (dataset VARCHAR, geo VARCHAR, period VARCHAR, cells INTEGER, published INTEGER);
	CREATE TABLE changes (dataset VARCHAR, added BIGINT, removed BIGINT, changed BIGINT, status_changed BIGINT);
	CREATE TABLE noise (dataset VARCHAR, series VARCHAR, sigma DOUBLE, triples INTEGER, unreliable BOOLEAN);
	CREATE TABLE release (id VARCHAR, built TIMESTAMP, observations BIGINT, datasets INTEGER)`;

/** Geo, period, cells and published values of a dataset, where it has any cell. */
function availabilityOf({ dataset, columns }: Figures): [string, string, number, number][] {
	const at = (role: Role) => dataset.dimensions.findIndex((d) => d.role === role);
	const codesOf = (place: number) =>
		dataset.dimensions[place]?.categories.map((c) => c.code) ?? [''];
	const [geo, time] = [at('geo'), at('time')];
	const [places, periods] = [codesOf(geo), codesOf(time)];
	const cells = new Uint32Array(places.length * periods.length);
	const published = new Uint32Array(cells.length);
	for (let row = 0; row < columns.rows; row++) {
		const place = columns.codes[geo]?.[row] ?? 0;
		const cell = place * periods.length + columns.codes[time]![row]!;
		cells[cell]!++;
		if (!Number.isNaN(columns.values[row]!)) published[cell]!++;
	}
	const rows = places.flatMap((place, p) =>
		periods.map((period, t): [string, string, number, number] => {
			const cell = p * periods.length + t;
			return [place, period, cells[cell]!, published[cell]!];
		})
	);
	const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));
	return rows
		.filter(([, , count]) => count > 0)
		.sort((a, b) => inOrder(a[0], b[0]) || inOrder(a[1], b[1]));
}

/** Adds datasets to the catalogue and the availability. */
export async function insertDatasets(
	connection: DuckDBConnection,
	figures: readonly Figures[]
): Promise<void> {
	const catalogue = await connection.createAppender('catalogue');
	for (const { dataset } of figures) {
		catalogue.appendVarchar(dataset.id);
		catalogue.appendVarchar(JSON.stringify(dataset));
		catalogue.endRow();
	}
	catalogue.closeSync();
	const availability = await connection.createAppender('availability');
	for (const one of figures)
		for (const [geo, period, cells, published] of availabilityOf(one)) {
			availability.appendVarchar(one.dataset.id);
			availability.appendVarchar(geo);
			availability.appendVarchar(period);
			availability.appendInteger(cells);
			availability.appendInteger(published);
			availability.endRow();
		}
	availability.closeSync();
}

/** Categories that are described but have no observation, as "geo: IS, NO" by dimension. */
export function categoriesWithoutObservations({ dataset, columns }: Figures): string[] {
	return dataset.dimensions.flatMap(({ id, categories }, at) => {
		const isUsed = new Uint8Array(categories.length);
		for (const place of columns.codes[at]!) isUsed[place] = 1;
		const codes = categories.map((c) => c.code).filter((_, place) => isUsed[place] === 0);
		return codes.length > 0 ? [`${id}: ${codes.join(', ')}`] : [];
	});
}

/** How many rows have each status that occurs, the most frequent first. */
export function statusesOf({ columns }: Figures): [status: string, count: number][] {
	const counts = new Uint32Array(columns.statuses.length);
	for (const place of columns.status) counts[place]!++;
	return columns.statuses
		.map((status, place): [string, number] => [status, counts[place]!])
		.filter(([, count]) => count > 0)
		.sort((a, b) => b[1] - a[1]);
}
