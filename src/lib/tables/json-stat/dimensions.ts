/** Dimensions of a JSON-stat dataset with their roles, labels and units. */
import type { Language } from '#lib/dataset/model.ts';
import { multiplied } from '#lib/dataset/magnitude.ts';
import { isJsonObject, type Json, type JsonObject, textOfJson } from '../json/value.ts';
import { categoriesOf, type RawCategories } from './categories.ts';
import { categoryOf, type LaidDimension } from './layout.ts';
import { extensionOf } from './notes.ts';
import { uniqueIdsOf } from '../table/names.ts';
import { isTimeByName, withPeriods } from '../table/roles.ts';
import { textOf } from '../table/language-tag.ts';
import type { Report, TableDimension } from '../table/table.ts';

export interface ReadDimensions {
	dimensions: TableDimension[];
	/** For each dimension, its codes as the file writes them. */
	keys: string[][];
}

export function dimensionsOf(
	laid: readonly LaidDimension[],
	language: Language | undefined,
	report: Report
): ReadDimensions {
	const ids = uniqueIdsOf(laid.map(({ id }) => id));
	const raw = laid.map((d) => categoriesOf(d, report));
	const hasTime = laid.some(({ role }) => role === 'time');
	const dimensions = laid.map((d, i): TableDimension => {
		const label = textOfJson(d.json.get('label'))?.trim() || d.id;
		const isTime = d.role
			? d.role === 'time'
			: !hasTime && isTimeByName([d.id, label], raw[i]!, report);
		const { codes, labels, coded } = isTime ? withPeriods(raw[i]!) : raw[i]!;
		const units = unitsOf(d.json, raw[i]!);
		return {
			id: ids[i]!,
			name: d.id,
			label: textOf(label, language),
			role: isTime ? 'time' : (d.role ?? 'classification'),
			codes,
			labels: labels.map((text) => textOf(text, language)),
			coded,
			...eliminationOf(d.json, raw[i]!, codes),
			...(units ? { units } : {})
		};
	});
	return { dimensions, keys: raw.map(({ keys }) => keys) };
}

function eliminationOf(
	json: JsonObject,
	{ keys }: RawCategories,
	codes: readonly string[]
): { elimination?: string } {
	const key = textOfJson(extensionOf(json)?.get('eliminationValueCode'));
	const elimination = key === undefined ? undefined : codes[keys.indexOf(key)];
	return elimination === undefined ? {} : { elimination };
}

function unitsOf(json: JsonObject, { keys }: RawCategories): string[] | undefined {
	const units = keys.map((key) => unitAt(json, key).unit ?? '');
	return units.some((unit) => unit !== '') ? units : undefined;
}

/** Unit, with its magnitude, and decimals of one category, as far as the file names them. */
export function unitAt(json: JsonObject, key: string): { unit?: string; decimals?: number } {
	const units = categoryOf(json).get('unit');
	const unit = isJsonObject(units) ? units.get(key) : undefined;
	if (!isJsonObject(unit)) return {};
	const said = [unit.get('base'), unit.get('label'), unit.get('symbol')].find(isFilled);
	const power = unit.get('multiplier');
	const text =
		typeof power === 'number' && power !== 0
			? multiplied([said].filter(isFilled).join(''), power)
			: said;
	const decimals = unit.get('decimals');
	return {
		...(text === undefined ? {} : { unit: text }),
		...(typeof decimals === 'number' ? { decimals } : {})
	};
}

export const isFilled = (json: Json | undefined): json is string =>
	typeof json === 'string' && json.trim() !== '';
