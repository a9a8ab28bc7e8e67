/** Columns of PxWeb's own JSON → dimensions; labels come from what is known of the table, the file has none. */
import { remark } from '#lib/dataset/problem.ts';
import type { Text } from '#lib/dataset/model.ts';
import { resolveCategories } from '../table/categories.ts';
import { isJsonObject, type Json } from '../json/value.ts';
import { idOf, uniqueIdsOf } from '../table/names.ts';
import { isTimeByName } from '../table/roles.ts';
import { refuse, type KnownTable, type Report, type TableDimension } from '../table/table.ts';

export interface KeyColumn {
	code: string;
	text: string;
	type: 'd' | 't' | 'c';
	unit?: string;
	comment?: string;
}

export function columnsOf(json: Json | undefined): KeyColumn[] {
	if (!Array.isArray(json)) return refuse('pxjson_no_columns');
	return json.map((column, i) => {
		const texts = isJsonObject(column) ? column : new Map<string, Json>();
		const textAt = (name: string): string | undefined => {
			const text = texts.get(name);
			return typeof text === 'string' && text.trim() !== '' ? text : undefined;
		};
		const code = textAt('code');
		if (code === undefined) return refuse('pxjson_column_no_code', {}, { column: i + 1 });
		const type = textAt('type');
		const [unit, comment] = [textAt('unit'), textAt('comment')];
		return {
			code,
			text: textAt('text') ?? code,
			type: type === 't' || type === 'c' ? type : 'd',
			...(unit ? { unit } : {}),
			...(comment ? { comment } : {})
		};
	});
}

/** `codes`: for each key column, its codes in order of appearance. Several contents become one more dimension. */
export function keyedDimensions(
	columns: readonly KeyColumn[],
	codes: readonly string[][],
	known: KnownTable | undefined,
	report: Report
): TableDimension[] {
	const keys = columns.filter(({ type }) => type !== 'c');
	const contents = columns.filter(({ type }) => type === 'c');
	const ids = uniqueIdsOf([...keys.map(({ code }) => code), 'contents']);
	const hasTime = keys.some(({ type }) => type === 't');
	const dimensions = keys.map(({ code, text, type }, d): TableDimension => {
		const held = known?.dimensions.find(({ id, name }) => name === code || id === idOf(code));
		const labels = new Map(held?.categories.map((category) => [category.code, category.label]));
		const settled = resolveCategories(code, codes[d]!, codes[d]!, report);
		const unknown = settled.codes.filter((category) => !labels.has(category)).length;
		if (unknown > 0) report.warned.push(remark('pxjson_unlabelled', { code, count: unknown }));
		const isTime = type === 't' || (!hasTime && isTimeByName([code, text], settled, report));
		return {
			id: ids[d]!,
			name: code,
			label: held?.label ?? { en: text },
			role: isTime ? 'time' : 'classification',
			codes: settled.codes,
			labels: settled.codes.map((category): Text => labels.get(category) ?? { en: category }),
			coded: settled.coded
		};
	});
	if (contents.length < 2) return dimensions;
	const settled = resolveCategories(
		'contents',
		contents.map(({ code }) => code),
		contents.map(({ text }) => text),
		report
	);
	const contentsDimension: TableDimension = {
		id: ids.at(-1)!,
		name: 'contents',
		label: { en: 'contents' },
		role: 'metric',
		codes: settled.codes,
		labels: settled.labels.map((label) => ({ en: label })),
		coded: settled.coded,
		...(contents.some(({ unit }) => unit) ? { units: contents.map(({ unit }) => unit ?? '') } : {})
	};
	return [...dimensions, contentsDimension];
}
