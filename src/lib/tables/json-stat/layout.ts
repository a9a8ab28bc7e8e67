/** The frame of a JSON-stat dataset: its dimensions in order with their sizes, and the contents dimension PxWeb makes up. */
import { isJsonObject, type Json, type JsonObject } from '../json/value.ts';
import { refuse } from '../table/table.ts';

export interface LaidDimension {
	id: string;
	size: number;
	json: JsonObject;
	role: 'time' | 'geo' | 'metric' | undefined;
}

export interface Layout {
	dimensions: LaidDimension[];
	/** The contents "dimension" of a table that has none; it holds the unit and what is measured. */
	phantom?: { id: string; json: JsonObject };
}

/** Ids and the single category of the dimension that stands for "there are no contents to choose from". */
const PHANTOM_IDS = new Set(['contentscode', 'contents', 'eliminatedcontents']);
const PHANTOM_CODES = new Set(['eliminatedvalue', 'content', 'contents']);

/** Refuses what does not fit together. Ids, sizes and roles lie beside `dimension` (version 2) or inside it (version 1). */
export function layoutOf(members: JsonObject): Layout {
	const dimension = members.get('dimension');
	if (!isJsonObject(dimension)) refuse('jsonstat_no_dimensions');
	const ids = idsOf(members.get('id') ?? dimension.get('id'));
	const sizes = sizesOf(members.get('size') ?? dimension.get('size'));
	if (ids.length !== sizes.length)
		refuse('jsonstat_ids_sizes', { ids: ids.length, sizes: sizes.length });
	const roles = members.get('role') ?? dimension.get('role');
	const laid = ids.map((id, i) => ({
		id,
		size: sizes[i]!,
		json: describedAt(dimension, id),
		role: roleOf(roles, id)
	}));
	const real = laid.filter((d) => !(d.size === 1 && isPhantom(d.id, d.json)));
	const dropped = laid.find((d) => !real.includes(d)) ?? unlisted(dimension, ids);
	return { dimensions: real, ...(dropped ? { phantom: dropped } : {}) };
}

function idsOf(json: Json | undefined): string[] {
	if (!Array.isArray(json) || json.some((id) => typeof id !== 'string'))
		return refuse('jsonstat_no_ids');
	const ids = json as string[];
	const twice = ids.find((id, i) => ids.indexOf(id) < i);
	if (twice !== undefined) refuse('jsonstat_id_twice', { id: twice });
	return ids;
}

function sizesOf(json: Json | undefined): number[] {
	const isSize = (size: Json): boolean => Number.isInteger(size) && (size as number) >= 0;
	if (!Array.isArray(json) || !json.every(isSize)) return refuse('jsonstat_no_sizes');
	return json as number[];
}

function describedAt(dimension: JsonObject, id: string): JsonObject {
	const json = dimension.get(id);
	if (!isJsonObject(json)) return refuse('jsonstat_undescribed', { id });
	if (!isJsonObject(json.get('category')))
		refuse(json.has('href') ? 'jsonstat_elsewhere' : 'jsonstat_uncategorised', { id });
	return json;
}

/** Categories of a dimension, which `layoutOf` has seen. */
export const categoryOf = (json: JsonObject): JsonObject => json.get('category') as JsonObject;

function roleOf(roles: Json | undefined, id: string): LaidDimension['role'] {
	if (!isJsonObject(roles)) return undefined;
	return (['time', 'geo', 'metric'] as const).find((role) => {
		const ids = roles.get(role);
		return Array.isArray(ids) && ids.includes(id);
	});
}

/** True for contents whose one category is made up; a contents variable with a code of its own stays. */
function isPhantom(id: string, json: JsonObject): boolean {
	const codes = namesIn(json.get('category'));
	const isMadeUp = codes.length === 1 && PHANTOM_CODES.has(codes[0]!.toLowerCase());
	return isMadeUp && (PHANTOM_IDS.has(id.toLowerCase()) || codes[0] === 'EliminatedValue');
}

/** Some servers describe the phantom without listing it among the ids. */
function unlisted(dimension: JsonObject, ids: readonly string[]): Layout['phantom'] {
	for (const [id, json] of dimension)
		if (!ids.includes(id) && isJsonObject(json) && isPhantom(id, json)) return { id, json };
	return undefined;
}

/** Codes of a category object, in no order. */
function namesIn(category: Json | undefined): string[] {
	if (!isJsonObject(category)) return [];
	const index = category.get('index') ?? category.get('label');
	if (Array.isArray(index)) return index.map(String);
	return isJsonObject(index) ? [...index.keys()] : [];
}
