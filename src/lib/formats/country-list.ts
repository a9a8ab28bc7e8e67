/** country.json, names.json and the names of CLDR → the list of countries; every problem with its line. */
import * as v from 'valibot';
import type { Countries, Place } from '#lib/dataset/countries.ts';
import { CODE_LISTS, type CodeList } from '#lib/dataset/links.ts';
import { LANGUAGES, type Language, type Text } from '#lib/dataset/model.ts';
import type { DataProblem } from '#lib/dataset/problems/data.ts';
import { readJsonFile, type JsonCode, type Report } from './json-file.ts';

/** Kinds of problems of the files of the list. */
export type CountryListCode = JsonCode | 'code-unknown' | 'code-twice' | 'code-unnamed' | 'cycle';

const code = v.pipe(v.string(), v.regex(/^([0-9]{3}|[A-Z]{2,4})$/, 'a code in capitals or digits'));
const Places = v.record(
	code,
	v.strictObject({
		/** ISO 3166 alpha-3, or what the United Nations write in its place. */
		iso3: v.optional(code),
		/** What Eurostat writes in place of ISO 3166 alpha-2. */
		eurostat: v.optional(code),
		parent: v.optional(code)
	})
);
type Places = v.InferOutput<typeof Places>;

const Names = v.record(
	code,
	v.partial(
		v.strictObject(
			Object.fromEntries(LANGUAGES.map((l) => [l, v.pipe(v.string(), v.nonEmpty('a name'))]))
		)
	)
);
/** Code → language → name. */
type Names = Record<string, Partial<Record<Language, string>>>;

/** How each way of writing countries names an entry; undefined where it does not. */
const CODED: Record<CodeList, (entry: Places[string], code: string) => string | undefined> = {
	'country:iso2': (_, code) => code,
	'country:iso3': ({ iso3 }) => iso3,
	'country:eurostat': ({ eurostat }, code) => eurostat ?? code
};

export interface File {
	/** As problems name it. */
	name: string;
	text: string;
}

/** Names of territories by code in one language. */
export type Territories = Record<Language, Readonly<Record<string, string>>>;

/** A name where a label begins: CLDR writes some as they stand inside a sentence. */
const asLabel = (name: string, language: Language) =>
	name.charAt(0).toLocaleUpperCase(language) + name.slice(1);

function nameOf(
	code: string,
	names: Names,
	territories: Territories,
	report: Report<CountryListCode>
): Text {
	const name = Object.fromEntries(
		LANGUAGES.flatMap((language) => {
			const found = names[code]?.[language] ?? territories[language][code];
			if (found) return [[language, asLabel(found, language)]];
			report({
				code: 'code-unnamed',
				path: [code],
				found: `"${code}" without a name in "${language}"`,
				allowed: 'a name in each language, of CLDR or in names.json',
				remedy: 'Add the name to names.json.'
			});
			return [];
		})
	);
	return name as Text;
}

/** Every way up ends: parents are there, and none lies in itself. */
function checkParents(places: Places, report: Report<CountryListCode>): void {
	for (const [code, { parent }] of Object.entries(places)) {
		const path = [code, 'parent'];
		if (parent !== undefined && !Object.hasOwn(places, parent))
			report({
				code: 'code-unknown',
				path,
				found: `"${parent}"`,
				allowed: 'a code of the list',
				remedy: 'Add the region or correct the code.'
			});
		const above: string[] = [];
		for (let at = parent; at !== undefined && !above.includes(at); at = places[at]?.parent)
			above.push(at);
		if (above.includes(code))
			report({
				code: 'cycle',
				path,
				found: `"${code}" in ${above.join(' in ')}`,
				allowed: 'a region that does not lie in itself',
				remedy: 'Correct one of the parents.'
			});
	}
}

function checkNames(names: Names, places: Places, report: Report<CountryListCode>): void {
	for (const code of Object.keys(names))
		if (!Object.hasOwn(places, code))
			report({
				code: 'code-unknown',
				path: [code],
				found: `"${code}"`,
				allowed: 'a code of country.json',
				remedy: 'Add the code there or remove the name.'
			});
}

/** Places by their codes in one way of writing them; a code is one place. */
function codedIn(
	list: CodeList,
	entries: Places,
	places: ReadonlyMap<string, Place>,
	report: Report<CountryListCode>
): Map<string, Place> {
	const coded = new Map<string, Place>();
	for (const [key, entry] of Object.entries(entries)) {
		const written = CODED[list](entry, key);
		if (written === undefined) continue;
		const other = coded.get(written);
		if (other)
			report({
				code: 'code-twice',
				path: [key],
				found: `"${written}" for ${other.code} and ${key}`,
				allowed: `each code of ${list} once`,
				remedy: 'Correct one of them.'
			});
		coded.set(written, places.get(key)!);
	}
	return coded;
}

export function parseCountries(
	list: File,
	overrides: File,
	territories: Territories
): { countries?: Countries; problems: DataProblem<CountryListCode>[] } {
	const read = readJsonFile<typeof Places, CountryListCode>(list.text, list.name, Places);
	const named = readJsonFile<typeof Names, CountryListCode>(overrides.text, overrides.name, Names);
	const problems = () => [...read.problems, ...named.problems];
	if (!read.output || !named.output) return { problems: problems() };
	const entries = read.output;
	checkParents(entries, read.report);
	checkNames(named.output, entries, named.report);
	const places = new Map(
		Object.entries(entries).map(([code, { parent }]): [string, Place] => [
			code,
			{
				code,
				name: nameOf(code, named.output!, territories, read.report),
				...(parent === undefined ? {} : { parent })
			}
		])
	);
	const coded = Object.fromEntries(
		CODE_LISTS.map((way) => [way, codedIn(way, entries, places, read.report)])
	) as unknown as Countries['coded'];
	return problems().length > 0
		? { problems: problems() }
		: { countries: { places, coded }, problems: [] };
}
