/** Compares two releases: attaches both databases read-only and joins them cell by cell. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '#lib/dataset/model.ts';
import { catalogue, type Catalogue } from './catalogue.ts';
import { withRelease, type Release } from './releases.ts';
import { literal, quoted } from './sql.ts';

/** Large tables are sorted and joined whole. */
const SECONDS = 60;
const MEMORY = '1GB';

export interface Counts {
	dataset: string;
	added: number;
	removed: number;
	changed: number;
	statusChanged: number;
}
export interface Side {
	value: number | null;
	status: string;
}
/** One cell; a side is null where its release has no row of it. */
export interface Difference {
	/** Codes in the order of `dimensions`. */
	codes: string[];
	before: Side | null;
	after: Side | null;
}
export interface Differences {
	from: Catalogue;
	to: Catalogue;
	counts: Counts[];
	/** Ids of the dimensions of a dataset's differences. */
	dimensionsOf(dataset: string): string[];
	/** The largest differences first. Empty for a dataset that only one release has, or whose dimensions differ. */
	cells(dataset: string, offset: number, limit: number): Promise<Difference[]>;
	/** All of them in the same order, some thousand at a time, from one query. */
	all(dataset: string): AsyncGenerator<Difference[]>;
	/** Frees the database once the last file that is being read has ended. */
	close(): void;
}

const idsOf = (dataset: Dataset | undefined): string[] =>
	dataset?.dimensions.map(({ id }) => id) ?? [];
/** Two cubes can be compared cell by cell if they have the same dimensions, in whatever order. */
const isComparable = (before: Dataset | undefined, after: Dataset | undefined): boolean =>
	before !== undefined &&
	after !== undefined &&
	[...idsOf(before)].sort().join('\n') === [...idsOf(after)].sort().join('\n');

const numbersOf = async (connection: DuckDBConnection, sql: string): Promise<number[]> =>
	((await connection.runAndReadAll(sql)).getRowsJson()[0] ?? []).map(Number);

/** A table of the cells that differ; nothing where the two tables are the same. */
async function compare(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
	const table = quoted(dataset.id);
	const keys = dataset.dimensions.map(({ id }) => `${quoted(id)}::VARCHAR`);
	const digest = `SELECT count(*) || ' ' || bit_xor(hash(${keys.join(',')}, value, status::VARCHAR))`;
	const [same] = await numbersOf(
		connection,
		`SELECT ((${digest} FROM former.${table}) = (${digest} FROM latter.${table}))::INTEGER`
	);
	const rows = (database: string) =>
		`(SELECT ${keys.map((key, i) => `${key} AS k${i}`).join(', ')}, value, status::VARCHAR AS status
			FROM ${database}.${table}${same === 1 ? ' WHERE false' : ''})`;
	const using = keys.map((_, i) => `k${i}`).join(', ');
	await connection.run(`CREATE TABLE ${table} AS
		SELECT ${using}, b.value AS old_value, b.status AS old_status, a.value AS new_value, a.status AS new_status
		FROM ${rows('former')} AS b FULL JOIN ${rows('latter')} AS a USING (${using})
		WHERE b.status IS DISTINCT FROM a.status OR b.value IS DISTINCT FROM a.value`);
}

async function countsOf(connection: DuckDBConnection, dataset: string): Promise<Counts> {
	const [added, removed, changed, statusChanged] = await numbersOf(
		connection,
		`SELECT count(*) FILTER (old_status IS NULL), count(*) FILTER (new_status IS NULL),
			count(*) FILTER (old_status IS NOT NULL AND new_status IS NOT NULL AND old_value IS DISTINCT FROM new_value),
			count(*) FILTER (old_status IS NOT NULL AND new_status IS NOT NULL AND old_value IS NOT DISTINCT FROM new_value)
			FROM ${quoted(dataset)}`
	);
	return {
		dataset,
		added: added!,
		removed: removed!,
		changed: changed!,
		statusChanged: statusChanged!
	};
}

/** Counts of a dataset that only one release has, or whose dimensions differ: all of its rows. */
async function countsApart(
	connection: DuckDBConnection,
	dataset: string,
	before: Dataset | undefined,
	after: Dataset | undefined
): Promise<Counts> {
	const rows = async (database: string, held: Dataset | undefined) =>
		held
			? (await numbersOf(connection, `SELECT count(*) FROM ${database}.${quoted(dataset)}`))[0]!
			: 0;
	return {
		dataset,
		added: await rows('latter', after),
		removed: await rows('former', before),
		changed: 0,
		statusChanged: 0
	};
}

/** Attaches two database files, and nothing else from then on. */
async function attach(connection: DuckDBConnection, from: Release, to: Release): Promise<void> {
	await connection.run(`ATTACH ${literal(from.path)} AS former (READ_ONLY)`);
	await connection.run(`ATTACH ${literal(to.path)} AS latter (READ_ONLY)`);
	await connection.run('SET enable_external_access = false');
	await connection.run('SET lock_configuration = true');
}

/** Compares every dataset. `compared` holds those for which there is a table of cells that differ. */
async function compareAll(connection: DuckDBConnection, before: Catalogue, after: Catalogue) {
	const ids = [...new Set([...before.datasets, ...after.datasets].map(({ id }) => id))].sort();
	const compared = new Map<string, Dataset>();
	const counts: Counts[] = [];
	for (const id of ids) {
		const [then, now] = [before.find(id), after.find(id)];
		if (isComparable(then, now)) {
			await compare(connection, now!);
			compared.set(id, now!);
			counts.push(await countsOf(connection, id));
		} else counts.push(await countsApart(connection, id, then, now));
	}
	return { compared, counts };
}

/** The cells of a dataset that differ, the largest differences first. */
function orderedCells({ id, dimensions }: Dataset): string {
	const keys = dimensions.map((_, i) => `k${i}`).join(',');
	return `SELECT ${keys}, old_value, old_status, new_value, new_status FROM ${quoted(id)}
		ORDER BY abs(new_value - old_value) DESC NULLS LAST, old_status IS NULL, new_status IS NULL, ${keys}`;
}

const sideOf = (value: unknown, status: unknown): Side | null =>
	status === null ? null : { value: value as number | null, status: status as string };

/** From a row of `orderedCells`. */
function differenceOf(row: readonly unknown[]): Difference {
	const [oldValue, oldStatus, newValue, newStatus] = row.slice(-4);
	return {
		codes: row.slice(0, -4) as string[],
		before: sideOf(oldValue, oldStatus),
		after: sideOf(newValue, newStatus)
	};
}

/** Rows of a query, some thousand at a time, over a connection of their own. */
async function* streamRows(instance: DuckDBInstance, sql: string): AsyncGenerator<unknown[][]> {
	const connection = await instance.connect();
	try {
		const result = await connection.stream(sql);
		for (;;) {
			const chunk = await result.fetchChunk();
			if (!chunk || chunk.rowCount === 0) return;
			yield chunk.getRows();
		}
	} finally {
		// A reader that left early leaves a running query behind.
		connection.interrupt();
		connection.closeSync();
	}
}

/** Compares two releases; whoever calls it closes the result. */
export async function openDifferences(from: Release, to: Release): Promise<Differences> {
	const [before, after] = await Promise.all([
		withRelease(from, catalogue),
		withRelease(to, catalogue)
	]);
	const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY });
	const connection = await instance.connect();
	const closeNow = () => {
		connection.closeSync();
		instance.closeSync();
	};
	const limit = setTimeout(() => connection.interrupt(), SECONDS * 1_000);
	try {
		await attach(connection, from, to);
		const { compared, counts } = await compareAll(connection, before, after);
		/** Files that are being read; the database is closed after the last of them. */
		let reading = 0;
		let isClosed = false;
		return {
			from: before,
			to: after,
			counts,
			dimensionsOf: (id) => idsOf(compared.get(id)),
			async cells(id, offset, limit) {
				const dataset = compared.get(id);
				if (!dataset) return [];
				const result = await connection.runAndReadAll(
					`${orderedCells(dataset)} LIMIT $1::BIGINT OFFSET $2::BIGINT`,
					[limit, offset]
				);
				return result.getRows().map(differenceOf);
			},
			async *all(id) {
				const dataset = compared.get(id);
				if (!dataset || isClosed) return;
				reading++;
				try {
					for await (const rows of streamRows(instance, orderedCells(dataset)))
						yield rows.map(differenceOf);
				} finally {
					reading--;
					if (isClosed && reading === 0) closeNow();
				}
			},
			close() {
				if (isClosed) return;
				isClosed = true;
				if (reading === 0) closeNow();
			}
		};
	} catch (error) {
		closeNow();
		throw error;
	} finally {
		clearTimeout(limit);
	}
}
