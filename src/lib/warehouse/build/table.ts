/** The tables of datasets, written from checked columns. */
import {
	DOUBLE,
	DuckDBDataChunk,
	ENUM,
	type DuckDBConnection,
	type DuckDBType
} from '@duckdb/node-api';
import { enumOf, literal, quoted } from '../sql.ts';
import type { Figures } from './columns.ts';

/** Rows that a chunk holds at most. */
const CHUNK = 2_048;

interface EnumColumn {
	id: string;
	texts: string[];
	places: Uint16Array | Uint32Array;
}

/** Dimensions, categories in the order readers meet them, and the statuses that occur. */
const enumColumns = ({ dataset, columns }: Figures): EnumColumn[] => [
	...dataset.dimensions.map(({ id, categories }, at) => ({
		id,
		texts: categories.map((c) => c.code),
		places: columns.codes[at]!
	})),
	{ id: 'status', texts: columns.statuses, places: columns.status }
];

/** SQL that creates the types and the table of a dataset. */
function creation(figures: Figures): string[] {
	const { dataset } = figures;
	const types = enumColumns(figures);
	const columns = types.map(({ id }) => `${quoted(id)} ${enumOf(dataset, id)}`);
	columns.splice(-1, 0, 'value DOUBLE');
	return [
		...types.map(
			({ id, texts }) =>
				`CREATE TYPE ${enumOf(dataset, id)} AS ENUM (${texts.map(literal).join(',')})`
		),
		`CREATE TABLE ${quoted(dataset.id)} (${columns.join(',')})`
	];
}

async function append(connection: DuckDBConnection, figures: Figures): Promise<void> {
	const { dataset, columns } = figures;
	const enums = enumColumns(figures);
	const valueAt = enums.length - 1;
	const types: DuckDBType[] = enums.map(({ texts }) => ENUM(texts));
	types.splice(valueAt, 0, DOUBLE);
	const appender = await connection.createAppender(dataset.id);
	const chunk = DuckDBDataChunk.create(types);
	for (let from = 0; from < columns.rows; from += CHUNK) {
		const size = Math.min(CHUNK, columns.rows - from);
		chunk.reset();
		chunk.rowCount = size;
		enums.forEach(({ texts, places }, at) => {
			const vector = chunk.getColumnVector(at < valueAt ? at : at + 1);
			for (let row = 0; row < size; row++) vector.setItem(row, texts[places[from + row]!]!);
			vector.flush();
		});
		const values = chunk.getColumnVector(valueAt);
		for (let row = 0; row < size; row++) {
			const value = columns.values[from + row]!;
			values.setItem(row, Number.isNaN(value) ? null : value);
		}
		values.flush();
		appender.appendDataChunk(chunk);
	}
	appender.closeSync();
}

/** Creates and fills the tables. */
export async function insertFigures(
	connection: DuckDBConnection,
	all: readonly Figures[]
): Promise<void> {
	await connection.run(all.flatMap(creation).join(';'));
	for (const figures of all) await append(connection, figures);
}
