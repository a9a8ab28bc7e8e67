import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '#lib/dataset/model.ts';
import { SITE_LANGUAGES } from './languages.ts';

const folder = new URL('./messages/', import.meta.url);
const read = (name: string) =>
	JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
const areas = [...new Set(readdirSync(folder).map((name) => name.split('.')[0]!))];
const holes = (message: unknown) =>
	[...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

/** Nobody is called an immigrant, and nothing is best or worst. */
const BANNED: Record<Language, string> = {
	en: 'immigrants?|best|worst',
	sv: 'invandrare|bäst|sämst',
	da: 'indvandrere?|bedst|værst',
	nb: 'innvandrere?|best|verst',
	fi: 'maahanmuuttaja\\p{L}*|paras|huonoin',
	is: 'innflytjend\\p{L}*|best|verst'
};

it('every area has a file for each language of the site, and for no other', () => {
	const wanted = areas.flatMap((area) => SITE_LANGUAGES.map((lang) => `${area}.${lang}.json`));
	expect(readdirSync(folder).sort()).toEqual(wanted.sort());
});

describe.each(areas)('messages of %s', (area) => {
	const en = read(`${area}.en.json`);

	describe.each(SITE_LANGUAGES)('in %s', (language) => {
		const messages = read(`${area}.${language}.json`);

		it('are those of English', () => {
			expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
		});

		// Texts with branches are compared by the names they are given, in problems.test.ts.
		if (area !== 'problems')
			it('have the same holes as in English', () => {
				for (const key of Object.keys(en))
					expect([key, holes(messages[key])]).toEqual([key, holes(en[key])]);
			});

		it('use none of the words the house does not use', () => {
			const banned = new RegExp(`(^|[^\\p{L}])(${BANNED[language]})(?!\\p{L})`, 'iu');
			const found = Object.entries(messages).filter(([, message]) =>
				banned.test(JSON.stringify(message))
			);
			expect(found).toEqual([]);
		});
	});
});
