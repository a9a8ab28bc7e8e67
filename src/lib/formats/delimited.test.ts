/** What a delimited file says, read back with PapaParse. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { delimited, type DelimitedForm } from './delimited.ts';
import { blocksOf, cubes, textOf, type Cube } from './rows.fixture.ts';

const PLAIN: DelimitedForm = {
	delimiter: ',',
	labels: 'code',
	layout: 'long',
	flavour: 'plain',
	language: 'en'
};
const TEXTS = { numRuns: runs(150) };

const periodsOf = (dataset: Dataset) =>
	dataset.dimensions.find((d) => d.role === 'time')!.categories.map((c) => c.code);
const written = (cube: Cube, form: Partial<DelimitedForm> = {}) =>
	textOf(delimited(cube.dataset, blocksOf(cube), { ...PLAIN, ...form }, periodsOf(cube.dataset)));

function read(text: string, delimiter = ',', newline: '\n' | '\r\n' = '\n'): string[][] {
	const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline });
	expect(errors).toEqual([]);
	// The file ends with a line end, behind which the reader finds one empty field.
	expect(data.pop()).toEqual(['']);
	return data;
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));

/** One row: Sweden, native-born, high, 2015. */
const one = (value: number | null, decimals: number, status = 'ok'): Cube => ({
	dataset: { ...DATASET, unit: { ...DATASET.unit, decimals } },
	rows: [{ codes: ['SE', 'NAT', 'high', '2015'], value, status }],
	sizes: []
});

describe('long layout', () => {
	it.each([
		['CSV', ','],
		['TSV', '\t']
	] as const)('gives every row back from %s, whatever the codes hold', async (_, delimiter) => {
		await fc.assert(
			fc.asyncProperty(cubes, async (cube) => {
				const [head, ...rows] = read(await written(cube, { delimiter }), delimiter);
				expect(head).toEqual(['geo', 'group', 'time', 'value', 'status']);
				expect(
					rows.map((r) => ({ codes: r.slice(0, 3), value: numberOf(r[3]!), status: r[4] }))
				).toEqual(cube.rows);
			}),
			TEXTS
		);
	});
	it('is one text however the rows are cut into blocks', async () => {
		await fc.assert(
			fc.asyncProperty(cubes, fc.constantFrom('long', 'wide'), async (cube, layout) => {
				expect(await written(cube, { layout })).toBe(
					await written({ ...cube, sizes: [] }, { layout })
				);
			}),
			TEXTS
		);
	});
	it('writes names, or codes and names side by side', async () => {
		await fc.assert(
			fc.asyncProperty(cubes, async (cube) => {
				const nameOf = (d: number, code: string) =>
					cube.dataset.dimensions[d]!.categories.find((c) => c.code === code)!.label.en;
				const [, ...names] = read(await written(cube, { labels: 'name' }));
				expect(names.map((r) => r.slice(0, 3))).toEqual(
					cube.rows.map((r) => r.codes.map((code, d) => nameOf(d, code)))
				);
				const [head, ...both] = read(await written(cube, { labels: 'both' }));
				expect(head!.slice(0, 6)).toEqual([
					'geo',
					'geo_label',
					'group',
					'group_label',
					'time',
					'time_label'
				]);
				expect(both.map((r) => r.slice(0, 6))).toEqual(
					cube.rows.map((r) => r.codes.flatMap((code, d) => [code, nameOf(d, code)]))
				);
			}),
			TEXTS
		);
	});
	it('takes names from the language asked for, and English where that has none', async () => {
		const cube = one(1, 0);
		const dimensions = cube.dataset.dimensions.map((d) =>
			d.id === 'schooling'
				? { ...d, categories: [{ code: 'high', label: { en: 'High', sv: 'Hög' } }] }
				: d
		);
		const [, row] = read(
			await written(
				{ ...cube, dataset: { ...cube.dataset, dimensions } },
				{ labels: 'name', language: 'sv' }
			)
		);
		expect(row).toEqual(['SE', 'NAT', 'Hög', '2015', '1', 'ok']);
	});
	it('has a header and nothing else when there are no rows', async () => {
		const empty = { ...one(1, 0), rows: [] };
		expect(await written(empty)).toBe('geo,group of people,schooling,time,value,status\n');
		expect(await written(empty, { layout: 'wide' })).toMatch(
			/^geo,group of people,schooling,2015,2015_status,.*,2019_status\n$/
		);
	});
});

describe('numbers', () => {
	it.each([
		[-3.5, 1, '-3.5'],
		[1234567.5, 1, '1234567.5'],
		[64, 1, '64.0'],
		[0.5, 3, '0.500'],
		[1234567, 0, '1234567'],
		[0, 1, '0.0'],
		[null, 1, '']
	])(
		'writes %s with %i decimals as "%s": ASCII minus, point, no grouping',
		async (value, decimals, text) => {
			expect(await written(one(value, decimals, value === null ? 'missing' : 'ok'))).toContain(
				`SE,NAT,high,2015,${text},`
			);
		}
	);
	it('writes a decimal comma for spreadsheets, and a negative number stays a number', async () => {
		expect(await written(one(-1234.5, 1), { flavour: 'excel' })).toContain(
			'SE;NAT;high;2015;-1234,5;ok\r\n'
		);
	});
});

describe('excel flavour', () => {
	/** What a spreadsheet would take for a formula stands behind an apostrophe. */
	const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

	it('has a byte order mark, semicolons and CRLF, and no field that begins a formula', async () => {
		await fc.assert(
			fc.asyncProperty(cubes, fc.constantFrom('code', 'name'), async (cube, labels) => {
				const text = await written(cube, { flavour: 'excel', labels });
				expect(text.startsWith('\ufeff')).toBe(true);
				expect(text.endsWith('\r\n')).toBe(true);
				const [, ...rows] = read(text.slice(1), ';', '\r\n');
				expect(rows).toEqual(
					cube.rows.map(({ codes, value, status }) => [
						...codes.map((code, d) =>
							guarded(
								labels === 'code'
									? code
									: cube.dataset.dimensions[d]!.categories.find((c) => c.code === code)!.label.en
							)
						),
						value === null ? '' : value.toFixed(cube.dataset.unit.decimals).replace('.', ','),
						status
					])
				);
			}),
			TEXTS
		);
	});
	it('keeps the tabs of a TSV file', async () => {
		expect(await written(one(1.5, 1), { flavour: 'excel', delimiter: '\t' })).toContain(
			'SE\tNAT\thigh\t2015\t1,5\tok\r\n'
		);
	});
});

describe('wide layout', () => {
	it.each(['code', 'name', 'both'] as const)(
		'keeps every value and status with labels=%s, one line per series',
		async (labels) => {
			await fc.assert(
				fc.asyncProperty(cubes, async (cube) => {
					const periods = periodsOf(cube.dataset);
					const [head, ...lines] = read(await written(cube, { layout: 'wide', labels }));
					const width = labels === 'both' ? 4 : 2;
					expect(head!.slice(width)).toEqual(periods.flatMap((p) => [p, `${p}_status`]));
					const series = [...new Set(cube.rows.map((r) => JSON.stringify(r.codes.slice(0, 2))))];
					expect(lines.map((line) => line.slice(width))).toEqual(
						series.map((key) =>
							periods.flatMap((period) => {
								const row = cube.rows.find(
									(r) => JSON.stringify(r.codes.slice(0, 2)) === key && r.codes[2] === period
								);
								if (!row) return ['', 'missing'];
								return [
									row.value === null ? '' : row.value.toFixed(cube.dataset.unit.decimals),
									row.status
								];
							})
						)
					);
				}),
				TEXTS
			);
		}
	);
});
