/** Blocks of rows → Arrow IPC stream: dimensions and status as dictionaries, value as float; one record batch per block. */
import {
	Dictionary,
	Field,
	Float64,
	Int32,
	makeData,
	RecordBatch,
	RecordBatchStreamWriter,
	Schema,
	Struct,
	Utf8,
	vectorFromArray,
	type Data,
	type DataType
} from 'apache-arrow';
import type { Dataset } from '#lib/dataset/model.ts';
import { metadataOf, type About } from './about.ts';
import type { Block, FurtherColumn } from './block.ts';

/** A column of texts from a known list; the list travels once. */
function texts(id: number, list: readonly string[]) {
	const type = new Dictionary(new Utf8(), new Int32(), id, false);
	const dictionary = vectorFromArray([...list], new Utf8());
	const places = new Map(list.map((text, i) => [text, i]));
	const data = (column: readonly string[]): Data => {
		const indices = Int32Array.from(column, (text) => places.get(text)!);
		return makeData({ type, length: column.length, nullCount: 0, data: indices, dictionary });
	};
	return { type, data };
}

function floats(values: readonly (number | null)[]): Data {
	const data = new Float64Array(values.length);
	const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
	let nullCount = 0;
	values.forEach((value, i) => {
		if (value === null) return void nullCount++;
		data[i] = value;
		nullBitmap[i >> 3]! |= 1 << (i & 7);
	});
	return makeData({ type: new Float64(), length: values.length, nullCount, data, nullBitmap });
}

/** Browsers only have timers, which wait longer. */
const soon = globalThis.setImmediate ?? setTimeout;

/** @param statuses every status that can occur in the dataset */
export async function* arrow(
	dataset: Dataset,
	statuses: readonly string[],
	blocks: AsyncIterable<Block>,
	about: About,
	further: readonly FurtherColumn[] = []
): AsyncGenerator<Uint8Array> {
	const columns = dataset.dimensions.map((d, i) =>
		texts(
			i,
			d.categories.map((c) => c.code)
		)
	);
	const held = texts(columns.length, statuses);
	const others = further.map(({ texts: list }, i) =>
		list
			? texts(columns.length + 1 + i, list)
			: { type: new Float64(), data: (column: readonly unknown[]) => floats(column as number[]) }
	);
	const schema = new Schema(
		[
			...dataset.dimensions.map((d, i) => new Field<DataType>(d.id, columns[i]!.type, false)),
			new Field<DataType>('value', new Float64(), true),
			new Field<DataType>('status', held.type, false),
			...further.map((one, i) => new Field<DataType>(one.id, others[i]!.type, !one.texts))
		],
		new Map(metadataOf(about))
	);
	const batchOf = ({ codes, values, status, further: cells = [] }: Block) => {
		const children = [
			...codes.map((c, i) => columns[i]!.data(c)),
			floats(values),
			held.data(status),
			...others.map(({ data }, i) => data((cells[i] ?? []) as string[]))
		];
		const type = new Struct(schema.fields);
		return new RecordBatch(
			schema,
			makeData({ type, length: values.length, nullCount: 0, children })
		);
	};
	const writer = new RecordBatchStreamWriter();
	const bytes = writer[Symbol.asyncIterator]();
	let pending = bytes.next();
	/** What the writer has ready now; waiting for more would wait for ever. */
	async function* ready(): AsyncGenerator<Uint8Array> {
		for (;;) {
			const idle = new Promise<undefined>((r) => soon(() => r(undefined)));
			const next = await Promise.race([pending, idle]);
			if (!next || next.done) return;
			yield next.value;
			pending = bytes.next();
		}
	}
	writer.write(batchOf({ codes: columns.map(() => []), values: [], status: [] }));
	for await (const block of blocks) {
		writer.write(batchOf(block));
		yield* ready();
	}
	writer.finish();
	for (let next = await pending; !next.done; next = await bytes.next()) yield next.value;
}
