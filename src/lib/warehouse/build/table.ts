/** A typed and sorted table of a dataset: from its file in one reading when nothing in it is wrong, else from checked texts. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { precisionOf, type Dataset } from '#lib/dataset/model.ts';
import { wrongSumsOf } from './checks.ts';
import { columnsOf, headerOf, scanOf } from './observations.ts';
import { enumOf, inTransaction, literal, queryRows, quoted } from '../sql.ts';
import { allowsValue, isReason, STATUS_TEXTS } from './status.ts';

/** ENUM types of the dimensions, categories in the order readers meet them. */
export async function declare(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
	await inTransaction(connection, async () => {
		for (const d of dataset.dimensions)
			await connection.run(
				`CREATE TYPE ${enumOf(dataset, d.id)} AS ENUM (${d.categories.map((c) => literal(c.code)).join(',')})`
			);
	});
}

/** The longest dimension first: a slice of one of its categories then touches few row groups. Time always last. */
const orderOf = (dataset: Dataset): string => {
	const isTime = (d: Dataset['dimensions'][number]) => Number(d.role === 'time');
	const [longest] = [...dataset.dimensions].sort(
		(a, b) => isTime(a) - isTime(b) || b.categories.length - a.categories.length
	);
	const others = dataset.dimensions
		.filter((d) => d !== longest)
		.sort((a, b) => isTime(a) - isTime(b));
	return [longest!, ...others].map((d) => quoted(d.id)).join(',');
};

/** Creates the table from texts; any code or status that is not known, and any value that `value` refuses, is an error. */
async function create(
	connection: DuckDBConnection,
	dataset: Dataset,
	texts: string,
	value: string
): Promise<void> {
	const columns = dataset.dimensions.map(
		(d) => `${quoted(d.id)}::${enumOf(dataset, d.id)} AS ${quoted(d.id)}`
	);
	const statuses = `status::ENUM (${STATUS_TEXTS.map(literal).join(',')}) AS status`;
	await connection.run(
		`CREATE TABLE ${quoted(dataset.id)} AS SELECT ${[...columns, value, statuses].join(',')} FROM ${texts} ORDER BY ${orderOf(dataset)}`
	);
}

/** The statuses that occur become the type of the column, "ok" first. */
async function narrow(
	connection: DuckDBConnection,
	dataset: Dataset,
	statuses: readonly string[]
): Promise<void> {
	const texts = ['ok', ...statuses.filter((s) => s !== 'ok').sort()];
	const type = enumOf(dataset, 'status');
	await inTransaction(connection, async () => {
		await connection.run(`CREATE TYPE ${type} AS ENUM (${texts.map(literal).join(',')})`);
		await connection.run(`ALTER TABLE ${quoted(dataset.id)} ALTER COLUMN status TYPE ${type}`);
	});
}

const statusesIn = (connection: DuckDBConnection, dataset: Dataset) =>
	queryRows(
		connection,
		`SELECT status::VARCHAR, count(*)::DOUBLE, count(value)::DOUBLE, min(value), max(value)
		 FROM ${quoted(dataset.id)} GROUP BY status`
	);

/** From a staged table of texts that were checked. */
export async function tableOfTexts(
	connection: DuckDBConnection,
	dataset: Dataset,
	staged: string
): Promise<void> {
	await create(connection, dataset, quoted(staged), 'value::DOUBLE AS value');
	const found = await statusesIn(connection, dataset);
	await narrow(
		connection,
		dataset,
		found.map(([status]) => String(status))
	);
}

/**
 * Rows that lack a code, or whose key may be that of the row before them: in a sorted table one key twice stands side by
 * side. Hashes stand for the keys, as they take a fifth of the time; two keys of one hash cost no more than a closer look.
 */
async function doubtfulIn(connection: DuckDBConnection, dataset: Dataset): Promise<number> {
	const table = quoted(dataset.id);
	const keys = dataset.dimensions.map((d) => quoted(d.id));
	const [row] = await queryRows(
		connection,
		`SELECT (SELECT count(*) FROM ${table} WHERE ${keys.map((key) => `${key} IS NULL`).join(' OR ')})::DOUBLE + count(*)::DOUBLE
		 FROM (SELECT hash, lag(hash) OVER () AS before FROM (SELECT hash(${keys.join(',')}) AS hash FROM ${table})) AS hashes
		 WHERE hash = before`
	);
	return Number(row![0]);
}

/** One line of `statusesIn`: status, rows, published values, least and greatest value. */
type StatusCount = (string | number | null)[];

/** True when the rows of one status have the values that this status and the unit allow. */
function allows({ unit }: Dataset, [status, rows, published, least, most]: StatusCount): boolean {
	if (status === null || status === undefined) return false;
	if (Number(published) < Number(rows) && !isReason(String(status))) return false;
	if (Number(published) === 0) return true;
	const [low, high] = unit.range;
	return (
		allowsValue(String(status)) &&
		(low === null || Number(least) >= low) &&
		(high === null || Number(most) <= high)
	);
}

/** True when nothing at all is wrong with the table that was just read. */
async function isSound(
	connection: DuckDBConnection,
	dataset: Dataset,
	found: StatusCount[]
): Promise<boolean> {
	if (found.length === 0 || !found.every((count) => allows(dataset, count))) return false;
	if ((await doubtfulIn(connection, dataset)) > 0) return false;
	for (const check of dataset.checks)
		if (check.rule === 'parts-of-whole') {
			const wrong = wrongSumsOf(dataset, check, dataset.id);
			if ((await queryRows(connection, `SELECT 1 FROM (${wrong}) LIMIT 1`)).length > 0)
				return false;
		}
	return true;
}

/**
 * Reads, types, sorts and checks a file without keeping its texts.
 * @returns false, and leaves no table, when anything is wrong: what and where is for others to find out
 */
export async function tableOfFile(
	connection: DuckDBConnection,
	dataset: Dataset,
	path: string
): Promise<boolean> {
	const header = await headerOf(path);
	const wanted = columnsOf(dataset);
	if (header.length !== wanted.length || wanted.some((id) => !header.includes(id))) return false;
	const decimals = precisionOf(dataset.unit);
	const number = decimals > 0 ? `-?[0-9]+(\\.[0-9]{1,${decimals}})?` : '-?[0-9]+';
	const value = `CASE WHEN value IS NULL OR regexp_full_match(value, '${number}') THEN value::DOUBLE ELSE error(value) END AS value`;
	try {
		await create(connection, dataset, scanOf(path, header), value);
		const found = await statusesIn(connection, dataset);
		if (await isSound(connection, dataset, found)) {
			await narrow(
				connection,
				dataset,
				found.map(([status]) => String(status))
			);
			return true;
		}
	} catch {
		// A line, code or number that cannot be read is found again, and named, by those who look closer.
	}
	await connection.run(`DROP TABLE IF EXISTS ${quoted(dataset.id)}`);
	return false;
}
