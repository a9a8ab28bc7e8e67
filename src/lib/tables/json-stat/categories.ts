/** Codes and labels of one JSON-stat dimension, in the order of their positions. */
import { remark } from '#lib/dataset/problem.ts';
import { resolveCategories, type Categories } from '../table/categories.ts';
import { isJsonObject, textOfJson, type Json, type JsonObject } from '../json/value.ts';
import type { LaidDimension } from './layout.ts';
import { refuse, type Report } from '../table/table.ts';

export interface RawCategories extends Categories {
	/** Codes as the file writes them: keys of its notes and units. */
	keys: string[];
}

/** Refuses an index that is no permutation of the positions 0 … size − 1. */
export function categoriesOf(dimension: LaidDimension, report: Report): RawCategories {
	const { id, json, size } = dimension;
	const category = json.get('category') as JsonObject;
	const keys = keysOf(id, size, category);
	const label = category.get('label');
	const texts = isJsonObject(label) ? label : undefined;
	const unlabelled = texts ? keys.filter((key) => !texts.has(key)).length : 0;
	if (unlabelled > 0) report.warned.push(remark('jsonstat_unlabelled', { id, count: unlabelled }));
	const labels = keys.map((key) => textOfJson(texts?.get(key)) ?? key);
	if (category.has('child')) report.warned.push(remark('jsonstat_hierarchy', { id }));
	return { ...resolveCategories(id, keys, labels, report), keys };
}

function keysOf(id: string, size: number, category: JsonObject): string[] {
	const index = category.get('index');
	const count = (length: number): void => {
		if (length !== size) refuse('jsonstat_index_size', { length, size }, { dimension: id });
	};
	if (Array.isArray(index)) {
		count(index.length);
		return index.map((code) => textOfJson(code) ?? notACode(id));
	}
	if (isJsonObject(index)) {
		count(index.size);
		return sorted(id, index);
	}
	const label = category.get('label');
	if (index === undefined && size === 1 && isJsonObject(label) && label.size === 1)
		return [...label.keys()];
	return refuse('jsonstat_no_index', {}, { dimension: id });
}

function sorted(id: string, index: JsonObject): string[] {
	const keys = new Array<string | undefined>(index.size);
	for (const [key, position] of index) {
		const isPosition =
			Number.isInteger(position) &&
			(position as number) >= 0 &&
			(position as number) < index.size &&
			keys[position as number] === undefined;
		if (!isPosition)
			refuse(
				'jsonstat_position',
				{ position: shownJson(position), key, last: index.size - 1 },
				{ dimension: id }
			);
		keys[position as number] = key;
	}
	return keys as string[];
}

const shownJson = (json: Json): string =>
	typeof json === 'object' ? (json === null ? 'null' : 'that is no number') : String(json);

const notACode = (id: string): never => refuse('jsonstat_code_no_text', {}, { dimension: id });
