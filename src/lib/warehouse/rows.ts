/** Rows of a selection straight out of the database, block by block with backpressure, and as a Parquet file. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { metadataOf, type About } from '#lib/formats/about.ts';
import type { Block, FurtherColumn } from '#lib/formats/block.ts';
import { delimited } from '#lib/formats/delimited.ts';
import { askedCells, everyCell } from '#lib/formats/every-cell.ts';
import { measuredColumns, withMeasured } from '#lib/formats/measured.ts';
import { database } from './database.ts';
import { conditionOf } from './query.ts';
import { enumOf, literal, quoted } from './sql.ts';

/** How long a file may be under way altogether. */
const FILE_SECONDS = 30 * 60;
/** How long the database may take for one piece of it; sorting the rows comes before the first. */
const PIECE_SECONDS = 120;
/** The database hands out 2,048 rows at a time; files are written in larger pieces. */
const BLOCK_ROWS = 2_048;

/** Holds a connection while a file is written in pieces; frees it when the reader has finished or gone away. */
async function* streamWithConnection<T>(
	use: (connection: DuckDBConnection) => AsyncGenerator<T>
): AsyncGenerator<T> {
	let release = () => {};
	try {
		const { withConnection } = await database();
		const connection = await new Promise<DuckDBConnection>((resolve, reject) => {
			const held = (c: DuckDBConnection) =>
				new Promise<void>((done) => ((release = done), resolve(c)));
			withConnection(held, FILE_SECONDS).catch(reject);
		});
		try {
			yield* use(connection);
		} finally {
			// A reader that left early leaves a running query behind.
			connection.interrupt();
		}
	} finally {
		release();
	}
}

/** Waits for one piece of work of the database, and interrupts it when it takes too long. */
async function within<T>(connection: DuckDBConnection, work: Promise<T>): Promise<T> {
	const limit = setTimeout(() => connection.interrupt(), PIECE_SECONDS * 1_000);
	try {
		return await work;
	} finally {
		clearTimeout(limit);
	}
}

const select = (dataset: Dataset, selection: Selection, column: (id: string) => string) => {
	const { where, parameters } = conditionOf(dataset, selection);
	const columns = dataset.dimensions.map((d) => column(quoted(d.id))).join(',');
	const table = quoted(dataset.id);
	// With the table's name before it, a column is meant: a bare name would be the text it is shown as, in the order of the alphabet.
	const order = dataset.dimensions.map((d) => `${table}.${quoted(d.id)}`).join(',');
	const sql = `SELECT ${columns},value,${column('status')} FROM ${table}${where} ORDER BY ${order}`;
	return { sql, parameters };
};

/** True if no cell that was asked for lacks a row. */
async function holdsEveryCell(
	connection: DuckDBConnection,
	dataset: Dataset,
	selection: Selection
): Promise<boolean> {
	const { where, parameters } = conditionOf(dataset, selection);
	const sql = `SELECT count(*) FROM ${quoted(dataset.id)}${where}`;
	const counted = await within(connection, connection.runAndReadAll(sql, parameters));
	return Number(counted.getColumns()[0]![0]) === askedCells(dataset, selection);
}

async function* storedRows(
	connection: DuckDBConnection,
	dataset: Dataset,
	selection: Selection
): AsyncGenerator<Block> {
	const { sql, parameters } = select(dataset, selection, (c) => c);
	const result = await within(connection, connection.stream(sql, parameters));
	let block: Block | undefined;
	for (;;) {
		const chunk = await within(connection, result.fetchChunk());
		if (!chunk || chunk.rowCount === 0) break;
		const columns = chunk.getColumns();
		const status = columns.pop() as string[];
		const values = columns.pop() as (number | null)[];
		const codes = columns as string[][];
		if (!block) block = { codes, values, status };
		else {
			block.codes.forEach((column, i) => column.push(...codes[i]!));
			block.values.push(...values);
			block.status.push(...status);
		}
		if (block.values.length >= BLOCK_ROWS) {
			yield block;
			block = undefined;
		}
	}
	if (block) yield block;
}

/** One row for each cell that was asked for, in category order. */
export async function* rowsOf(dataset: Dataset, selection: Selection): AsyncGenerator<Block> {
	yield* streamWithConnection((connection) =>
		everyCell(dataset, selection, storedRows(connection, dataset, selection))
	);
}

/** Every status that rows of the dataset can have. */
export async function statusesOf(dataset: Dataset): Promise<string[]> {
	const { withConnection } = await database();
	const sql = `SELECT unnest(enum_range(NULL::${enumOf(dataset, 'status')}))::VARCHAR`;
	const stored = await withConnection(async (c) => (await c.runAndReadAll(sql)).getColumns()[0]);
	return [...new Set([...(stored as string[]), 'missing'])];
}

/** What a query finds as a Parquet file: values as double, what it is in its metadata. */
async function* copied(
	sql: string,
	parameters: string[],
	about: About
): AsyncGenerator<Uint8Array> {
	const { folder } = await database();
	const file = join(folder, `${randomUUID()}.parquet`);
	const metadata = metadataOf(about)
		.map(([key, value]) => `${key}: ${literal(value)}`)
		.join(', ');
	try {
		yield* streamWithConnection(async function* (connection) {
			const copy = `COPY (${sql}) TO ${literal(file)} (FORMAT parquet, COMPRESSION snappy, KV_METADATA {${metadata}})`;
			await within(connection, connection.run(copy, parameters));
			yield* createReadStream(file) as AsyncIterable<Uint8Array>;
		});
	} finally {
		await rm(file, { force: true });
	}
}

const PLAIN = { delimiter: ',', labels: 'code', layout: 'long', flavour: 'plain' } as const;

/** A Parquet file of rows that no table of the database holds, all of them. */
export async function* parquetOf(
	dataset: Dataset,
	rows: AsyncIterable<Block>,
	further: readonly FurtherColumn[],
	about: About
): AsyncGenerator<Uint8Array> {
	const { folder } = await database();
	const file = join(folder, `${randomUUID()}.csv`);
	const columns = [
		...dataset.dimensions.map(({ id }) => [id, 'VARCHAR']),
		['value', 'DOUBLE'],
		['status', 'VARCHAR'],
		...further.map(({ id, texts }) => [id, texts ? 'VARCHAR' : 'DOUBLE'])
	];
	const types = columns.map(([id, type]) => `${literal(id!)}: '${type}'`).join(', ');
	try {
		await writeFile(file, delimited(dataset, rows, { ...PLAIN, language: 'en' }, [], further));
		yield* copied(
			`SELECT * FROM read_csv(${literal(file)}, header = true, delim = ',', quote = '"', escape = '"', columns = {${types}})`,
			[],
			about
		);
	} finally {
		await rm(file, { force: true });
	}
}

/**
 * A Parquet file of a selection: dimensions as text, as ENUMs would hide their ranges from readers. The database writes
 * it by itself where nothing has to be added to what it holds.
 */
export async function* parquet(
	dataset: Dataset,
	selection: Selection,
	about: About
): AsyncGenerator<Uint8Array> {
	const further = measuredColumns(dataset);
	const { withConnection } = await database();
	const isStored =
		further.length === 0 &&
		(await withConnection((connection) => holdsEveryCell(connection, dataset, selection)));
	if (isStored) {
		const { sql, parameters } = select(dataset, selection, (c) => `${c}::VARCHAR AS ${c}`);
		yield* copied(sql, parameters, about);
	} else {
		const rows = withMeasured(dataset, rowsOf(dataset, selection));
		yield* parquetOf(dataset, rows, further, about);
	}
}
