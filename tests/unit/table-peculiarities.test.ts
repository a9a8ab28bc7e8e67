/** Each of the hundred known peculiarities of files has a file in `tests/fixtures/tables` that begins with its number, or a test named here. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fixtureNames } from '../fixtures/tables.ts';

const BINDING = 'src/lib/tables/match/match.test.ts';
const IMPORT = 'scripts/import-data.test.ts';

/** What is about a table that is stored already takes more than one file. */
const TESTS: Record<number, [file: string, title: string]> = {
	55: [BINDING, 'labels swapped against their codes decide, with a warning'],
	56: [BINDING, 'a new label of a code is a warning: the definition may have changed'],
	57: [BINDING, 'the same label with a new code is removed and added, never joined'],
	58: [BINDING, 'another wording of the title is the same table'],
	59: [BINDING, 'a new variable is refused until it is wanted'],
	68: [BINDING, 'countries that are not in the file are said to be missing, not zero'],
	86: [IMPORT, 'a later release adds its period and counts what differs'],
	91: [IMPORT, 'a part of it changes only its own cells, and only if it is said to be a part'],
	92: [
		BINDING,
		'an older file is refused by its last period or its date, unless it is wanted or a part'
	],
	99: [BINDING, 'another table is refused, both are named'],
	100: [IMPORT, 'imported again changes nothing, and says so']
};
/**
 * Not of reading: 69, areas that mean something else in each country, and 88, figures of two forms that differ in
 * decimals, are about comparing. Readers keep both as the file has them.
 */
const ELSEWHERE = [69, 88];

it('every peculiarity has its test', () => {
	const numbers = fixtureNames.map((name) => Number.parseInt(name, 10));
	const missing = Array.from({ length: 100 }, (_, i) => i + 1).filter(
		(row) => !numbers.includes(row) && !TESTS[row] && !ELSEWHERE.includes(row)
	);
	expect(missing).toEqual([]);
	for (const [file, title] of Object.values(TESTS))
		expect(readFileSync(file, 'utf8'), file).toContain(`'${title}'`);
});
