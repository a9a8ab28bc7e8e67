/** What a JSON-stat dataset says about itself: table code, title, unit, decimals, source, date. */
import { remark } from '#lib/dataset/problem.ts';
import type { Language } from '#lib/dataset/model.ts';
import { multiplied } from '#lib/dataset/magnitude.ts';
import { isJsonObject, type Json, type JsonObject } from '../json/value.ts';
import { withoutGaps, type About } from '../table/about.ts';
import { isFilled, unitAt } from './dimensions.ts';
import { categoryOf, type Layout } from './layout.ts';
import { extensionOf } from './notes.ts';
import { languageOf, textOf } from '../table/language-tag.ts';
import { matrixOf } from '../table/matrix.ts';
import type { Report, TableDimension } from '../table/table.ts';
import { knownUpdate } from '../table/updates.ts';

/** The language the file names; one that is none of ours counts as none. Neither is passed over in silence. */
export function languageOfTexts(members: JsonObject, report: Report): Language | undefined {
	const tag = pxOf(members)?.get('language');
	if (!isFilled(tag)) {
		report.assumed.push(remark('table_no_language'));
		return undefined;
	}
	const language = languageOf(tag);
	if (!language) report.assumed.push(remark('table_language_for_english', { tag }));
	return language;
}

export function aboutOf(
	members: JsonObject,
	layout: Layout,
	dimensions: readonly TableDimension[],
	language: Language | undefined,
	report: Report
): About {
	const px: JsonObject = pxOf(members) ?? new Map<string, Json>();
	const title = [members.get('label'), px.get('description')].find(isFilled);
	const matrix = [px.get('matrix'), px.get('tableid')].find(isFilled) ?? matrixOf(title);
	const measured = measureOf(layout, dimensions);
	// Files of this site say these of themselves beside what JSON-stat has a place for.
	const ours: JsonObject = extensionOf(members) ?? new Map<string, Json>();
	const contents = measured.contents ?? [px.get('contents'), ours.get('measure')].find(isFilled);
	const power = ours.get('multiplier');
	const own = [ours.get('unit')].find(isFilled);
	const unit = measured.unit ?? (own && typeof power === 'number' ? multiplied(own, power) : own);
	const decimals = measured.decimals ?? px.get('decimals') ?? ours.get('decimals');
	const source = members.get('source');
	const updated = knownUpdate(members.get('updated'), dimensions, report);
	const tag = px.get('language');
	reportContacts(members, report);
	const textIn = (text: string | undefined) =>
		text === undefined ? undefined : textOf(text, language);
	return withoutGaps({
		matrix,
		title: textIn(title),
		contents: textIn(contents),
		unit,
		decimals: typeof decimals === 'number' ? decimals : undefined,
		source: isFilled(source) ? source : undefined,
		updated,
		language: isFilled(tag) ? (language ?? tag) : undefined,
		perturbed: px.get('aggregallowed') === false ? true : undefined
	});
}

const pxOf = (members: JsonObject): JsonObject | undefined => {
	const px = extensionOf(members)?.get('px');
	return isJsonObject(px) ? px : undefined;
};

/** What is measured, and in what: said by the phantom contents, or by a contents variable that is of one mind. */
function measureOf(
	{ phantom, dimensions: laid }: Layout,
	dimensions: readonly TableDimension[]
): { contents?: string; unit?: string; decimals?: number } {
	const labels = phantom && categoryOf(phantom.json).get('label');
	if (phantom && isJsonObject(labels)) {
		const [[key, label] = []] = labels;
		return {
			...(isFilled(label) ? { contents: label } : {}),
			...(key === undefined ? {} : unitAt(phantom.json, key))
		};
	}
	const metric = dimensions.findIndex(({ units }) => units !== undefined);
	const units = new Set(dimensions[metric]?.units);
	const [unit] = units;
	if (units.size !== 1 || unit === undefined) return {};
	const { codes } = dimensions[metric]!;
	const decimals = new Set(codes.map((code) => unitAt(laid[metric]!.json, code).decimals));
	const [same] = decimals;
	return { unit, ...(decimals.size === 1 && same !== undefined ? { decimals: same } : {}) };
}

/** Whom to ask: there is no other place for it. */
function reportContacts(members: JsonObject, report: Report): void {
	const contacts = extensionOf(members)?.get('contact');
	for (const contact of Array.isArray(contacts) ? contacts : []) {
		if (!isJsonObject(contact)) continue;
		const parts: (Json | undefined)[] = ['name', 'organization', 'mail', 'phone'].map((name) =>
			contact.get(name)
		);
		const said = parts.filter(isFilled).join(', ') || contact.get('raw');
		if (isFilled(said)) report.found.push(remark('table_contact', { text: said }));
	}
}
