/** Promises of the set of readers: each has files, a name in every language, and is asked for nothing by its own name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { fixtureBytes, fixtureNames } from '#tests/fixtures/tables.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { memoryFile } from '../bytes/input-file.ts';
import { readTable, type RecognisedTable } from './read.ts';
import { READER_NAMES, READERS } from './readers.ts';

/** Every fixture that can be read without being told anything. */
const tables: RecognisedTable[] = [];
for (const name of fixtureNames) {
	const file = memoryFile(name, fixtureBytes(name));
	const table = await readTable(file).catch(() => undefined);
	if (table) tables.push(table);
}

describe.each(READER_NAMES)('%s', (name) => {
	const reader = READERS[name];

	it('reads a fixture that it recognises to observations', () => {
		const own = tables.filter(({ format }) => format === name);
		expect(own.some(({ values }) => values.some((value) => value !== 0))).toBe(true);
	});

	it.each(SITE_LANGUAGES)('has a name in the language %s', (locale) => {
		const texts = JSON.parse(
			readFileSync(`src/lib/text/messages/pages.${locale}.json`, 'utf8')
		) as Record<string, string>;
		expect(texts[reader.nameKey]).toMatch(/\S/);
	});

	it('says what its files end in, in lower case and without the point', () => {
		expect(reader.endings.length).toBeGreaterThan(0);
		for (const ending of reader.endings) expect(ending).toMatch(/^[a-z0-9]+$/);
	});
});

test('every reader that there is stands in the set', () => {
	const modules = import.meta.glob<Record<string, object>>('../*/index.ts', { eager: true });
	const found = Object.values(modules)
		.flatMap((module) => Object.values(module))
		.filter((value) => 'recognises' in value);
	expect(new Set(found)).toEqual(new Set(Object.values(READERS)));
});

test('no module but the set of readers names a reader', () => {
	const modules = readdirSync('src/lib/tables', { recursive: true, encoding: 'utf8' }).filter(
		(path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && path !== 'detect/readers.ts'
	);
	const naming = modules.filter((path) => {
		const text = readFileSync(join('src/lib/tables', path), 'utf8');
		// Paths of modules and members of JSON may bear the same name.
		return READER_NAMES.some(
			(name) => text.includes(`=== '${name}'`) || text.includes(`: '${name}'`)
		);
	});
	expect(naming).toEqual([]);
});
