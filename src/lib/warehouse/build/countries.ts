/** Reads the list of countries of a folder of datasets, with names of CLDR. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { Countries } from '#lib/dataset/countries.ts';
import { LANGUAGES, type Language } from '#lib/dataset/model.ts';
import { parseCountries, type Territories } from '#lib/formats/country-list.ts';
import type { BuildProblem } from './problem.ts';

const require = createRequire(import.meta.url);

interface Cldr {
	main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }>;
}

async function territoriesIn(language: Language): Promise<Record<string, string>> {
	const path = require.resolve(`cldr-localenames-full/main/${language}/territories.json`);
	const { main } = JSON.parse(await readFile(path, 'utf8')) as Cldr;
	return main[language]!.localeDisplayNames.territories;
}

const fileAt = async (path: string) => ({
	name: relative(process.cwd(), path),
	text: await readFile(path, 'utf8')
});

/** Nothing where the folder has no list. */
export async function countriesIn(
	dataDir: string
): Promise<{ countries?: Countries; problems: BuildProblem[] }> {
	const list = join(dataDir, 'codes', 'country.json');
	if (!existsSync(list)) return { problems: [] };
	const territories = await Promise.all(
		LANGUAGES.map(async (language) => [language, await territoriesIn(language)] as const)
	);
	return parseCountries(
		await fileAt(list),
		await fileAt(join(dataDir, 'codes', 'names.json')),
		Object.fromEntries(territories) as Territories
	);
}
