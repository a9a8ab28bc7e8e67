/** One question, one answer: chart, table, sentence, CSV, JSON-stat, Arrow and Parquet say the same of every cell. */
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

/** The cells of a file as a chart shows them: less the reference, when it shows a difference. */
function shownCells(
	ids: string[],
	cells: Map<string, string>,
	reference?: { dimension: string; code: string }
): Cell[] {
	const valueAt = (codes: Record<string, string>) => {
		const [value = ''] = cells.get(ids.map((id) => codes[id]).join('|'))?.split(' ') ?? [];
		return value === '' ? undefined : Number(value);
	};
	return [...cells].flatMap(([key, held]) => {
		const codes = Object.fromEntries(key.split('|').map((code, i) => [ids[i]!, code]));
		const statuses = held
			.split(' ')[1]!
			.split('|')
			.filter((s) => s !== 'ok');
		if (!reference) return [{ codes, value: valueAt(codes), statuses }];
		if (codes[reference.dimension] === reference.code) return [];
		const [a, b] = [valueAt(codes), valueAt({ ...codes, [reference.dimension]: reference.code })];
		return [{ codes, value: a === undefined || b === undefined ? undefined : a - b, statuses }];
	});
}

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

for (const question of QUESTIONS)
	test(`chart, table, sentence and files agree on ${question.id}`, async ({ page, request }) => {
		const dataset = (await catalogue()).find(question.dataset)!;
		await page.goto(`/en/${question.theme}`);
		const figure = page.locator(`#${question.id} figure`);
		const href = (await figure
			.locator(`a[href^="/data/${dataset.id}.csv"]`)
			.first()
			.getAttribute('href'))!;
		const file = async (type: string) =>
			(await request.get(href.replace('.csv', `.${type}`))).body();

		const { ids, cells } = fromCsv((await file('csv')).toString());
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

		const { decimals } = dataset.unit;
		const shown = shownCells(ids, cube, question.view.reference);
		const expected = new Map(
			shown.map((cell) => [
				nameOf(dataset, shown, cell),
				cell.value === undefined ? undefined : Number(cell.value.toFixed(decimals))
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
		expect(read.map((c) => plain(c.number)).sort()).toEqual(
			[...expected.values()].map(plain).sort()
		);
		if (!question.view.reference) {
			const marks = shown.map(({ statuses }) => statuses.map((s) => STATUS_MARKS[s as Status]));
			expect(read.map((c) => c.mark.join(' ')).sort()).toEqual(
				marks.map((m) => m.join(' ')).sort()
			);
		}

		// Numbers with decimals in the sentences are values of the slice, or distances between two of them.
		const values = [...expected.values()].filter((v) => v !== undefined);
		const sayable = new Set(
			values
				.flatMap((a) => [a, ...values.map((b) => a - b)])
				.map((v) => Math.abs(v).toFixed(decimals))
		);
		const sentences = await figure.locator('.headline, [id$="-summary"] p').allTextContents();
		if (decimals > 0)
			for (const said of sentences.join(' ').match(/\d+\.\d+/g) ?? [])
				expect(
					sayable.has(Number(said).toFixed(decimals)),
					`${said} in “${sentences.join(' ')}”`
				).toBe(true);
		expect(sentences.join(' ')).not.toMatch(/undefined|NaN|null/);
	});
