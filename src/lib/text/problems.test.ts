/** Promises about texts of what is wrong: every code has them in every language, and what they name they are given. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cause, phrase, remark, type Codes } from '#lib/dataset/problem.ts';
import { ADDRESS_PROBLEMS } from '#lib/dataset/problems/address.ts';
import { DELIMITED_PROBLEMS, DELIMITED_REMARKS } from '#lib/dataset/problems/delimited.ts';
import { FILE_PHRASES, FILE_PROBLEMS, FILE_REMARKS } from '#lib/dataset/problems/file.ts';
import { JSON_PHRASES, JSON_PROBLEMS, JSON_REMARKS } from '#lib/dataset/problems/json.ts';
import { PROGRAM_PROBLEMS, PROGRAM_REMARKS } from '#lib/dataset/problems/program.ts';
import { PX_PROBLEMS, PX_REMARKS } from '#lib/dataset/problems/px.ts';
import { TABLE_PHRASES, TABLE_PROBLEMS, TABLE_REMARKS } from '#lib/dataset/problems/table.ts';
import { XLSX_PROBLEMS, XLSX_REMARKS } from '#lib/dataset/problems/xlsx.ts';
import { memoryFile } from '#lib/tables/bytes/input-file.ts';
import { readTable } from '#lib/tables/detect/read.ts';
import { Refused, type ReadOptions, type Report } from '#lib/tables/table/table.ts';
import { expectationOf, fixtureBytes, fixtureNames } from '#tests/fixtures/tables.ts';
import { SITE_LANGUAGES, type SiteLanguage } from './languages.ts';
import { groupsIn, reportIn } from './problem-groups.ts';
import { messageOf } from './problems-english.ts';
import { catalogueOf, filled, placeText, problemIn, remarkIn } from './problems.ts';

const PROBLEMS: Codes = {
	...ADDRESS_PROBLEMS,
	...DELIMITED_PROBLEMS,
	...FILE_PROBLEMS,
	...JSON_PROBLEMS,
	...PROGRAM_PROBLEMS,
	...PX_PROBLEMS,
	...TABLE_PROBLEMS,
	...XLSX_PROBLEMS
};
const SENTENCES: Codes = {
	...DELIMITED_REMARKS,
	...FILE_REMARKS,
	...JSON_REMARKS,
	...PROGRAM_REMARKS,
	...PX_REMARKS,
	...TABLE_REMARKS,
	...XLSX_REMARKS,
	...FILE_PHRASES,
	...JSON_PHRASES,
	...TABLE_PHRASES
};
const CODES: Codes = { ...PROBLEMS, ...SENTENCES };

type Texts = Record<string, string | Record<'found' | 'allowed' | 'remedy', string>>;
const textsIn = async (locale: SiteLanguage) => (await catalogueOf(locale)).texts as Texts;
/** Names a text is filled with. */
const namesIn = (text: unknown): string[] => [
	...new Set([...JSON.stringify(text).matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name!))
];
/** Branches of a text such as `one {…}` are no names; the words in them are. */
const named = (text: unknown, given: readonly string[]) =>
	namesIn(text).filter(
		(name) =>
			given.includes(name) ||
			!/^(?:mellan|ovanför|andelar|belopp|antal|koder|värden|between|above|codes|values|is|are)$/.test(
				name
			)
	);

describe.each(SITE_LANGUAGES)('texts in %s', (locale) => {
	it('exist for every code, and for nothing else', async () => {
		const texts = await textsIn(locale);
		const keys = Object.keys(texts).filter((key) => !/^(where_|quotation_marks$)/.test(key));
		expect(keys.sort()).toEqual(Object.keys(CODES).sort());
	});

	it('say of each problem what was found, what is allowed and what to do', async () => {
		const texts = await textsIn(locale);
		for (const code of Object.keys(PROBLEMS))
			expect([code, texts[code]]).toEqual([
				code,
				{
					found: expect.stringMatching(/./),
					allowed: expect.stringMatching(/./),
					remedy: expect.stringMatching(/\.$/)
				}
			]);
		for (const code of Object.keys(SENTENCES)) expect(texts[code]).toMatch(/./);
	});

	it('name only what they are given, and all of it', async () => {
		const texts = await textsIn(locale);
		for (const [code, given] of Object.entries(CODES))
			expect([code, named(texts[code], given).sort()]).toEqual([code, [...given].sort()]);
	});

	it('are filled without a brace left', async () => {
		const catalogue = await catalogueOf(locale);
		for (const [code, names] of Object.entries(CODES))
			for (const value of [1, 2]) {
				const given = Object.fromEntries(names.map((name) => [name, value]));
				const texts = (catalogue.texts as Texts)[code]!;
				for (const text of typeof texts === 'string' ? [texts] : Object.values(texts))
					expect(filled(text, given, catalogue)).not.toMatch(/[{}#]/);
			}
	});
});

it('codes are used', () => {
	const folders = ['src/lib/tables', 'src/routes', 'scripts', 'src/lib/text'];
	const all = folders
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
		)
		.filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$|paraglide/.test(name))
		.map((name) => readFileSync(name, 'utf8'))
		.join('\n');
	const unused = Object.keys(CODES).filter(
		(code) => !code.startsWith('status_') && !new RegExp(`['.]${code}\\b`).test(all)
	);
	expect(unused).toEqual([]);
});

describe('a text', () => {
	it('has the plural of its language, a branch for a number, and quotes around each of a list', async () => {
		const [en, sv] = await Promise.all([catalogueOf('en'), catalogueOf('sv')]);
		const rows = (count: number) => remark('csv_rows', { count });
		expect([1, 2].map((n) => remarkIn(en, rows(n)).text)).toEqual(['1 row', '2 rows']);
		expect([1, 2].map((n) => remarkIn(sv, rows(n)).text)).toEqual(['1 rad', '2 rader']);
		const gone = remark('match_gone', { dimension: 'sex', codes: ['F', 'M'], more: 0 });
		expect(remarkIn(en, gone).text).toBe('sex: not in the file are F, M');
		const sheets = cause('xlsx_sheets', { count: 2, sheets: ['a', 'b'] });
		expect(problemIn(sv, sheets).found).toBe('tabeller på 2 blad: ”a”, ”b”');
		const kind = remark('table_no_unit', { kind: 'money' });
		expect(remarkIn(sv, kind).text).toMatch(/belopp$/);
	});

	it('takes texts of a file as they are, whatever they hold, and phrases in its language', async () => {
		const sv = await catalogueOf('sv');
		expect(remarkIn(sv, remark('csv_note', { text: '{count} # }{' })).text).toBe(
			'fotnot: {count} # }{'
		);
		const symbol = remark('table_symbol', { text: '..', sense: [phrase('status_missing')] });
		expect(remarkIn(sv, symbol).text).toContain('tolkas som saknas');
	});

	it('has its place in front, from the outermost part in', async () => {
		const where = { cell: 3, keyword: 'DATA', line: 7 };
		expect(placeText(where, await catalogueOf('en'))).toBe('line 7, DATA, cell 3');
		expect(placeText(where, await catalogueOf('sv'))).toBe('rad 7, DATA, cell 3');
		expect(placeText({}, await catalogueOf('sv'))).toBe('');
	});

	it('of an error that is no refusal is its message', () => {
		expect(messageOf(new RangeError('too deep'))).toBe('too deep');
		expect(messageOf('gone')).toBe('gone');
	});
});

describe('many of a kind', () => {
	const faults = (count: number) =>
		Array.from({ length: count }, (_, i) =>
			cause('csv_no_figure', { text: `x${i}` }, { line: i + 1, column: 2, name: 'n' })
		);

	it('are counted after the first three', async () => {
		const sv = await catalogueOf('sv');
		const groups = groupsIn(sv, [...faults(100), cause('csv_empty')]);
		expect(groups).toHaveLength(2);
		expect(groups[0]).toMatchObject({
			items: [{ place: 'rad 1, kolumn 2, n', text: '”x0”' }, {}, {}],
			more: 'och 97 till av samma slag'
		});
		expect(groupsIn(sv, faults(3))[0]!.more).toBe('');
	});

	it('keep the question that can be answered', async () => {
		const asks = { option: 'time' as const };
		const [group] = groupsIn(await catalogueOf('en'), [cause('table_no_time', {}, {}, asks)]);
		expect(group!.asks).toEqual(asks);
	});

	it('remarks too', async () => {
		const warned = Array.from({ length: 5 }, (_, i) =>
			remark('csv_column_twice', { name: `n${i}` })
		);
		const report: Report = {
			found: [],
			assumed: [remark('csv_header_rows', { count: 2 }, 1)],
			warned
		};
		const words = reportIn(await catalogueOf('en'), report);
		expect(words.warned.count).toBe(5);
		expect(words.warned.lines).toHaveLength(4);
		expect(words.warned.lines.at(-1)).toBe('and 2 more of this kind');
		expect(words.assumed.lines).toEqual([expect.stringMatching(/^line 1: the 2 header rows/)]);
	});
});

describe('what is said of the fixtures in Swedish', () => {
	/** Words of English sentences; what stands in quotes is the file's own. */
	const ENGLISH =
		/(?<![\p{L}])(?:the|of|and|is|are|with|without|that|this|which|from|have|has|its|each|not|again|table|file|rows?|figures?)(?![\p{L}])/iu;
	const own = (text: string) => text.replace(/”[^”]*”|<[^>]*>|\([^)]*\)|: .*$/gs, '');

	it('holds no English', async () => {
		const sv = await catalogueOf('sv');
		let refusals = 0;
		const english: string[] = [];
		for (const name of fixtureNames) {
			const { options } = expectationOf<{ options?: ReadOptions }>(name) ?? {};
			const file = memoryFile(name, fixtureBytes(name));
			const said = await readTable(file, options).then(
				({ report: { found, assumed, warned } }) =>
					[...found, ...assumed, ...warned].map((one) => remarkIn(sv, one).text),
				(error: unknown) => {
					if (!(error instanceof Refused)) throw error;
					return error.causes.flatMap((one) => {
						refusals++;
						const { found, allowed, remedy } = problemIn(sv, one);
						return [found, String(allowed), remedy, placeText(one.where, sv)];
					});
				}
			);
			english.push(
				...said.filter((text) => ENGLISH.test(own(text))).map((text) => `${name}: ${text}`)
			);
		}
		expect(english).toEqual([]);
		expect(refusals).toBeGreaterThan(20);
	});
});
