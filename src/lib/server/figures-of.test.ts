/** What is computed of the real figures, through the real database, to the last digit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableOf } from '#lib/charts/draw/table.ts';
import { labelOf } from '#lib/charts/frame/cell-text.ts';
import { roundedTo } from '#lib/dataset/exact.ts';
import { perRule } from '#lib/dataset/per/index.ts';
import { halfStep, publishedOf, roundedAt } from '#lib/dataset/published.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import { parseView } from '#lib/forms/view.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import type * as Catalogue from '#lib/warehouse/catalogue.ts';
import { builtWarehouse, type BuiltWarehouse } from '#lib/warehouse/database.fixture.ts';
import type * as Figures from './figure-for.ts';
import type * as FiguresOf from './figures-of.ts';
import { WORKED_EXAMPLES } from './worked.fixture.ts';

let built: BuiltWarehouse;
let server: typeof Figures & typeof FiguresOf & typeof Catalogue;

beforeAll(async () => {
	built = await builtWarehouse();
	server = {
		...(await import('./figure-for.ts')),
		...(await import('./figures-of.ts')),
		...(await import('#lib/warehouse/catalogue.ts'))
	};
});
afterAll(() => built.remove());

/** What an address asks for; it has to be free of problems. */
async function asked(id: string, search: string) {
	const dataset = (await server.catalogue()).find(id)!;
	const { selection, problems } = parseSelection(dataset, search, dataset.defaults);
	const parsed = parseView(dataset, selection, search);
	expect([...problems, ...parsed.problems], `${id}?${search}`).toEqual([]);
	return { dataset, selection, view: parsed.view };
}
async function figure(id: string, search: string, language: SiteLanguage = 'en') {
	const { dataset, selection, view } = await asked(id, search);
	return server.figureFor('f', dataset, selection, view, language);
}
const problemsOf = async (id: string, search: string) => {
	const dataset = (await server.catalogue()).find(id)!;
	const { selection } = parseSelection(dataset, search, dataset.defaults);
	return parseView(dataset, selection, search).problems;
};

/** The one cell of an example before it is rounded: as divided, then as transformed. */
async function exactOf(id: string, search: string, codes: Record<string, string>) {
	const { dataset, selection, view } = await asked(id, search);
	const found = await server.figuresOf(dataset, selection, view);
	const half = halfStep(publishedOf(found.dataset));
	const at = (where: Record<string, string>) =>
		roundedAt(found.slice, cellOf(found.slice, where), half);
	const { reference } = found.view;
	if (!reference) return { ...found, exact: at(codes)?.exact };
	const [value, other] = [at(codes), at({ ...codes, [reference.dimension]: reference.code })];
	const computed = value && other && transformRule(view).compute(value, other);
	return { ...found, exact: computed?.exact };
}

describe('worked examples', () => {
	it('are all those of the methods', () => {
		expect(WORKED_EXAMPLES).toHaveLength(24);
	});
	it.each(WORKED_EXAMPLES)(
		'$id',
		async ({ dataset, search, codes, other, exact, shown, status }) => {
			const drawn = await figure(dataset, search);
			expect(drawn.slice.values).toHaveLength(1);
			const { text } = tableOf(drawn).rows[0]!.cells[0]!;
			expect(text.replaceAll(',', '').replace('\u2212', '-')).toBe(shown);
			expect(drawn.slice.status[0] ?? 'ok').toBe(status);
			if (exact === undefined) return expect(drawn.slice.values).toEqual([null]);

			const { exact: found, per, view, dataset: of } = await exactOf(dataset, search, codes);
			expect(roundedTo(found!, 6)).toBe(exact);
			if (!('population' in other) || !view.per) return;
			const below = perRule(view.per)
				.cells((await server.catalogue()).find(of.id)!, codes, per!.denominators)
				.map((one) => per!.denominators.values[cellOf(per!.denominators, one)]!);
			const mean = below.reduce((sum, one) => sum + one, 0) / below.length;
			expect(mean).toBe(Number(other.population));
		}
	);
});

describe('a figure per 1,000 inhabitants', () => {
	it('says the same in chart, table and sentence, and by whom it was computed of what', async () => {
		const drawn = await figure('migr_asyappctza', 'time=2015&per=inhabitants');
		const sweden = cellOf(drawn.slice, { geo: 'SE', citizen: 'TOTAL', time: '2015' });
		expect(drawn.slice.values[sweden]).toBe(16.6);
		expect(labelOf(drawn, sweden)).toBe('Sweden, 2015: 16.6');
		expect(
			tableOf(drawn).rows.map(({ heads, cells }) => [heads[0], cells[0]!.text])
		).toContainEqual(['Sweden', '16.6']);
		expect(drawn.headline).toBe(
			'The number of asylum applicants per 1,000 inhabitants was highest in Sweden in 2015 (16.6)'
		);
		expect(drawn.subtitle).toBe(
			'Asylum applicants · per 1,000 inhabitants (average population of the year) · all citizenships · 2015'
		);
		expect(drawn.source.text).toBe(
			'Source: Eurostat (migr_asyappctza), retrieved 2025 · calculation: per 1,000 inhabitants by this site, population from Eurostat (demo_pjan), retrieved 2025'
		);
		expect(drawn.address).toBe('/en/explore/migr_asyappctza?time=2015&per=inhabitants');
	});
	it('says so in Swedish', async () => {
		const drawn = await figure('migr_asyappctza', 'time=2024&geo=SE,FI&per=inhabitants', 'sv');
		expect(drawn.headline).toMatch(/per 1.000 invånare/u);
		expect(drawn.headline).toContain('lägre i Finland än i Sverige 2024');
		expect(drawn.unit.text).toBe('per 1\u00a0000 invånare (årets medelfolkmängd)');
		expect(drawn.source.text).toContain('av denna webbplats, folkmängd från Eurostat (demo_pjan)');
	});
	it('has the notes of the population and none that holds for numbers of persons only', async () => {
		const notes = async (search: string) => (await figure('tps00170', search)).notes.join('\n');
		const size = 'not adjusted for the size of the countries';
		expect(await notes('geo=IS')).toContain(size);
		expect(await notes('geo=IS&per=inhabitants')).not.toContain(size);
		expect(await notes('geo=IS&per=inhabitants')).toContain('Population: Iceland counts');
		expect(await notes('geo=DK&per=inhabitants')).not.toContain('Iceland counts');
	});
	it('is cut where the population is counted in a new way', async () => {
		const { slice } = await figure('migr_asyappctza', 'geo=IS,SE&time=2021..2024&per=inhabitants');
		const cells = ['2023', '2024'].map((time) =>
			cellOf(slice, { geo: 'IS', citizen: 'TOTAL', time })
		);
		// The mean of 2023 holds the old 1 January and the new one.
		expect(slice.hiddenBreaks).toEqual(cells);
	});
	it('is missing where the population is not known yet, and names the year', async () => {
		const drawn = await figure(
			'unhcr_asylum_applications',
			'geo=SE&time=2023..2025&per=inhabitants'
		);
		const at = (time: string) =>
			drawn.slice.dimensions.find((d) => d.id === 'time')!.codes.indexOf(time);
		expect(drawn.slice.values[at('2024')]).not.toBeNull();
		expect([drawn.slice.values[at('2025')], drawn.slice.status[at('2025')]]).toEqual([
			null,
			'missing'
		]);
		expect(drawn.notes[0]).toBe('No population figure for 2026 yet.');
		expect(drawn.missing).toBe('Missing here: all series 2025 (no population figure for 2026 yet)');
	});
	it('of a stock at the end of a year is measured with the next 1 January, of months with that of their year', async () => {
		const drawn = await figure('migr_resvalid', 'geo=SE&time=2022&per=inhabitants');
		expect(drawn.unit.text).toBe('per 1,000 inhabitants at the end of the year');
		const months = await figure('migr_asytpsm', 'geo=SE&time=2023-11..2024-02&per=inhabitants');
		expect(months.unit.text).toBe('per 1,000 inhabitants on 1 January 2023–2024');
		const plain = await figure('migr_asytpsm', 'geo=SE&time=2023-11..2024-02');
		const population = { 2023: 10521556, 2024: 10551707 };
		expect(months.slice.values).toEqual(
			plain.slice.values.map(
				(value, i) => Math.round((1e4 * value!) / population[i < 2 ? 2023 : 2024]) / 10
			)
		);
	});
	it('has its differences computed of unrounded values, and rounded by their size', async () => {
		const drawn = await figure(
			'migr_asyappctza',
			'geo=FI&time=2023,2024&per=inhabitants&transform=change&reference=time:2023'
		);
		// The populations are means of two 1 Januaries.
		const [start, end] = (await figure('migr_asyappctza', 'geo=FI&time=2023,2024')).slice
			.values as [number, number];
		const exact = (1000 * end) / 5_619_911 - (1000 * start) / 5_583_910.5;
		expect(drawn.slice.values).toEqual([0, Number(exact.toFixed(2))]);
		expect(tableOf(drawn).rows[0]!.cells[1]!.text).toBe(`−${Math.abs(exact).toFixed(2)}`);
		expect(drawn.source.text).toContain('per 1,000 inhabitants by this site');
		expect(drawn.source.text).toContain('change by this site');
	});
});

describe('a share of the whole', () => {
	it('is per cent of what the source publishes, in words too', async () => {
		const drawn = await figure('migr_resfirst', 'reason=FAM&per=whole');
		expect(drawn.unit).toMatchObject({
			text: 'per cent of all reasons',
			symbol: '%',
			kind: 'share'
		});
		expect(drawn.headline).toContain('The share of first residence permits for family');
		expect(drawn.headline).toContain('45.5%');
		expect(drawn.source.text).toContain('calculation: share by this site');
		const swedish = await figure('migr_resfirst', 'reason=FAM&per=whole', 'sv');
		expect(swedish.unit.text).toBe('procent av alla skäl');
	});
	it('has its difference in percentage points', async () => {
		const drawn = await figure(
			'migr_resfirst',
			'reason=FAM&geo=DK&per=whole&transform=gap&reference=reason:EMP'
		);
		expect(drawn.unit.symbol).toBe('pp');
	});
});

describe('an address that asks for what cannot be computed', () => {
	it('is told what can', async () => {
		expect(await problemsOf('tps00170', 'per=whole')).toEqual([
			{ key: 'per', code: 'whole', allowed: ['inhabitants'] }
		]);
		expect(await problemsOf('lfsa_ergan', 'per=inhabitants')).toEqual([
			{ key: 'per', code: 'inhabitants', allowed: [] }
		]);
		expect(await problemsOf('migr_resfirst', 'reason=TOTAL&per=whole')).toEqual([
			{ key: 'per', code: 'whole', allowed: ['inhabitants'] }
		]);
		expect(await problemsOf('migr_resfirst', 'reason=FAM&per=everybody')).toEqual([
			{ key: 'per', code: 'everybody', allowed: ['inhabitants', 'whole'] }
		]);
	});
});
