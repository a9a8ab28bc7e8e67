/** Notes of a JSON-stat dataset, its dimensions and categories, each with what it applies to. */
import type { Language, Selection } from '#lib/dataset/model.ts';
import { isJsonObject, type Json, type JsonObject } from '../json/value.ts';
import { categoryOf, type Layout } from './layout.ts';
import { textOf } from '../table/language-tag.ts';
import type { TableDimension, TableNote } from '../table/table.ts';

/** `keys`: for each dimension, its codes as the file writes them. */
export function notesOf(
	members: JsonObject,
	layout: Layout,
	dimensions: readonly TableDimension[],
	keys: readonly string[][],
	language: Language | undefined
): TableNote[] {
	const toNotes = (json: Json | undefined, mandatory: Json | undefined, scope: Selection) =>
		textsOf(json).map((text, i) => ({
			scope,
			text: textOf(text, language),
			mandatory: isJsonObject(mandatory) && mandatory.get(String(i)) === true
		}));
	const ofDataset = toNotes(members.get('note'), extensionOf(members)?.get('noteMandatory'), {});
	const ofDimension = (json: JsonObject, scope: Selection, scopeOf: (key: string) => Selection) => {
		const extension = extensionOf(json);
		const byKey = categoryOf(json).get('note');
		const mandatory = extension?.get('categoryNoteMandatory');
		return [
			...toNotes(json.get('note'), extension?.get('noteMandatory'), scope),
			...(isJsonObject(byKey) ? [...byKey] : []).flatMap(([key, json]) =>
				toNotes(json, isJsonObject(mandatory) ? mandatory.get(key) : undefined, scopeOf(key))
			)
		];
	};
	const ofPhantom = layout.phantom ? ofDimension(layout.phantom.json, {}, () => ({})) : [];
	return [
		...ofDataset,
		...ofPhantom,
		...layout.dimensions.flatMap(({ json }, d) => {
			const { id, codes } = dimensions[d]!;
			return ofDimension(json, { [id]: codes }, (key) => {
				const code = codes[keys[d]!.indexOf(key)];
				// A note on a category that is not in the file says nothing about any cell of it.
				return code === undefined ? { [id]: [] } : { [id]: [code] };
			});
		})
	].filter(({ scope }) => Object.values(scope).every((codes) => codes.length > 0));
}

export const extensionOf = (json: JsonObject): JsonObject | undefined => {
	const extension = json.get('extension');
	return isJsonObject(extension) ? extension : undefined;
};

/** Eurostat's explanations of the statuses that occur in a file. */
export function statusLabelsOf(members: JsonObject): Map<string, string> {
	const status = extensionOf(members)?.get('status');
	const labels = isJsonObject(status) ? status.get('label') : undefined;
	return new Map(
		[...(isJsonObject(labels) ? labels : [])].flatMap(([text, label]) =>
			typeof label === 'string' ? [[text, label]] : []
		)
	);
}

const textsOf = (json: Json | undefined): string[] =>
	(Array.isArray(json) ? json : [json]).filter(
		(text): text is string => typeof text === 'string' && text.trim() !== ''
	);
