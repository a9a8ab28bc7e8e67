/** A typed and sorted table of a dataset: from its file in one reading when nothing in it is wrong, else from checked texts. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { precisionOf, type Dataset } from '#lib/dataset/model.ts';
import { wrongSumsOf } from './checks.ts';
import { columnsOf, headerOf, scanOf } from './observations.ts';
import { enumOf, inTransaction, literal, queryTogether, quoted } from '../sql.ts';
import { allowsValue, isReason, isStatus } from './status.ts';

/** ENUM types of the dimensions, categories in the order readers meet them. */
export async function declare(
	connection: DuckDBConnection,
	datasets: readonly Dataset[]
): Promise<void> {
	const types = datasets.flatMap((dataset) =>
		dataset.dimensions.map(
			(d) =>
				`CREATE TYPE ${enumOf(dataset, d.id)} AS ENUM (${d.categories.map((c) => literal(c.code)).join(',')})`
		)
	);
	await connection.run(types.join(';'));
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

/**
 * Creates the table from texts; any code that is not known, and any value that `value` refuses, is an error. Statuses stay
 * texts until it is known which occur: a list of all that can occur takes as long as the rest of a small table.
 */
async function create(
	connection: DuckDBConnection,
	dataset: Dataset,
	texts: string,
	value: string
): Promise<void> {
	const columns = dataset.dimensions.map(
		(d) => `${quoted(d.id)}::${enumOf(dataset, d.id)} AS ${quoted(d.id)}`
	);
	await connection.run(
		`CREATE TABLE ${quoted(dataset.id)} AS SELECT ${[...columns, value, 'status'].join(',')} FROM ${texts} ORDER BY ${orderOf(dataset)}`
	);
}

/** Dataset, status, rows, published values, least and greatest value. */
type StatusCount = (string | number | null)[];

const statusesIn = (
	connection: DuckDBConnection,
	datasets: readonly Dataset[]
): Promise<StatusCount[]> =>
	queryTogether(
		connection,
		datasets.map(
			({ id }) =>
				`SELECT ${literal(id)}, status, count(*)::DOUBLE, count(value)::DOUBLE, min(value), max(value)
				 FROM ${quoted(id)} GROUP BY status`
		)
	);

/** The statuses that occur become the type of the column, "ok" first. */
async function narrow(
	connection: DuckDBConnection,
	datasets: readonly Dataset[],
	found: readonly StatusCount[]
): Promise<void> {
	const statements = datasets.flatMap((dataset) => {
		const statuses = found.filter(([id]) => id === dataset.id).map(([, status]) => String(status));
		const texts = ['ok', ...statuses.filter((s) => s !== 'ok').sort()];
		const type = enumOf(dataset, 'status');
		return [
			`CREATE TYPE ${type} AS ENUM (${texts.map(literal).join(',')})`,
			`ALTER TABLE ${quoted(dataset.id)} ALTER COLUMN status TYPE ${type}`
		];
	});
	await connection.run(statements.join(';'));
}

/** From a staged table of texts that were checked. */
export async function tableOfTexts(
	connection: DuckDBConnection,
	dataset: Dataset,
	staged: string
): Promise<void> {
	await inTransaction(connection, async () => {
		await create(connection, dataset, quoted(staged), 'value::DOUBLE AS value');
		await narrow(connection, [dataset], await statusesIn(connection, [dataset]));
	});
}

/**
 * Rows that lack a code, or whose key may be that of the row before them: in a sorted table one key twice stands side by
 * side. Hashes stand for the keys, as they take a fifth of the time; two keys of one hash cost no more than a closer look.
 */
function doubtfulIn(dataset: Dataset): string {
	const keys = dataset.dimensions.map((d) => quoted(d.id));
	const lacksOne = keys.map((key) => `${key} IS NULL`).join(' OR ');
	return `SELECT 1 FROM (
		SELECT hash, lag(hash) OVER () AS before, lacks FROM (
			SELECT hash(${keys.join(',')}) AS hash, ${lacksOne} AS lacks FROM ${quoted(dataset.id)}
		) AS hashes
	) AS pairs WHERE lacks OR hash = before`;
}

/** True when the rows of one status have the values that this status and the unit allow. */
function allows({ unit }: Dataset, [, status, rows, published, least, most]: StatusCount): boolean {
	if (!isStatus(String(status))) return false;
	if (Number(published) < Number(rows) && !isReason(String(status))) return false;
	if (Number(published) === 0) return true;
	const [low, high] = unit.range;
	return (
		allowsValue(String(status)) &&
		(low === null || Number(least) >= low) &&
		(high === null || Number(most) <= high)
	);
}

/** True when nothing at all is wrong with tables that were just read. */
async function areSound(
	connection: DuckDBConnection,
	datasets: readonly Dataset[],
	found: readonly StatusCount[]
): Promise<boolean> {
	for (const dataset of datasets) {
		const counts = found.filter(([id]) => id === dataset.id);
		if (counts.length === 0 || !counts.every((count) => allows(dataset, count))) return false;
	}
	const doubts = datasets.flatMap((dataset) => [
		doubtfulIn(dataset),
		...dataset.checks.flatMap((check) =>
			check.rule === 'parts-of-whole'
				? [`SELECT 1 FROM (${wrongSumsOf(dataset, check, dataset.id)})`]
				: []
		)
	]);
	return (await queryTogether(connection, doubts)).length === 0;
}

/** True if a file has the columns of its dataset, each once, in whatever order. */
function fits(dataset: Dataset, header: readonly string[]): boolean {
	const wanted = columnsOf(dataset);
	return header.length === wanted.length && wanted.every((id) => header.includes(id));
}

/** The column of values; a number that is not written as the unit says is an error. */
function valueIn({ unit }: Dataset): string {
	const decimals = precisionOf(unit);
	const number = decimals > 0 ? `-?[0-9]+(\\.[0-9]{1,${decimals}})?` : '-?[0-9]+';
	return `CASE WHEN value IS NULL OR regexp_full_match(value, '${number}') THEN value::DOUBLE ELSE error(value) END AS value`;
}

class Unsound extends Error {}

/**
 * Reads, types, sorts and checks files without keeping their texts, in one transaction.
 * @param log told of each dataset
 * @returns false, and leaves no table, when anything is wrong: what and where is for others to find out
 */
export async function tablesOfFiles(
	connection: DuckDBConnection,
	inputs: readonly { dataset: Dataset; csv: string }[],
	log: (line: string) => void = () => {}
): Promise<boolean> {
	const datasets = inputs.map(({ dataset }) => dataset);
	const headers = await Promise.all(inputs.map(({ csv }) => headerOf(csv)));
	if (!datasets.every((dataset, i) => fits(dataset, headers[i]!))) return false;
	try {
		await inTransaction(connection, async () => {
			await declare(connection, datasets);
			for (const [i, { dataset, csv }] of inputs.entries()) {
				log(`read ${dataset.id}`);
				await create(connection, dataset, scanOf(csv, headers[i]!), valueIn(dataset));
			}
			const found = await statusesIn(connection, datasets);
			if (!(await areSound(connection, datasets, found))) throw new Unsound();
			await narrow(connection, datasets, found);
		});
		return true;
	} catch {
		// A line, code or number that cannot be read is found again, and named, by those who look closer.
		return false;
	}
}
