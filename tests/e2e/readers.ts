/** Our files read by other people's software: each as a map from a cell's codes to its value and status. */
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import JSONstat from 'jsonstat-toolkit';
import Papa from 'papaparse';

/** "SE|NEU27_2020_FOR|Y20-64|T|2024" → "64.1 ok"; a value that is not published is an empty text. */
export type Cells = Map<string, string>;

/** Codes, value and status of one observation, whatever file it came from. */
type Row = Record<string, unknown>;

const cellsOf = (ids: readonly string[], rows: readonly Row[]): Cells =>
	new Map(
		rows.map((row) => {
			const value =
				row.value === null || row.value === undefined || row.value === '' ? '' : Number(row.value);
			return [ids.map((id) => String(row[id])).join('|'), `${value} ${String(row.status)}`];
		})
	);

export function fromCsv(text: string, delimiter = ','): { ids: string[]; cells: Cells } {
	const { data, errors, meta } = Papa.parse<Row>(text, {
		header: true,
		delimiter,
		skipEmptyLines: true
	});
	if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
	const ids = meta.fields!.slice(0, meta.fields!.indexOf('value'));
	return { ids, cells: cellsOf(ids, data) };
}

export const fromArrow = (ids: string[], bytes: Buffer): Cells =>
	cellsOf(
		ids,
		tableFromIPC(bytes)
			.toArray()
			.map((row: { toJSON(): Row }) => row.toJSON())
	);

export async function fromParquet(ids: string[], bytes: Buffer): Promise<Cells> {
	const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
	return cellsOf(ids, await parquetReadObjects({ file }));
}

export function fromJsonStat(ids: string[], text: string): Cells {
	const dataset = JSONstat(JSON.parse(text)).Dataset(0);
	const rows = dataset.toTable({ type: 'arrobj', status: true, content: 'id' }) as Row[];
	return cellsOf(
		ids,
		rows.map((row) => ({ ...row, status: row.status ?? 'ok' }))
	);
}
