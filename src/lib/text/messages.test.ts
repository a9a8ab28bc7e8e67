import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('./messages/', import.meta.url);
const read = (name: string) =>
	JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
const areas = [...new Set(readdirSync(folder).map((name) => name.split('.')[0]!))];
const holes = (message: unknown) =>
	[...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

describe.each(areas)('messages of %s', (area) => {
	const [en, sv] = [read(`${area}.en.json`), read(`${area}.sv.json`)];

	it('exist in every language', () => {
		expect(Object.keys(sv).sort()).toEqual(Object.keys(en).sort());
	});

	// Texts with branches are compared by the names they are given, in problems.test.ts.
	it.runIf(area !== 'problems')('have the same holes in every language', () => {
		for (const key of Object.keys(en)) expect([key, holes(sv[key])]).toEqual([key, holes(en[key])]);
	});

	it('use none of the words the house does not use', () => {
		const banned = /(^|[^\p{L}])(immigrants?|invandrare|best|worst|bäst|sämst)(?!\p{L})/iu;
		const found = [en, sv].flatMap((all) =>
			Object.entries(all).filter(([, message]) => banned.test(JSON.stringify(message)))
		);
		expect(found).toEqual([]);
	});
});
