/** One question, one answer: chart, table, sentence, CSV, JSON-stat, Arrow and Parquet say the same of every cell. */
import type { APIRequestContext, Page } from '@playwright/test';
import Papa from 'papaparse';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { QUESTIONS } from '#lib/server/questions.ts';
import { STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import type { Category, Dataset } from '#lib/dataset/model.ts';
import { fromArrow, fromCsv, fromJsonStat, fromParquet } from './readers.ts';
import { expect, test } from './site.ts';

const shortOf = (category: Category) => category.short?.en ?? category.label.en;

/** "−19.1 pp", "76,718" → −19.1, 76718; undefined when there is no number. */
function numberIn(text: string): number | undefined {
	const plain = text.replaceAll('−', '-').replace(/[,\u00a0\u202f](?=\d)/g, '');
	const found = /[-+]?\d+(\.\d+)?/.exec(plain);
	return found ? Number(found[0]) : undefined;
}

interface Cell {
	codes: Record<string, string>;
	value: number | undefined;
	statuses: string[];
}

/** The cells of a file as a chart shows them. */
const shownCells = (ids: string[], cells: Map<string, string>): Cell[] =>
	[...cells].map(([key, held]) => {
		const [value = '', status = ''] = held.split(' ');
		return {
			codes: Object.fromEntries(key.split('|').map((code, i) => [ids[i]!, code])),
			value: value === '' ? undefined : Number(value),
			statuses: status.split('|').filter((s) => s !== 'ok')
		};
	});

/**
 * What sentences add to computed figures: the two they are computed of, how those moved, and the same two set against each
 * other in another way than the file does.
 */
function otherwise(csv: string): number[] {
	const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
	const levels = data.flatMap(({ level }) => (level ? [Number(level)] : []));
	const references = data.flatMap(({ reference }) => (reference ? [Number(reference)] : []));
	const moved = [levels, references].flatMap((all) => all.flatMap((a) => all.map((b) => a - b)));
	const set = data.flatMap(({ level, reference }) => {
		if (!level || !reference) return [];
		const ratio = Number(level) / Number(reference);
		return [Number(level) - Number(reference), Number(ratio.toFixed(2)), Number(ratio.toFixed(1))];
	});
	// Per 1,000 inhabitants, figures from one on are said with one decimal.
	const coarse = [...levels, ...references].map((n) => Number(n.toFixed(1)));
	return [...levels, ...references, ...coarse, ...moved, ...set];
}

/** How far neighbours of a ranking have to be apart is no figure of theirs; tests of the readings hold it against the methods. */
const LIMITS = /less than [\d.]+\s[a-z\s]+ apart may change places by chance/g;

/** Views of every transform beside those of the questions: what files are asked for, chart, table and sentence show. */
const VIEWS = [
	{ dataset: 'lfsa_urgan', query: 'transform=ratio&reference=citizen:NAT&time=2015..2024' },
	{ dataset: 'lfsa_ergan', query: 'transform=change' },
	{ dataset: 'tps00170', query: 'transform=percent&time=2012..2023' },
	{ dataset: 'tps00170', query: 'transform=index&time=2012..2023' },
	{ dataset: 'migr_asyappctza', query: 'per=inhabitants&transform=gap&reference=geo:SE&time=2024' }
];

/** What a chart calls a cell: the categories that vary, countries and periods always, periods last. */
const nameOf = (dataset: Dataset, cells: Cell[], { codes }: Cell): string =>
	dataset.dimensions
		.filter(
			(d) =>
				d.role === 'geo' || d.role === 'time' || cells.some((c) => c.codes[d.id] !== codes[d.id])
		)
		.sort((a, b) => Number(a.role === 'time') - Number(b.role === 'time'))
		.map((d) => shortOf(d.categories.find((c) => c.code === codes[d.id])!))
		.join(', ');

interface Asked {
	name: string;
	dataset: string;
	/** Where its figure stands on the page. */
	figure: string;
}

/** By page: what is asked there. */
const ASKED = new Map<string, Asked[]>();
for (const { id, theme, dataset } of QUESTIONS)
	ASKED.set(`/en/${theme}`, [
		...(ASKED.get(`/en/${theme}`) ?? []),
		{ name: id, dataset, figure: `#${id} figure` }
	]);
for (const { dataset, query } of VIEWS)
	ASKED.set(`/en/explore/${dataset}?${query}`, [
		{ name: `${dataset}?${query}`, dataset, figure: 'figure' }
	]);

for (const [path, questions] of ASKED)
	test(`chart, table, sentence and files agree on ${path}`, async ({ page, request }) => {
		await page.goto(path);
		for (const asked of questions) await test.step(asked.name, () => agree(asked, page, request));
	});

async function agree(asked: Asked, page: Page, request: APIRequestContext): Promise<void> {
	const dataset = (await catalogue()).find(asked.dataset)!;
	const figure = page.locator(asked.figure).first();
	const href = (await figure
		.locator(`a[href^="/data/${dataset.id}.csv"]`)
		.first()
		.getAttribute('href'))!;
	const file = async (type: string) => (await request.get(href.replace('.csv', `.${type}`))).body();

	const csv = (await file('csv')).toString();
	const { ids, cells } = fromCsv(csv);
	const isComputed = /[?&](per|transform)=/.test(href);
	expect(ids).toEqual(dataset.dimensions.map((d) => d.id));
	expect(cells.size).toBeGreaterThan(0);
	expect(fromCsv((await file('tsv')).toString(), '\t').cells).toEqual(cells);
	// JSON-stat writes the whole cube: a cell the source has no row for is there as missing, and in no list.
	const cube = fromJsonStat(ids, (await file('json')).toString());
	for (const [key, held] of cube)
		expect(held, `JSON-stat at ${key}`).toBe(cells.get(key) ?? ' missing');
	expect([...cells.keys()].filter((key) => !cube.has(key))).toEqual([]);
	expect(fromArrow(ids, await file('arrow'))).toEqual(cells);
	expect(await fromParquet(ids, await file('parquet'))).toEqual(cells);

	// As many as any computed figure is shown with; trailing zeros say nothing else.
	const decimals = isComputed ? 3 : dataset.unit.decimals;
	const shown = shownCells(ids, cube);
	const expected = new Map(
		shown.map((cell) => [
			nameOf(dataset, shown, cell),
			cell.value === undefined || isComputed ? cell.value : Number(cell.value.toFixed(decimals))
		])
	);
	expect(expected.size, 'names tell all cells apart').toBe(shown.length);

	const labels = await figure
		.locator('svg [role=img]')
		.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')!));
	const drawn = new Map(
		labels.map((label) => {
			const at = label.indexOf(': ');
			return [label.slice(0, at), numberIn(label.slice(at + 2).split(';')[0]!)];
		})
	);
	for (const [name, value] of drawn) {
		expect(expected.has(name), `${name} is in the files`).toBe(true);
		expect(value, `the mark of ${name}`).toBe(expected.get(name));
	}
	for (const [name, value] of expected)
		if (value !== undefined) expect(drawn.has(name), `${name} is drawn`).toBe(true);

	const table = await figure
		.locator('table')
		.first()
		.evaluate((element: HTMLTableElement) => {
			const [head, ...rows] = [...element.rows].map((row) =>
				[...row.cells].map((c) => c.textContent.trim())
			);
			const marks = [...element.tBodies[0]!.rows].map((row) =>
				[...row.cells].map((c) => c.querySelector('abbr')?.textContent ?? '')
			);
			const corner = element.tBodies[0]!.rows[0]!.querySelectorAll('th').length;
			return { head: head!, rows, marks, corner };
		});
	const read = table.rows.flatMap((row, r) =>
		row.slice(table.corner).map((text, c) => ({
			number: numberIn(text),
			mark: table.marks[r]![c + table.corner]!.split(' ').filter(Boolean)
		}))
	);
	const plain = (n: number | undefined) =>
		n === undefined ? 'none' : n.toFixed(decimals).replace(/^-(0\.?0*)$/, '$1');
	expect(read.map((c) => plain(c.number)).sort()).toEqual([...expected.values()].map(plain).sort());
	const marks = shown.map(({ statuses }) => statuses.map((s) => STATUS_MARKS[s as Status]));
	expect(read.map((c) => c.mark.join(' ')).sort()).toEqual(marks.map((m) => m.join(' ')).sort());

	// Numbers with decimals in the sentences are values of the slice, or distances between two of them.
	const values = [...expected.values()].filter((v) => v !== undefined);
	const sayable = new Set(
		[...values.flatMap((a) => [a, ...values.map((b) => a - b)]), ...otherwise(csv)].map((v) =>
			Math.abs(v).toFixed(decimals)
		)
	);
	const sentences = await figure.locator('.headline, [id$="-summary"] p').allTextContents();
	if (decimals > 0)
		for (const said of sentences
			.join(' ')
			.replace(LIMITS, '')
			.match(/\d+\.\d+/g) ?? [])
			expect(
				sayable.has(Number(said).toFixed(decimals)),
				`${said} in “${sentences.join(' ')}”`
			).toBe(true);
	expect(sentences.join(' ')).not.toMatch(/undefined|NaN|null/);
}
