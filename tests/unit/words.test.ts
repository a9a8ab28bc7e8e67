/** What the site says of its figures: no forbidden word anywhere, and the examples of the methods in their right wording. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textIn, type Dataset, type Selection } from '#lib/dataset/model.ts';
import type { Figure } from '#lib/forms/figure.ts';
import type { View } from '#lib/forms/view.ts';
import { FORBIDDEN_WORDS, forbiddenIn } from '#lib/text/forbidden-words.fixture.ts';
import { SITE_LANGUAGES, type SiteLanguage } from '#lib/text/languages.ts';
import { builtWarehouse, type BuiltWarehouse } from '#lib/warehouse/database.fixture.ts';

let built: BuiltWarehouse;
let datasets: Dataset[];
beforeAll(async () => {
	built = await builtWarehouse();
	const { catalogue } = await import('#lib/warehouse/catalogue.ts');
	({ datasets } = await catalogue());
});
afterAll(() => built.remove());

/** Names of categories and measures are the source's own: they are taken out of a sentence before its words are read. */
function namesOf(dataset: Dataset, language: SiteLanguage): string[] {
	const labels = dataset.dimensions.flatMap(({ categories }) =>
		categories.flatMap(({ label, short }) => [label, ...(short ? [short] : [])])
	);
	return [...labels, dataset.measure]
		.map((label) => textIn(label, language))
		.sort((a, b) => b.length - a.length);
}

const withoutNames = (sentence: string, names: readonly string[]): string =>
	names.reduce((text, name) => {
		const inside = name.charAt(0).toLowerCase() + name.slice(1);
		return text.replaceAll(name, '').replaceAll(inside, '');
	}, sentence);

const allOf = ({ dimensions }: Dataset): Selection =>
	Object.fromEntries(dimensions.map((d) => [d.id, d.categories.map(({ code }) => code)]));

const sentencesOf = ({ headline, subtitle, summary, missing, verdict }: Figure): string[] => [
	headline,
	subtitle,
	...summary,
	...(verdict ? [verdict.text] : []),
	...(verdict?.comparisons.flatMap(({ rules }) => rules.map(({ text }) => text)) ?? []),
	...(missing === null ? [] : [missing])
];

describe.each(SITE_LANGUAGES)('in %s', (language) => {
	it('every forbidden word is found, as a whole word and outside quotation marks', () => {
		for (const word of FORBIDDEN_WORDS[language]) {
			const written = word.replace('*', '');
			expect([word, forbiddenIn(`X ${written}, y.`, language)]).toEqual([
				word,
				expect.arrayContaining([word])
			]);
			expect(forbiddenIn(`x${written}y “${written}”`, language)).not.toContain(word);
		}
	});

	it('no message that makes sentences of figures holds one', () => {
		const file = new URL(`../../src/lib/text/messages/figure.${language}.json`, import.meta.url);
		const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
		for (const [key, message] of Object.entries(messages)) {
			const texts =
				typeof message === 'string'
					? [message]
					: (message as { match: Record<string, string> }[]).flatMap((m) =>
							Object.values(m.match ?? {})
						);
			for (const text of texts) expect([key, forbiddenIn(text, language)]).toEqual([key, []]);
		}
	});

	it('no sentence of the first view of a dataset, or of a question, holds one', async () => {
		const { figureFor, firstFigure } = await import('#lib/server/figure-for.ts');
		const { QUESTIONS, selectionOf, viewOf } = await import('#lib/server/questions.ts');
		let seen = 0;
		const read = (dataset: Dataset, figure: Figure) => {
			const names = namesOf(dataset, language);
			for (const sentence of sentencesOf(figure)) {
				expect([sentence, forbiddenIn(withoutNames(sentence, names), language)]).toEqual([
					sentence,
					[]
				]);
				seen++;
			}
		};
		for (const dataset of datasets) {
			const figure = await firstFigure('f', dataset, language);
			if (figure) read(dataset, figure);
		}
		for (const question of QUESTIONS) {
			const dataset = datasets.find(({ id }) => id === question.dataset);
			if (!dataset) continue;
			const selection = selectionOf(question, dataset);
			read(dataset, await figureFor('f', dataset, selection, viewOf(question), language));
		}
		expect(seen).toBeGreaterThan(datasets.length * 3);
	}, 60_000);

	it('no sentence of two groups with the same mix holds one, and each says how far they may be compared', async () => {
		const { figureFor } = await import('#lib/server/figure-for.ts');
		const { parseView } = await import('#lib/forms/view.ts');
		const { MixRefused, refusedIn } = await import('#lib/server/like-with-like.ts');
		const asks = [
			['hagstofa_census_labour', 'by=education,age,sex', { origin: ['IMM', 'IS'] }],
			['imdi_60', 'by=sex', {}],
			['ssb_innvregsys_2017_stay', 'by=stay', { region: ['R1', 'R2'] }]
		] as const;
		let seen = 0;
		for (const [id, query, codes] of asks) {
			const dataset = datasets.find((d) => d.id === id)!;
			const selection = { ...allOf(dataset), ...dataset.defaults, ...codes } as Selection;
			const { view, problems } = parseView(dataset, selection, `transform=standardised&${query}`);
			if (!view.mix) continue;
			expect(problems).toEqual([]);
			const figure = await figureFor('f', dataset, selection, view, language).catch(refusedIn);
			if (figure instanceof MixRefused) continue;
			expect(figure.verdict?.comparisons[0]?.rules.map((rule) => rule.id)).toContain('C27');
			const names = namesOf(dataset, language);
			for (const sentence of sentencesOf(figure)) {
				const found = forbiddenIn(withoutNames(sentence, names), language);
				expect([sentence, found]).toEqual([sentence, []]);
				seen++;
			}
		}
		expect(seen).toBeGreaterThan(5);
	});
});

describe('the examples of the methods', () => {
	async function figureOf(
		id: string,
		codes: Selection,
		view: View,
		language: SiteLanguage = 'en'
	): Promise<Figure> {
		const { figureFor } = await import('#lib/server/figure-for.ts');
		const dataset = datasets.find((d) => d.id === id)!;
		const selection = Object.fromEntries(
			dataset.dimensions.map((d) => [
				d.id,
				codes[d.id] ?? dataset.defaults[d.id] ?? d.categories.map(({ code }) => code)
			])
		);
		return figureFor('f', dataset, selection, view, language);
	}
	const summaryOf = async (...input: Parameters<typeof figureOf>) =>
		(await figureOf(...input)).summary.map((text) => text.replaceAll('\u00a0', ' '));
	const DOTS: View = { form: 'dots', x: 'geo', transform: 'value' };
	const PAIR: View = { form: 'dumbbell', x: 'geo', colour: 'citizen', transform: 'value' };
	const YOUNG = { age: ['Y15-64'], sex: ['T'] };
	const ADULT = { age: ['Y20-64'], sex: ['T'], citizen: ['NEU27_2020_FOR'] };
	const YEARS = ['2018', '2019', '2020', '2021', '2022', '2023', '2024'];

	it('a difference over time says both years and both sides, and is not called closing', async () => {
		const codes = { ...YOUNG, geo: ['SE'], citizen: ['FOR', 'NAT'], time: YEARS };
		const lines: View = { form: 'line', x: 'time', colour: 'citizen', transform: 'value' };
		const gap: View = {
			form: 'line',
			x: 'time',
			colour: 'geo',
			transform: 'gap',
			reference: { dimension: 'citizen', code: 'NAT' }
		};
		expect(await summaryOf('lfsa_ergan', { ...codes, citizen: ['FOR'] }, gap)).toContain(
			'In Sweden: the difference between foreign citizens and citizens of the country itself was 17.5 percentage points in 2021 and 9.8 in 2024: smaller. The figure for foreign citizens rose by 8.5, that for citizens of the country itself rose by 0.8. Periods before 2021 were counted in another way.'
		);
		expect((await summaryOf('lfsa_ergan', codes, lines)).join(' ')).toContain(
			'9.8 percentage points lower.'
		);
	});

	it('an amount is in percentage points, with both figures', async () => {
		const codes = { ...ADULT, geo: ['SE'], citizen: ['NEU27_2020_FOR', 'NAT'], time: ['2024'] };
		expect((await summaryOf('lfsa_urgan', codes, PAIR)).join(' ')).toMatch(
			/22\.7%, citizens of the country itself 6\.0%; 16\.7 percentage points higher\./
		);
	});

	it('a series says by how much it is lower than in another year, and names no event', async () => {
		const codes = { geo: ['SE'], citizen: ['NAT'], age: ['Y20-64'], sex: ['M'] };
		const line: View = { form: 'line', x: 'time', transform: 'value' };
		const years = { ...codes, time: ['2018', '2019', '2020'] };
		expect((await summaryOf('lfsa_ergan', years, line)).join(' ')).toContain(
			'in Sweden fell by 1.2 percentage points from 2018 to 2020, to 85.1%.'
		);
	});

	it('how many a country received is said per 1,000 inhabitants, not that it takes in the most', async () => {
		const dots: View = { ...DOTS, per: 'inhabitants' };
		const { headline } = await figureOf('oecd_imd_b11', { geo: ['NO'], time: ['2022'] }, dots);
		expect(headline.replaceAll('\u00a0', ' ')).toBe(
			'The inflow of foreign citizens per 1,000 inhabitants in Norway was 15.3 in 2022'
		);
	});

	it('lengths of stay are of different people, and it is said', async () => {
		const codes = { region: ['R2'], stay: ['Y1', 'Y10-14'], time: ['2017'] };
		const dots: View = { form: 'dots', x: 'stay', transform: 'value' };
		const figure = await figureOf('ssb_innvregsys_2017_stay', codes, dots);
		const said = figure.summary.join(' ').replaceAll('\u00a0', ' ');
		expect(said).toContain('28.8%');
		expect(said).toContain('65.4%');
		expect(figure.verdict?.text).toContain('Different people at one time, not the same people');
	});

	it('equal figures are the same, and nobody is tied', async () => {
		const codes = { ...ADULT, geo: ['DK', 'NO'], time: ['2024'] };
		expect(await summaryOf('lfsa_urgan', codes, DOTS)).toContain(
			'Denmark and Norway have the same figure, 11.8%.'
		);
	});

	it('figures of a survey that chance may turn are apart, not higher and lower', async () => {
		const codes = { ...ADULT, geo: ['FI', 'SE'], time: ['2024'] };
		expect(await summaryOf('lfsa_urgan', codes, DOTS)).toContain(
			'Finland 19.9%, Sweden 22.7%; 2.8 percentage points apart, but the figures are too uncertain to say which is higher.'
		);
		expect(await summaryOf('lfsa_urgan', codes, DOTS, 'sv')).toContain(
			'Finland 19,9 %, Sverige 22,7 %; 2,8 procentenheter isär, men siffrorna är för osäkra för att säga vilken som är högre.'
		);
		const denmark = { ...ADULT, geo: ['DK', 'NO'], time: ['2024'] };
		expect((await summaryOf('lfsa_ergan', denmark, DOTS)).join(' ')).toContain(
			'6.8 percentage points apart in these figures; how much of it is chance is not known.'
		);
		const different = { ...ADULT, geo: ['SE', 'NO'], time: ['2024'] };
		expect((await summaryOf('lfsa_urgan', different, DOTS)).join(' ')).toContain(
			'10.9 percentage points'
		);
	});

	it('a ranking says who is not ranked and why, and what chance may do', async () => {
		const codes = { ...YOUNG, citizen: ['FOR'], time: ['1999'] };
		const summary = await summaryOf('lfsa_urgan', codes, DOTS);
		expect(summary).toContain(
			'Ranking, highest first: 1 Finland (26.0%), 2 Sweden (18.2%), 3 Denmark (12.6%), 4 Norway u (4.9%).'
		);
		expect(summary).toContain('Not ranked: Iceland (not published: too unreliable).');
		expect(summary.join(' ')).toMatch(/Neighbours .*may change places by chance/);
	});

	it('a survey says how far a series goes up and down, a register that it has no sampling error', async () => {
		const codes = { ...YOUNG, geo: ['NO'], citizen: ['FOR'] };
		const line: View = { form: 'line', x: 'time', transform: 'value' };
		const { notes } = await figureOf('lfsa_ergan', codes, line);
		expect(notes.map((note) => note.replaceAll('\u00a0', ' '))).toContain(
			'From year to year this series goes up and down by about 1.7 percentage points around its trend. Differences smaller than 4.7 percentage points cannot be told from that.'
		);
		const register = await figureOf('demo_pjan', { geo: ['NO'] }, line);
		expect(register.notes.join(' ')).toContain('no sampling error');
		expect(register.notes.join(' ')).not.toContain('goes up and down');
	});
});
