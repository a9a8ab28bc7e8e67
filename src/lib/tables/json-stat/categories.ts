/** Codes and labels of one JSON-stat dimension, in the order of their positions. */
import { resolveCategories, type Categories } from '../table/categories.ts';
import { isJsonObject, textOfJson, type Json, type JsonObject } from '../json/value.ts';
import type { LaidDimension } from './layout.ts';
import { refuse, type Report } from '../table/table.ts';

export interface RawCategories extends Categories {
	/** Codes as the file writes them: keys of its notes and units. */
	keys: string[];
}

const REMEDY = 'Export the table again; this file does not fit together.';

/** Refuses an index that is no permutation of the positions 0 … size − 1. */
export function categoriesOf(dimension: LaidDimension, report: Report): RawCategories {
	const { id, json, size } = dimension;
	const category = json.get('category') as JsonObject;
	const keys = keysOf(id, size, category);
	const label = category.get('label');
	const texts = isJsonObject(label) ? label : undefined;
	const unlabelled = texts ? keys.filter((key) => !texts.has(key)).length : 0;
	if (unlabelled > 0)
		report.warned.push({
			line: 0,
			text: `“${id}”: ${unlabelled} categories have no label; their codes stand in`
		});
	const labels = keys.map((key) => textOfJson(texts?.get(key)) ?? key);
	if (category.has('child'))
		report.warned.push({
			line: 0,
			text: `“${id}”: which categories are parts of others is not kept; totals and parts stand side by side, never to be added up`
		});
	return { ...resolveCategories(id, keys, labels, report), keys };
}

function keysOf(id: string, size: number, category: JsonObject): string[] {
	const index = category.get('index');
	const count = (length: number): void => {
		if (length !== size)
			refuse(
				`${length} categories in “index” and the size ${size}`,
				'as many categories as the size says',
				REMEDY,
				0,
				`dimension “${id}”`
			);
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
	return refuse(
		'no “index” of categories',
		'an index; it may be left out only beside the label of a single category',
		REMEDY,
		0,
		`dimension “${id}”`
	);
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
				`the position ${shownJson(position)} of “${key}”`,
				`each position from 0 to ${index.size - 1} once`,
				REMEDY,
				0,
				`dimension “${id}”`
			);
		keys[position as number] = key;
	}
	return keys as string[];
}

const shownJson = (json: Json): string =>
	typeof json === 'object' ? (json === null ? 'null' : 'that is no number') : String(json);

const notACode = (id: string): never =>
	refuse('a code that is no text in “index”', 'texts', REMEDY, 0, `dimension “${id}”`);
