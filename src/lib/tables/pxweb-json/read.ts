/** PxWeb's own JSON (`json` of its first API, `json-px` of its second) → Table. */
import { remark } from '#lib/dataset/problem.ts';
import { refuseError } from '../json/answer.ts';
import { JsonScan } from '../json/scan.ts';
import { scanRows } from '../json/rows.ts';
import { isJsonObject, type Json, type JsonObject, textOfJson } from '../json/value.ts';
import { matrixOf } from '../table/matrix.ts';
import { columnsOf, keyedDimensions, type KeyColumn } from './columns.ts';
import { KeyedRows } from './rows.ts';
import { SymbolTable, reportSymbols } from '../table/symbols.ts';
import {
	refuse,
	type ReadOptions,
	type Report,
	type Table,
	type TableDimension,
	type TableNote
} from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { knownUpdate } from '../table/updates.ts';

/** `file`: UTF-8 without byte order mark. Labels come from `options.known`. */
export async function readPxWebJson(file: InputFile, options: ReadOptions = {}): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const symbols = new SymbolTable();
	const keyed = new KeyedRows(symbols);
	const members = await scanMembers(file, keyed);
	refuseError(members);
	const columns = columnsOf(members.get('columns'));
	const contents = columns.filter(({ type }) => type === 'c');
	const { rows } = keyed;
	if (!rows) return refuse('pxjson_no_row');
	if (columns.length - contents.length !== keyed.codes.length)
		refuse('pxjson_keys', { columns: columns.length - contents.length, codes: keyed.codes.length });
	if (Math.max(1, contents.length) !== keyed.valueCount)
		refuse('pxjson_contents', { columns: contents.length, values: keyed.valueCount });
	const dimensions = keyedDimensions(columns, keyed.codes, options.known, report);
	const observations = rows.finish(dimensions, report, options.maxCells);
	if (keyed.silent > 0) report.warned.push(remark('table_silent', { count: keyed.silent }));
	reportSymbols(symbols, report);
	const [content] = contents;
	report.assumed.push(remark('table_no_language'));
	return {
		...aboutOf(members, dimensions, report),
		...(contents.length === 1 && content ? { contents: { en: content.text } } : {}),
		...(contents.length === 1 && content?.unit ? { unit: content.unit } : {}),
		dimensions,
		...observations,
		symbols: symbols.list,
		notes: notesOf(members, columns, dimensions),
		report
	};
}

async function scanMembers(file: InputFile, keyed: KeyedRows): Promise<JsonObject> {
	const scan = new JsonScan(file);
	const members: JsonObject = new Map();
	try {
		let hasRows = false;
		for await (const name of scan.members()) {
			if (members.has(name) || (name === 'data' && hasRows))
				refuse(
					'json_member_twice',
					{ member: name },
					{ byte: scan.window.offsetOf(scan.window.pos) }
				);
			if (name === 'data' && (await scan.peek()) === 0x5b) {
				hasRows = true;
				await scanRows(scan, (rows) => rows.forEach((row) => void keyed.add(row)));
			} else members.set(name, await scan.value());
		}
		await scan.end();
	} finally {
		await scan.window.close();
	}
	return members;
}

function aboutOf(
	members: JsonObject,
	dimensions: readonly TableDimension[],
	report: Report
): Pick<Table, 'matrix' | 'title' | 'source' | 'updated'> {
	const metadata = members.get('metadata');
	const first = Array.isArray(metadata) ? metadata[0] : metadata;
	const textAt = (name: string): string | undefined => {
		const text = isJsonObject(first) ? first.get(name) : undefined;
		return typeof text === 'string' && text.trim() !== '' ? text : undefined;
	};
	const [title, source] = [textAt('label'), textAt('source')];
	const matrix = textAt('matrix') ?? matrixOf(title);
	const updated = knownUpdate(textAt('updated'), dimensions, report);
	return {
		...(matrix === undefined ? {} : { matrix }),
		...(title === undefined ? {} : { title: { en: title } }),
		...(source === undefined ? {} : { source }),
		...(updated === undefined ? {} : { updated })
	};
}

/** Notes on variables stand in their columns, notes on categories in `comments`. */
function notesOf(
	members: JsonObject,
	columns: readonly KeyColumn[],
	dimensions: readonly TableDimension[]
): TableNote[] {
	const byName = new Map(dimensions.map((dimension) => [dimension.name, dimension]));
	const notes: TableNote[] = [];
	const note = (text: string, scope: TableNote['scope']): void =>
		void notes.push({ scope, text: { en: text }, mandatory: false });
	for (const { code, comment } of columns) {
		const dimension = byName.get(code);
		if (comment) note(comment, dimension ? { [dimension.id]: dimension.codes } : {});
	}
	const comments: Json | undefined = members.get('comments');
	for (const comment of Array.isArray(comments) ? comments : []) {
		if (!isJsonObject(comment)) continue;
		const [variable = '', value = '', text = ''] = ['variable', 'value', 'comment'].map(
			(name) => textOfJson(comment.get(name)) ?? ''
		);
		const dimension = byName.get(variable);
		if (text.trim() === '') continue;
		if (!dimension) note(text, {});
		else if (dimension.codes.includes(value)) note(text, { [dimension.id]: [value] });
	}
	return notes;
}
