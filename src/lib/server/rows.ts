/** Rows of a selection straight out of the database, block by block with backpressure, and as a Parquet file. */
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { metadataOf } from '#lib/formats/arrow.ts';
import type { About } from '#lib/formats/about.ts';
import type { Block } from '#lib/formats/block.ts';
import { conditionOf, quoted } from './query.ts';
import { warehouse } from './warehouse.ts';

/** A file may take longer than a page, but not for ever. */
const FILE_SECONDS = 120;
/** Files made at the same time; more wait outside with 503. */
const MAX_FILES = 3;
/** The database hands out 2,048 rows at a time; files are written in larger pieces. */
const BLOCK_ROWS = 16_384;

let making = 0;

/** True while no further file can be begun. */
export const isBusy = (): boolean => making >= MAX_FILES;

/**
 * The same pieces, from a place that is taken when the first of them is asked for, before anything is waited for,
 * and is free again when they have ended.
 * @throws after `seconds`: a reader that stands still must not keep others out for ever
 */
export async function* inPlace<T>(
	pieces: AsyncGenerator<T>,
	seconds = FILE_SECONDS
): AsyncGenerator<T> {
	making++;
	let isLate = false;
	let leave = () => {
		making--;
		leave = () => {};
	};
	const limit = setTimeout(() => {
		isLate = true;
		const left = () => leave();
		pieces.return(undefined).then(left, left);
	}, seconds * 1_000);
	try {
		yield* pieces;
		// Without this, a file that was cut short would look complete.
		if (isLate) throw new Error(`a file was not read within ${seconds} seconds`);
	} finally {
		clearTimeout(limit);
		leave();
	}
}

/** Lends a connection for a file that is written in pieces; gives it back when the reader has finished or gone away. */
async function* withConnection<T>(
	use: (connection: DuckDBConnection) => AsyncGenerator<T>
): AsyncGenerator<T> {
	let release = () => {};
	try {
		const house = await warehouse();
		const connection = await new Promise<DuckDBConnection>((resolve, reject) => {
			const held = (c: DuckDBConnection) =>
				new Promise<void>((done) => ((release = done), resolve(c)));
			house.lend(held, FILE_SECONDS).catch(reject);
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

const select = (dataset: Dataset, selection: Selection, column: (id: string) => string) => {
	const { where, parameters } = conditionOf(dataset, selection);
	const columns = dataset.dimensions.map((d) => column(quoted(d.id))).join(',');
	const order = dataset.dimensions.map((d) => quoted(d.id)).join(',');
	const sql = `SELECT ${columns},value,${column('status')} FROM ${quoted(dataset.id)}${where} ORDER BY ${order}`;
	return { sql, parameters };
};

/** Rows in category order. */
export async function* rowsOf(dataset: Dataset, selection: Selection): AsyncGenerator<Block> {
	const { sql, parameters } = select(dataset, selection, (c) => c);
	yield* withConnection(async function* (connection) {
		const result: DuckDBResult = await connection.stream(sql, parameters);
		let block: Block | undefined;
		for (;;) {
			const chunk = await result.fetchChunk();
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
	});
}

/** Every status that occurs in the dataset. */
export async function statusesOf(dataset: Dataset): Promise<string[]> {
	const house = await warehouse();
	const sql = `SELECT unnest(enum_range(NULL::${quoted(`${dataset.id}.status`)}))::VARCHAR`;
	return house.lend(async (c) => (await c.runAndReadAll(sql)).getColumns()[0] as string[]);
}

/** A Parquet file: dimensions as text (ENUMs would hide their ranges from readers), values as double, what it is in its metadata. */
export async function* parquet(
	dataset: Dataset,
	selection: Selection,
	about: About
): AsyncGenerator<Uint8Array> {
	const { sql, parameters } = select(dataset, selection, (c) => `${c}::VARCHAR AS ${c}`);
	const { folder } = await warehouse();
	const file = join(folder, `${randomUUID()}.parquet`);
	const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
	const metadata = metadataOf(about)
		.map(([key, value]) => `${key}: ${text(value)}`)
		.join(', ');
	try {
		yield* withConnection(async function* (connection) {
			await connection.run(
				`COPY (${sql}) TO ${text(file)} (FORMAT parquet, COMPRESSION snappy, KV_METADATA {${metadata}})`,
				parameters
			);
			yield* createReadStream(file) as AsyncIterable<Uint8Array>;
		});
	} finally {
		await rm(file, { force: true });
	}
}
