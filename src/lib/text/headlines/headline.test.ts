import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import type { View } from '#lib/forms/view.ts';
import { headlineOf } from './index.ts';
import { formatNumber } from '../numbers.ts';
import {
	changeSince,
	DATASET,
	DOTS,
	dumbbell,
	EUROS,
	GAP,
	LINES,
	PERIODS,
	PERSONS,
	topicWith,
	type Cell
} from '../topic.fixture.ts';

const THREE = ['DK', 'IS', 'SE'];
/** The headline in English and Swedish, with ordinary spaces. */
const both = (selection: Selection, cells: Cell[], view: View, dataset: Dataset = DATASET) =>
	(['en', 'sv'] as const).map((language) =>
		headlineOf(topicWith(selection, cells, view, language, dataset)).replaceAll('\u00a0', ' ')
	);

describe('levels', () => {
	const lines = { geo: THREE, time: ['2023', '2024'] };

	it('names the highest and the lowest country in the latest period', () => {
		expect(both({ geo: THREE }, [60.1, 70.2, 50.3], DOTS, EUROS)).toMatchInlineSnapshot(`
			[
			  "Income among foreign citizens was highest in Iceland (€70) and lowest in Sweden (€50)",
			  "”Inkomst” bland utländska medborgare var högst på Island (70 €) och lägst i Sverige (50 €) 2020",
			]
		`);
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [60.1, 70.2, 50.3], DOTS))
			.toMatchInlineSnapshot(`
			[
			  "Employment was highest in Iceland (70.2%) and lowest in Sweden (50.3%) in 2020",
			  "Sysselsättningen var högst på Island (70,2 %) och lägst i Sverige (50,3 %) 2020",
			]
		`);
	});

	it('answers a view over years with where it rose', () => {
		expect(both(lines, [1, 60.1, 2, 70.2, 3, 50.3], LINES)).toMatchInlineSnapshot(`
			[
			  "Employment of foreign citizens has risen in Denmark and Sweden since 2023",
			  "Sysselsättningen bland utländska medborgare har ökat i Danmark och Sverige sedan 2023",
			]
		`);
	});

	it('says the magnitude of the unit behind every number', () => {
		const millions = { ...EUROS, unit: { ...EUROS.unit, multiplier: 6, decimals: 1 } };
		expect(both({ geo: THREE }, [60.1, 70.2, 50.3], DOTS, millions)).toMatchInlineSnapshot(`
			[
			  "Income among foreign citizens was highest in Iceland in 2020 (€70.2 million)",
			  "”Inkomst” bland utländska medborgare var högst på Island (70,2 miljoner €) och lägst i Sverige (50,3 miljoner €) 2020",
			]
		`);
		const thousands = { ...PERSONS, unit: { ...PERSONS.unit, multiplier: 3 } };
		expect(both({ geo: ['SE'], time: ['2023', '2024'] }, [12, 15], LINES, thousands))
			.toMatchInlineSnapshot(`
			[
			  "The number of permits (foreign citizens) in Sweden has risen by 3 thousand since 2023",
			  "”Tillstånd” (utländska medborgare) i Sverige har ökat med 3 tusen sedan 2023, till 15 tusen",
			]
		`);
	});

	it('says highest and lowest of numbers of persons', () => {
		expect(both({ geo: THREE }, [1200, 35, 76718], DOTS, PERSONS)).toMatchInlineSnapshot(`
			[
			  "The number of permits (foreign citizens) was highest in Sweden in 2020 (76,718)",
			  "”Tillstånd” (utländska medborgare) var högst i Sverige (76 718) och lägst på Island (35) 2020",
			]
		`);
	});

	it('calls rates less than one percentage point apart about the same', () => {
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [71.2, 71.9, 72.1], DOTS))
			.toMatchInlineSnapshot(`
			[
			  "Employment was about the same in Denmark, Iceland and Sweden in 2020 (71.2–72.1%)",
			  "Sysselsättningen låg på ungefär samma nivå i Danmark och Sverige och på Island 2020 (71,2–72,1 %)",
			]
		`);
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [71.2, 71.9, 72.2], DOTS)[0]).not.toContain(
			'about the same'
		);
	});

	it('lets equal figures share a rank, and no others', () => {
		const four = { geo: ['DK', 'FI', 'IS', 'SE'], citizen: ['TOTAL'] };
		expect(both(four, [75.1, 75.6, 60, 60.6], DOTS)).toMatchInlineSnapshot(`
			[
			  "Employment was highest in Finland (75.6%) and lowest in Iceland (60.0%) in 2020",
			  "Sysselsättningen var högst i Finland (75,6 %) och lägst på Island (60,0 %) 2020",
			]
		`);
		expect(both(four, [75.6, 75.6, 60, 60.6], DOTS)[0]).toMatchInlineSnapshot(
			`"Employment was highest in Denmark and Finland (75.6%) and lowest in Iceland (60.0%)"`
		);
	});

	it('calls nothing the highest of two, beside one of low reliability or of another definition', () => {
		for (const cells of [
			[60.1, 70.2, 'missing'],
			[60.1, 70.2, '90 unreliable'],
			[60.1, 70.2, '90 definition_differs']
		])
			for (const headline of both({ geo: THREE, citizen: ['TOTAL'] }, cells, DOTS))
				expect(headline).not.toMatch(/highest|lowest|högst|lägst/);
	});

	it('calls no country the highest where its figures may not be ranked, except per 1,000 inhabitants', () => {
		const rank = (word: 'per1000' | 'never'): Dataset => ({
			...PERSONS,
			comparability: { ...PERSONS.comparability!, rank: word }
		});
		const headlines = (dataset: Dataset, view: View) =>
			both({ geo: THREE, citizen: ['TOTAL'] }, [100, 200, 300], view, dataset)[0];
		const per: View = { ...DOTS, per: 'inhabitants' };
		expect(headlines(rank('per1000'), DOTS)).toMatchInlineSnapshot(
			`"The number of permits was 300 in Sweden and 100 in Denmark in 2020"`
		);
		expect(headlines(rank('per1000'), per)).toMatchInlineSnapshot(
			`"Permits per 1,000 inhabitants was highest in Sweden (300) and lowest in Denmark (100)"`
		);
		expect(headlines(rank('never'), per)).toMatchInlineSnapshot(
			`"Permits per 1,000 inhabitants was 300 in Sweden and 100 in Denmark in 2020"`
		);
	});

	it('does not share ranks between numbers of persons', () => {
		expect(
			both({ geo: THREE, citizen: ['TOTAL'] }, [100, 100, 99], DOTS, PERSONS)[0]
		).toMatchInlineSnapshot(
			`"The number of permits was highest in Denmark and Iceland (100) and lowest in Sweden (99)"`
		);
		expect(
			both({ geo: THREE, citizen: ['TOTAL'] }, [100, 100, 100], DOTS, PERSONS)[0]
		).toMatchInlineSnapshot(
			`"The number of permits was the same in Denmark, Iceland and Sweden in 2020 (100)"`
		);
	});

	it('leaves countries out that have no value at one end of a change', () => {
		expect(both(lines, [1, 60.1, 2, 'missing', 3, 50.3], LINES)).toMatchInlineSnapshot(`
			[
			  "Employment of foreign citizens has risen in Denmark and Sweden since 2023",
			  "Sysselsättningen bland utländska medborgare har ökat i Danmark och Sverige sedan 2023",
			]
		`);
	});

	it('is not held back by one country that stopped reporting, nor carried on by one that reports early', () => {
		expect(both(lines, [1, 60.1, 50, 'missing', 3, 50.3], LINES)[0]).toMatchInlineSnapshot(
			`"Employment of foreign citizens has risen in Denmark and Sweden since 2023"`
		);
		expect(both(lines, [60.1, 'missing', 50, 'missing', 3, 50.3], LINES)[0]).toMatchInlineSnapshot(
			`"Employment of foreign citizens was highest in Denmark (60.1%) and lowest in Sweden (3.0%)"`
		);
	});

	it('says that one country alone has data', () => {
		expect(both({ geo: THREE }, ['missing', 'missing', 50.3], DOTS)).toMatchInlineSnapshot(`
			[
			  "Employment of foreign citizens was 50.3% in Sweden in 2020 (1 of 3 countries)",
			  "Sysselsättningen bland utländska medborgare 2020 var 50,3 % i Sverige (1 av 3 länder)",
			]
		`);
	});

	it('says so when nothing is published', () => {
		expect(both({ geo: THREE }, ['missing', 'suppressed', 'unreliable'], DOTS))
			.toMatchInlineSnapshot(`
			[
			  "No published values for employment of foreign citizens",
			  "Inga publicerade värden för sysselsättningen bland utländska medborgare",
			]
		`);
	});

	it('does not rest on values of low reliability while there are others', () => {
		expect(
			both({ geo: ['DK', 'IS', 'SE'], citizen: ['TOTAL'] }, [60, '90 unreliable', 50], DOTS)[0]
		).toMatchInlineSnapshot(
			`"Employment was 60.0% in Denmark and 50.0% in Sweden in 2020 (2 of 3 countries)"`
		);
		expect(both({ geo: ['IS', 'SE'] }, ['90 unreliable', 50], DOTS)[0]).not.toContain('90.0%');
	});

	it('says so when all values are of low reliability', () => {
		expect(
			both({ geo: ['IS', 'SE'], citizen: ['TOTAL'] }, ['90 unreliable', '50 unreliable'], DOTS)
		).toMatchInlineSnapshot(`
			[
			  "Employment was 90.0% in Iceland and 50.0% in Sweden in 2020 (low reliability)",
			  "Sysselsättningen 2020 var 90,0 % på Island och 50,0 % i Sverige (låg tillförlitlighet)",
			]
		`);
	});

	it('speaks of groups when the country is given', () => {
		expect(
			both({ geo: ['IS'], sex: ['F', 'M'], citizen: ['TOTAL'] }, [60, 70], { ...DOTS, x: 'sex' })
		).toMatchInlineSnapshot(`
			[
			  "Employment in Iceland was 10.0 percentage points lower among women than among men in 2020",
			  "Sysselsättningen på Island var 10,0 procentenheter lägre bland kvinnor än bland män 2020",
			]
		`);
	});

	it('keeps totals out of a comparison of their parts', () => {
		expect(
			both({ geo: ['IS'], sex: ['T', 'F', 'M'] }, [99, 60, 70], { ...DOTS, x: 'sex' })[0]
		).not.toContain('99');
	});

	it('names the one group it speaks of when a total stands beside it', () => {
		expect(
			both(
				{ geo: ['DK', 'SE'], citizen: ['UA', 'TOTAL'] },
				[5, 90, 7, 80],
				dumbbell('citizen'),
				PERSONS
			)[0]
		).toMatchInlineSnapshot(
			`"The number of permits (citizens of Ukraine) was 7 in Sweden and 5 in Denmark in 2020"`
		);
	});

	it('marks synthetic figures', () => {
		expect(both({ geo: ['SE'] }, [1], DOTS, { ...DATASET, synthetic: true })[0]).toMatch(
			/^SYNTHETIC: /
		);
	});
});

describe('one series', () => {
	const series = { geo: ['SE'], citizen: ['TOTAL'], time: PERIODS };

	it('names months as readers do', () => {
		const months = { ...series, time: ['2022-03', '2023-03', '2025-03'] };
		expect(both(months, [60, 51, 50], LINES, PERSONS)).toMatchInlineSnapshot(`
			[
			  "The number of permits in Sweden was 50 in March 2025",
			  "”Tillstånd” i Sverige mars 2025 var 50",
			]
		`);
	});

	it('says how far the latest value lies from the first', () => {
		expect(both(series, [50, 51, 52, 53, 60.1], LINES)).toMatchInlineSnapshot(`
			[
			  "Employment in Sweden has risen by 10.1 percentage points since 2020, to 60.1%",
			  "Sysselsättningen i Sverige har ökat med 10,1 procentenheter sedan 2020, till 60,1 %",
			]
		`);
		expect(both(series, [60, 51, 52, 53, 50], LINES, PERSONS)).toMatchInlineSnapshot(`
			[
			  "The number of permits in Sweden has fallen by 10 since 2020, to 50",
			  "”Tillstånd” i Sverige har minskat med 10 sedan 2020, till 50",
			]
		`);
		expect(both(series, [60, 51, 52, 53, 60.9], LINES)).toMatchInlineSnapshot(`
			[
			  "Employment in Sweden is about the same as in 2020",
			  "Sysselsättningen i Sverige ligger på ungefär samma nivå som 2020",
			]
		`);
	});

	it('never compares across a break', () => {
		expect(both(series, [50, 51, '52 break', 53, 60.1], LINES)[0]).toMatchInlineSnapshot(
			`"Employment in Sweden has risen by 8.1 percentage points since 2022, to 60.1%"`
		);
		expect(both(series, [50, 51, 52, 53, '60.1 break'], LINES)[0]).toMatchInlineSnapshot(
			`"Employment in Sweden was 60.1% in 2024"`
		);
	});

	it('never compares across periods it does not see, which could hold a break', () => {
		expect(both({ ...series, time: ['2020', '2024'] }, [50, 60.1], LINES)[0]).toMatchInlineSnapshot(
			`"Employment in Sweden was 60.1% in 2024"`
		);
	});
});

describe('two groups', () => {
	const pairs = { geo: THREE, sex: ['F', 'M'], citizen: ['TOTAL'] };

	it('says on which side all lie, and where most', () => {
		expect(both(pairs, [50, 62.3, 60, 61.2, 55, 58], dumbbell('sex'))).toMatchInlineSnapshot(`
			[
			  "Employment was lower for women than men, most in Denmark (12.3 points) in 2020",
			  "Sysselsättningen var lägre bland kvinnor än bland män, mest i Danmark (12,3 procentenheter), minst på Island (1,2) 2020",
			]
		`);
	});

	it('says which side each lies on, the larger first', () => {
		expect(both(pairs, [50, 52, 60, 55, 55, 55.2], dumbbell('sex'))).toMatchInlineSnapshot(`
			[
			  "Employment was 5.0 points higher for women than men in Iceland, 2.0 lower in Denmark",
			  "Sysselsättningen var 5,0 procentenheter högre bland kvinnor än bland män på Island, 2,0 lägre i Danmark 2020",
			]
		`);
	});

	it('calls less than one percentage point about the same', () => {
		expect(both(pairs, [50, 62.3, 60, 60.9, 55, 55], dumbbell('sex'))[0]).toMatchInlineSnapshot(
			`"Employment was 12.3 percentage points lower among women than among men in Denmark in 2020"`
		);
		expect(both(pairs, [50, 50.9, 60, 60.9, 55, 55], dumbbell('sex'))).toMatchInlineSnapshot(`
			[
			  "Employment was about the same for women and men in Denmark, Iceland and Sweden in 2020",
			  "Sysselsättningen låg på ungefär samma nivå för kvinnor och män i Danmark och Sverige och på Island 2020",
			]
		`);
	});

	it('measures from the reference of the dataset', () => {
		expect(
			both(
				{ geo: ['DK', 'SE'], citizen: ['FOR', 'NAT'] },
				[20000, 25000, 30000, 31000],
				dumbbell('citizen'),
				EUROS
			)
		).toMatchInlineSnapshot(`
			[
			  "Income was €5,000 lower for foreign citizens than own citizens in Denmark in 2020",
			  "”Inkomst” var 5 000 € lägre för utländska medborgare än för egna medborgare i Danmark, 1 000 € i Sverige 2020",
			]
		`);
	});

	it('reads lines in panels the same way, and needs both groups published', () => {
		const view: View = { ...LINES, colour: 'sex', panel: 'geo' };
		expect(
			both({ ...pairs, geo: ['DK', 'SE'], time: ['2024'] }, [50, 60, 'missing', 58], view)[0]
		).toMatchInlineSnapshot(
			`"Employment was 10.0 points lower for women than men in Denmark in 2024 (1 of 2 countries)"`
		);
	});

	it('speaks of the first group where the figures are numbers of persons, in a chart that compares them as well', () => {
		const view: View = { ...LINES, colour: 'sex', panel: 'geo' };
		const persons = [120, 90, 70, 60, 76718, 80000];
		const asked = { ...pairs, time: ['2024'] };
		expect(both(asked, persons, view, PERSONS)).toMatchInlineSnapshot(`
			[
			  "The number of permits (women) was highest in Sweden (76,718) and lowest in Iceland (70)",
			  "”Tillstånd” (kvinnor) var högst i Sverige (76 718) och lägst på Island (70) 2024",
			]
		`);
		expect(both(asked, persons, dumbbell('sex'), PERSONS)[0]).toMatchInlineSnapshot(
			`"The number of permits (women) was highest in Sweden (76,718) and lowest in Iceland (70)"`
		);
	});

	it('reads two years side by side as a change, but not across a break', () => {
		const years = { geo: THREE, time: ['2022', '2023', '2024'], citizen: ['TOTAL'] };
		expect(
			both(years, [50, 1, 52, 60, 1, 55, 40, '1 break', 90], dumbbell('time'))[0]
		).toMatchInlineSnapshot(
			`"Employment has risen by 2.0 percentage points in Denmark since 2022, to 52.0%"`
		);
	});

	it('says which group is highest where, when there are many', () => {
		const view: View = { ...DOTS, x: 'reason', panel: 'geo' };
		const reasons = {
			geo: ['DK', 'IS'],
			citizen: ['TOTAL'],
			reason: ['FAM', 'EMP', 'EDUC', 'OTH']
		};
		expect(both(reasons, [1, 4, 2, 3, 4, 3, 2, 1], view, PERSONS)).toMatchInlineSnapshot(`
			[
			  "The number of permits was highest for work in Denmark, for family in Iceland in 2020",
			  "”Tillstånd” var högst för arbete i Danmark, för familj på Island 2020",
			]
		`);
	});
});

describe('transforms and parts', () => {
	it('words a gap as lower or higher than its reference', () => {
		expect(both({ geo: ['DK', 'SE'], citizen: ['FOR', 'NAT'] }, [60, 70, 50, 72], GAP))
			.toMatchInlineSnapshot(`
			[
			  "Employment was 22.0 points lower for foreign citizens than own citizens in Sweden in 2020",
			  "Sysselsättningen var 22,0 procentenheter lägre för utländska medborgare än för egna medborgare i Sverige, 10,0 i Danmark",
			]
		`);
	});

	it('speaks of the group farthest from the reference of several', () => {
		const selection = { geo: ['DK', 'SE'], citizen: ['FOR', 'NAT', 'UA'] };
		expect(
			both(selection, [60, 70, 75, 50, 72, 60], {
				...GAP,
				...dumbbell('citizen'),
				transform: 'gap'
			})[0]
		).toMatchInlineSnapshot(
			`"Employment was 22.0 points lower for foreign citizens than own citizens in Sweden in 2020"`
		);
	});

	it('words a change with its first and last period', () => {
		expect(
			both(
				{ geo: ['DK', 'SE'], citizen: ['TOTAL'], time: ['2023', '2024'] },
				[60, 58.8, 50, 62.3],
				changeSince('2023')
			)
		).toMatchInlineSnapshot(`
			[
			  "Employment has risen in Sweden and fallen in Denmark since 2023",
			  "Sysselsättningen har ökat i Sverige och minskat i Danmark sedan 2023",
			]
		`);
	});

	it('speaks of the last part of a scale, else of the largest part of a whole', () => {
		const view: View = { form: 'stack', x: 'geo', colour: 'level', transform: 'value' };
		const levels = { geo: ['DK', 'SE'], citizen: ['TOTAL'], level: ['low', 'high'] };
		expect(both(levels, [60, 40, 52.5, 47.5], view)).toMatchInlineSnapshot(`
			[
			  "The share with tertiary education was 7.5 points lower in Denmark than in Sweden in 2020",
			  "Andelen med högskoleutbildning var 7,5 procentenheter lägre i Danmark än i Sverige 2020",
			]
		`);
		expect(both(levels, [60, 'missing', 52.5, 'missing'], view)[0]).toMatchInlineSnapshot(
			`"Employment was 60.0% for low (ISCED 0–2) in Denmark in 2020 (2 of 4 values)"`
		);
		expect(
			both(levels, [60, 40, 52.5, 47.5], view, { ...DATASET, ordered: [] })[0]
		).toMatchInlineSnapshot(
			`"Low (ISCED 0–2) was 7.5 percentage points higher in Denmark than in Sweden in 2020"`
		);
	});
});

it('mentions no number that is not a value, a difference of two values, a period or a count of cells', () => {
	const cell = fc.oneof(
		{ weight: 6, arbitrary: fc.integer({ min: 0, max: 1000 }).map((n) => n / 10) },
		{ weight: 1, arbitrary: fc.integer({ min: 0, max: 1000 }).map((n) => `${n / 10} unreliable`) },
		{ weight: 1, arbitrary: fc.integer({ min: 0, max: 1000 }).map((n) => `${n / 10} break`) },
		{ weight: 2, arbitrary: fc.constantFrom('missing', 'suppressed') }
	);
	const views: View[] = [
		LINES,
		DOTS,
		dumbbell('sex'),
		{ ...LINES, colour: 'sex', panel: 'geo' },
		changeSince('2023')
	];
	fc.assert(
		fc.property(
			fc.array(cell, { minLength: 12, maxLength: 12 }),
			fc.constantFrom(...views),
			(cells, view) => {
				const selection = {
					geo: THREE,
					sex: ['F', 'M'],
					time: ['2023', '2024'],
					citizen: ['TOTAL']
				};
				const headline = headlineOf(topicWith(selection, cells, view));
				const values = cells.map((c) => parseFloat(String(c))).filter((v) => !Number.isNaN(v));
				const allowed = new Set([
					...['2023', '2024', '1', '2', '3', '4', '5', '6'],
					...values.map((v) => formatNumber(v, 1, 'en')),
					...values.flatMap((a) => values.map((b) => formatNumber(Math.abs(a - b), 1, 'en')))
				]);
				for (const number of headline.match(/\d[\d.,]*\d|\d/g) ?? [])
					expect(allowed).toContain(number);
				if (values.length === 0) expect(headline).toMatch(/^No published values/);
				expect(headline).not.toMatch(/undefined|NaN|Infinity|\{|\}|fig_| {2}|best|worst/);
				expect(headline).toBe(headline.trim());
			}
		),
		{ numRuns: 400 }
	);
});
