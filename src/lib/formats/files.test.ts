/** Promises about every type of file; the files themselves are read back where a database writes them. */
import { describe, expect, it } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import { LANGUAGES, textIn } from '#lib/dataset/model.ts';
import { aboutOf } from './about.ts';
import { ADDRESS_TYPES, fileAddress, FILE_TYPES, FILES, fileTypeOf } from './files.ts';
import { everyCell } from './every-cell.ts';
import { blocksOf } from './rows.fixture.ts';

const ROW = {
	codes: DATASET.dimensions.map((d) => d.categories[0]!.code),
	value: 1.5,
	status: 'ok'
};

describe.each(FILE_TYPES)('%s', (type) => {
	const { mime, name, extension, inBrowser, write } = FILES[type];

	it('has a MIME type, an extension and a name in every language', () => {
		expect(mime).toMatch(/^[a-z]+\/[a-z.-]+(; [a-z]+=[a-z0-9-]+)*$/);
		expect(extension).toMatch(/^[a-z]+(\.[a-z]+)?$/);
		for (const language of LANGUAGES) expect(textIn(name, language)).not.toBe('');
	});
	it('has an address of its own', () => {
		const addresses = FILE_TYPES.map((other) => fileAddress(other, 'a'));
		expect(addresses.filter((address) => address === fileAddress(type, 'a'))).toHaveLength(1);
		expect(fileAddress(type, 'å', 'geo=SE')).toMatch(/^\/data\/%C3%A5\.[a-z.]+\?geo=SE/);
	});
	it('is written in the browser if it says so', async () => {
		const pieces = write({
			dataset: DATASET,
			selection: {},
			about: aboutOf(DATASET, {}, 'r1', 'https://example.org', 'en'),
			language: 'en',
			form: { labels: 'code', layout: 'long', flavour: 'plain' },
			source: {
				rows: () => everyCell(DATASET, {}, blocksOf({ dataset: DATASET, rows: [ROW], sizes: [] })),
				statuses: () => Promise.resolve(['ok', 'missing'])
			}
		});
		const size = async () => {
			let length = 0;
			for await (const piece of pieces) length += piece.length;
			return length;
		};
		if (inBrowser) expect(await size()).toBeGreaterThan(10);
		else await expect(size()).rejects.toThrow('database');
	});
});

it('every type that is described stands in the list', () => {
	const modules = import.meta.glob<Record<string, object>>('./types/*.ts', { eager: true });
	const found = Object.values(modules)
		.flatMap((module) => Object.values(module))
		.filter((value) => 'mime' in value);
	expect(new Set(found)).toEqual(new Set(Object.values(FILES)));
});

it('a name tells the type by its longest end', () => {
	for (const type of ADDRESS_TYPES) expect(fileTypeOf(`a.b.${FILES[type].extension}`)).toBe(type);
	expect(fileTypeOf('a.xlsx')).toBeUndefined();
});
