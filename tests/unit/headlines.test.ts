/** Headlines of real and synthetic figures, in every language: a table that was read line by line, and rules that hold of all of them. */
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '#lib/dataset/model.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { sizeOf } from '#lib/dataset/slice.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { parseView, undrawnDimensions } from '#lib/forms/view.ts';
import { figureOf } from '#lib/text/figure.ts';
import { forbiddenIn } from '#lib/text/forbidden-words.fixture.ts';
import { HEADLINE_KINDS, headlineFound, type HeadlineKind } from '#lib/text/headlines/index.ts';
import { SITE_LANGUAGES, type SiteLanguage } from '#lib/text/languages.ts';
import { topicOf } from '#lib/text/topic.ts';
import { builtWarehouse, type BuiltWarehouse } from '#lib/warehouse/database.fixture.ts';
import type * as Catalogue from '#lib/warehouse/catalogue.ts';
import type * as FigureFor from '#lib/server/figure-for.ts';
import type * as FiguresOf from '#lib/server/figures-of.ts';
import { datasetOf } from '#scripts/synthetic/dataset.ts';
import { TABLES } from '#scripts/synthetic/tables.ts';
import { HEADLINE_ADDRESSES, SYNTHETIC_ADDRESSES } from '#tests/fixtures/headlines/addresses.ts';

let built: BuiltWarehouse;
let datasets: Dataset[];
let figureFor: typeof FigureFor.figureFor;
let figuresOf: typeof FiguresOf.figuresOf;

beforeAll(async () => {
	built = await builtWarehouse();
	const { catalogue }: typeof Catalogue = await import('#lib/warehouse/catalogue.ts');
	datasets = (await catalogue()).datasets;
	({ figureFor } = await import('#lib/server/figure-for.ts'));
	({ figuresOf } = await import('#lib/server/figures-of.ts'));
}, 60_000);
afterAll(() => built.remove());

function viewAt(address: string) {
	const [id = '', search = ''] = address.split('?');
	const dataset = datasets.find((one) => one.id === id)!;
	const { selection, problems } = parseSelection(dataset, search, dataset.defaults);
	const { view, problems: others } = parseView(dataset, selection, search);
	expect([...problems, ...others], address).toEqual([]);
	return { dataset, selection, view };
}

async function headlineAt(address: string, language: SiteLanguage): Promise<string> {
	const { dataset, selection, view } = viewAt(address);
	return (await figureFor('f', dataset, selection, view, language)).headline;
}

async function kindAt(address: string): Promise<HeadlineKind | undefined> {
	const { dataset, selection, view } = viewAt(address);
	const figures = await figuresOf(dataset, selection, view);
	return headlineFound(topicOf(figures.dataset, figures.slice, figures.view, 'en', { selection }))
		?.kind;
}

/** Synthetic tables with figures that any two cells have different: the last digits of their place. */
function syntheticFigure(address: string, language: SiteLanguage): Figure {
	const [table = '', search = ''] = address.split('?');
	const [id = '', unit] = table.split('_');
	const dataset = datasetOf(
		TABLES.find((one) => one.id === id)!,
		unit === 'persons' ? 'persons' : 'per cent'
	);
	const { selection, problems } = parseSelection(dataset, search, dataset.defaults);
	expect(problems).toEqual([]);
	const dimensions = dataset.dimensions.map(({ id: dimension, role, categories }) => ({
		id: dimension,
		role,
		codes: selection[dimension] ?? categories.map(({ code }) => code)
	}));
	const values = Array.from({ length: sizeOf(dimensions) }, (_, i) => 30 + ((i * 37) % 50));
	return figureOf({
		id: 'f',
		dataset,
		slice: { dataset: dataset.id, dimensions, values, status: {} },
		view: parseView(dataset, selection, search).view,
		language,
		release: 'r',
		address: '/',
		files: []
	});
}

test('the headlines of these views are those that were read through', async () => {
	const lines: Record<string, string>[] = [];
	for (const address of HEADLINE_ADDRESSES)
		lines.push({
			address,
			en: await headlineAt(address, 'en'),
			sv: await headlineAt(address, 'sv')
		});
	for (const address of SYNTHETIC_ADDRESSES)
		lines.push({
			address: `SYNTHETIC ${address}`,
			en: syntheticFigure(address, 'en').headline,
			sv: syntheticFigure(address, 'sv').headline
		});
	const text = Papa.unparse(lines, { newline: '\n', delimiter: '\t' }) + '\n';
	await expect(text).toMatchFileSnapshot('../fixtures/headlines/headlines.tsv');
});

/** For every kind, a view that it answers. */
const EXAMPLES = {
	profile: 'uim_integration_i_tal_2016_1?reason=REFUGEE',
	movement: 'lfsa_ergan?transform=gap',
	change: 'lfsa_ergan?',
	difference: 'lfsa_ergan?sex=F,M&time=2024',
	composition: 'migr_resvalid?',
	rank: 'dst_indv2013_2_5?',
	level: 'demo_pjan?time=2024'
} satisfies Record<HeadlineKind, string>;

test.each(HEADLINE_KINDS)('the kind "%s" answers its example', async (kind) => {
	expect(await kindAt(EXAMPLES[kind])).toBe(kind);
});

const MOST: Record<SiteLanguage, number> = { en: 90, sv: 120 };
const UNITS = /\b(?:pp|p\.e\.|ISCED)(?![\p{L}])/u;

describe.each(SITE_LANGUAGES)('in %s', (language) => {
	test('what every dataset starts with has a headline that fits, of its own, in allowed words', async () => {
		const held = new Map<string, string>();
		for (const dataset of datasets) {
			const { selection, view } = viewAt(`${dataset.id}?`);
			if (undrawnDimensions(dataset, selection, view).length > 0) continue;
			const headline = await headlineAt(`${dataset.id}?`, language);
			expect(headline.length, headline).toBeLessThanOrEqual(MOST[language]);
			expect(headline, dataset.id).toMatch(/^[\p{Lu}\d]/u);
			expect(headline).not.toMatch(/fig_|\{|\}|\[|\]|undefined|…| {2}|: /);
			expect(headline).not.toMatch(UNITS);
			expect(forbiddenIn(headline, language), headline).toEqual([]);
			expect(held.get(headline), `${headline} (${dataset.id})`).toBeUndefined();
			held.set(headline, dataset.id);
		}
		expect(held.size).toBeGreaterThan(60);
	});
});

/** The examples of the design that there are figures for, where the methods leave their words as they are. */
describe('the headlines of the design', () => {
	test.each([
		['lfsa_ergan?', 'Employment of non-EU citizens has risen most in Sweden since 2021'],
		['lfsa_ergan?transform=gap', 'Since 2021 the difference'],
		[
			'unhcr_population?geo=SE&time=2024&origin=SYR,UKR,AFG,IRQ,ERI,SOM',
			'The number of refugees in Sweden was highest'
		]
	])('%s begins with "%s"', async (address, start) => {
		expect(await headlineAt(address, 'en')).toMatch(new RegExp(`^${start}`));
	});
});
