import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import type { View } from '#lib/forms/view.ts';
import { headlineOf } from './headline.ts';
import { formatNumber } from './numbers.ts';
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
} from './topic.fixture.ts';

const THREE = ['DK', 'IS', 'SE'];
/** The headline in English and Swedish, with ordinary spaces. */
const both = (selection: Selection, cells: Cell[], view: View, dataset: Dataset = DATASET) =>
	(['en', 'sv'] as const).map((language) =>
		headlineOf(topicWith(selection, cells, view, language, dataset)).replaceAll('\u00a0', ' ')
	);

describe('levels', () => {
	const lines = { geo: THREE, time: ['2023', '2024'] };

	it('names the highest and the lowest country in the latest period', () => {
		expect(both({ geo: THREE }, [60.1, 70.2, 50.3], DOTS, EUROS)).toEqual([
			'Income, foreign citizens, 2020: highest in Iceland (€70), lowest in Sweden (€50)',
			'Inkomst, utländska medborgare, 2020: högst på Island (70 €), lägst i Sverige (50 €)'
		]);
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [60.1, 70.2, 50.3], DOTS)).toEqual([
			'Employment rate in 2020: highest in Iceland (70.2%), lowest in Sweden (50.3%)',
			'Sysselsättningsgrad 2020: högst på Island (70,2 %), lägst i Sverige (50,3 %)'
		]);
	});

	it('says from … to when the longer wording does not fit beside the group', () => {
		expect(both(lines, [1, 60.1, 2, 70.2, 3, 50.3], LINES)).toEqual([
			'Employment rate, foreign citizens, 2024: from 50.3% in Sweden to 70.2% in Iceland',
			'Sysselsättningsgrad, utländska medborgare, 2024: från 50,3 % i Sverige till 70,2 % på Island'
		]);
	});

	it('says the magnitude of the unit behind every number', () => {
		const millions = { ...EUROS, unit: { ...EUROS.unit, multiplier: 6, decimals: 1 } };
		expect(both({ geo: THREE }, [60.1, 70.2, 50.3], DOTS, millions)).toEqual([
			'Income, foreign citizens, 2020: from €50.3 million in Sweden to €70.2 million in Iceland',
			'Inkomst, utländska medborgare: från 50,3 miljoner € i Sverige till 70,2 miljoner € på Island'
		]);
		const thousands = { ...PERSONS, unit: { ...PERSONS.unit, multiplier: 3 } };
		expect(both({ geo: ['SE'], time: ['2023', '2024'] }, [12, 15], LINES, thousands)).toEqual([
			expect.stringContaining('15 thousand (3 thousand more than in 2023)'),
			expect.stringContaining('15 tusen (3 tusen fler än 2023)')
		]);
	});

	it('says most and fewest of persons', () => {
		expect(both({ geo: THREE }, [1200, 35, 76718], DOTS, PERSONS)).toEqual([
			'Permits, foreign citizens, 2020: most in Sweden (76,718), fewest in Iceland (35)',
			'Tillstånd, utländska medborgare, 2020: flest i Sverige (76 718), färst på Island (35)'
		]);
	});

	it('calls rates less than one percentage point apart about the same', () => {
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [71.2, 71.9, 72.1], DOTS)).toEqual([
			'Employment rate in 2020: about the same in Denmark, Iceland and Sweden (71.2–72.1%)',
			'Sysselsättningsgrad 2020: ungefär lika i Danmark och Sverige och på Island (71,2–72,1 %)'
		]);
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [71.2, 71.9, 72.2], DOTS)[0]).not.toContain(
			'about the same'
		);
	});

	it('lets equal figures share a rank, and no others', () => {
		const four = { geo: ['DK', 'FI', 'IS', 'SE'], citizen: ['TOTAL'] };
		expect(both(four, [75.1, 75.6, 60, 60.6], DOTS)).toEqual([
			'Employment rate in 2020: highest in Finland (75.6%), lowest in Iceland (60.0%)',
			'Sysselsättningsgrad 2020: högst i Finland (75,6 %), lägst på Island (60,0 %)'
		]);
		expect(both(four, [75.6, 75.6, 60, 60.6], DOTS)[0]).toBe(
			'Employment rate in 2020: highest in Denmark and Finland (75.6%), lowest in Iceland (60.0%)'
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
		expect(headlines(rank('per1000'), DOTS)).toContain('from 100 in Denmark to 300 in Sweden');
		expect(headlines(rank('per1000'), per)).toContain('most in Sweden');
		expect(headlines(rank('never'), per)).toContain('from 100 in Denmark to 300 in Sweden');
	});

	it('does not share ranks between numbers of persons', () => {
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [100, 100, 99], DOTS, PERSONS)[0]).toBe(
			'Permits in 2020: most in Denmark and Iceland (100), fewest in Sweden (99)'
		);
		expect(both({ geo: THREE, citizen: ['TOTAL'] }, [100, 100, 100], DOTS, PERSONS)[0]).toBe(
			'Permits in 2020: the same in Denmark, Iceland and Sweden (100)'
		);
	});

	it('says how many countries it rests on when some have no value', () => {
		expect(both(lines, [1, 60.1, 2, 'missing', 3, 50.3], LINES)).toEqual([
			'Employment rate, foreign citizens, 2024 (2 of 3 countries): from 50.3% in Sweden to 60.1% in Denmark',
			'Sysselsättningsgrad, utländska medborgare, 2024 (2 av 3 länder): från 50,3 % i Sverige till 60,1 % i Danmark'
		]);
	});

	it('is not held back by one country that stopped reporting, nor carried on by one that reports early', () => {
		expect(both(lines, [1, 60.1, 50, 'missing', 3, 50.3], LINES)[0]).toContain('2024');
		expect(both(lines, [60.1, 'missing', 50, 'missing', 3, 50.3], LINES)[0]).toContain(
			'2023: from 3.0%'
		);
	});

	it('says that one country alone has data', () => {
		expect(both({ geo: THREE }, ['missing', 'missing', 50.3], DOTS)).toEqual([
			'Employment rate, foreign citizens, 2020: 50.3% in Sweden; no other country has data',
			'Sysselsättningsgrad, utländska medborgare: 50,3 % i Sverige; inget annat land har uppgifter'
		]);
	});

	it('says so when nothing is published', () => {
		expect(both({ geo: THREE }, ['missing', 'suppressed', 'unreliable'], DOTS)).toEqual([
			'Employment rate, foreign citizens: no published values in this selection',
			'Sysselsättningsgrad, utländska medborgare: inga publicerade värden i urvalet'
		]);
	});

	it('does not rest on values of low reliability while there are others', () => {
		expect(
			both({ geo: ['DK', 'IS', 'SE'], citizen: ['TOTAL'] }, [60, '90 unreliable', 50], DOTS)[0]
		).toBe(
			'Employment rate (reliable values: 2 of 3 countries): from 50.0% in Sweden to 60.0% in Denmark'
		);
		expect(both({ geo: ['IS', 'SE'] }, ['90 unreliable', 50], DOTS)[0]).not.toContain('only');
	});

	it('says so when all values are of low reliability', () => {
		expect(
			both({ geo: ['IS', 'SE'], citizen: ['TOTAL'] }, ['90 unreliable', '50 unreliable'], DOTS)
		).toEqual([
			'Employment rate in 2020: from 50.0% in Sweden to 90.0% in Iceland (low reliability)',
			'Sysselsättningsgrad: från 50,0 % i Sverige till 90,0 % på Island (låg tillförlitlighet)'
		]);
	});

	it('speaks of groups when the country is given', () => {
		expect(
			both({ geo: ['IS'], sex: ['F', 'M'], citizen: ['TOTAL'] }, [60, 70], { ...DOTS, x: 'sex' })
		).toEqual([
			'Employment rate in Iceland in 2020: from 60.0% for women to 70.0% for men',
			'Sysselsättningsgrad på Island 2020: från 60,0 % för kvinnor till 70,0 % för män'
		]);
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
		).toBe('Permits, Ukraine, 2020: from 5 in Denmark to 7 in Sweden');
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
		expect(both(months, [60, 51, 50], LINES, PERSONS)).toEqual([
			'Permits in Sweden in March 2025: 50',
			'Tillstånd i Sverige mars 2025: 50'
		]);
	});

	it('says how far the latest value lies from the first', () => {
		expect(both(series, [50, 51, 52, 53, 60.1], LINES)).toEqual([
			'Employment rate in Sweden in 2024: 60.1% (10.1 percentage points higher than in 2020)',
			'Sysselsättningsgrad i Sverige 2024: 60,1 % (10,1 procentenheter högre än 2020)'
		]);
		expect(both(series, [60, 51, 52, 53, 50], LINES, PERSONS)).toEqual([
			'Permits in Sweden in 2024: 50 (10 fewer than in 2020)',
			'Tillstånd i Sverige 2024: 50 (10 färre än 2020)'
		]);
		expect(both(series, [60, 51, 52, 53, 60.9], LINES)).toEqual([
			'Employment rate in Sweden in 2024: 60.9% (about the same as in 2020)',
			'Sysselsättningsgrad i Sverige 2024: 60,9 % (ungefär som 2020)'
		]);
	});

	it('never compares across a break', () => {
		expect(both(series, [50, 51, '52 break', 53, 60.1], LINES)[0]).toContain('than in 2022');
		expect(both(series, [50, 51, 52, 53, '60.1 break'], LINES)[0]).toBe(
			'Employment rate in Sweden in 2024: 60.1%'
		);
	});

	it('never compares across periods it does not see, which could hold a break', () => {
		expect(both({ ...series, time: ['2020', '2024'] }, [50, 60.1], LINES)[0]).toBe(
			'Employment rate in Sweden in 2024: 60.1%'
		);
	});
});

describe('two groups', () => {
	const pairs = { geo: THREE, sex: ['F', 'M'], citizen: ['TOTAL'] };

	it('names the largest and the smallest difference and where they lie', () => {
		expect(both(pairs, [50, 62.3, 60, 61.2, 55, 58], dumbbell('sex'))).toEqual([
			'Employment rate in 2020: women 12.3 percentage points below men in Denmark, 1.2 in Iceland',
			'Sysselsättningsgrad 2020: kvinnor 12,3 procentenheter under män i Danmark, 1,2 på Island'
		]);
	});

	it('says which side each lies on, the larger first', () => {
		expect(both(pairs, [50, 52, 60, 55, 55, 55.2], dumbbell('sex'))).toEqual([
			'Employment rate in 2020: women 5.0 pp above men in Iceland, 2.0 below in Denmark',
			'Sysselsättningsgrad 2020: kvinnor 5,0 p.e. över män på Island, 2,0 under i Danmark'
		]);
	});

	it('calls less than one percentage point about the same', () => {
		expect(both(pairs, [50, 62.3, 60, 60.9, 55, 55], dumbbell('sex'))[0]).toBe(
			'Employment rate: women 12.3 pp below men in Denmark, about the same in Iceland and Sweden'
		);
		expect(both(pairs, [50, 50.9, 60, 60.9, 55, 55], dumbbell('sex'))).toEqual([
			'Employment rate in 2020: women and men about the same in Denmark, Iceland and Sweden',
			'Sysselsättningsgrad 2020: kvinnor och män ungefär lika i Danmark och Sverige och på Island'
		]);
	});

	it('measures from the reference of the dataset', () => {
		expect(
			both(
				{ geo: ['DK', 'SE'], citizen: ['FOR', 'NAT'] },
				[20000, 25000, 30000, 31000],
				dumbbell('citizen'),
				EUROS
			)
		).toEqual([
			'Income in 2020: foreign citizens €5,000 below own citizens in Denmark, €1,000 in Sweden',
			'Inkomst: utländska medborgare 5 000 € under egna medborgare i Danmark, 1 000 € i Sverige'
		]);
	});

	it('reads lines in panels the same way, and needs both groups published', () => {
		const view: View = { ...LINES, colour: 'sex', panel: 'geo' };
		expect(
			both({ ...pairs, geo: ['DK', 'SE'], time: ['2024'] }, [50, 60, 'missing', 58], view)[0]
		).toBe('Employment rate in 2024 (1 of 2 countries): women 10.0 pp below men in Denmark');
	});

	it('speaks of the first group where the figures are numbers of persons, in a chart that compares them as well', () => {
		const view: View = { ...LINES, colour: 'sex', panel: 'geo' };
		const persons = [120, 90, 70, 60, 76718, 80000];
		const asked = { ...pairs, time: ['2024'] };
		expect(both(asked, persons, view, PERSONS)).toEqual([
			'Permits, women, 2024: most in Sweden (76,718), fewest in Iceland (70)',
			'Tillstånd, kvinnor, 2024: flest i Sverige (76 718), färst på Island (70)'
		]);
		expect(both(asked, persons, dumbbell('sex'), PERSONS)[0]).toBe(
			'Permits, women, 2024: most in Sweden (76,718), fewest in Iceland (70)'
		);
	});

	it('reads two years side by side as a change, but not across a break', () => {
		const years = { geo: THREE, time: ['2022', '2023', '2024'], citizen: ['TOTAL'] };
		expect(both(years, [50, 1, 52, 60, 1, 55, 40, '1 break', 90], dumbbell('time'))[0]).toBe(
			// Iceland counts its population in a new way from 2024: rule C26.
			'Employment rate, change 2022–2024 (1 of 3 countries): +2.0 percentage points in Denmark'
		);
	});

	it('says which group is highest where, when there are many', () => {
		const view: View = { ...DOTS, x: 'reason', panel: 'geo' };
		const reasons = {
			geo: ['DK', 'IS'],
			citizen: ['TOTAL'],
			reason: ['FAM', 'EMP', 'EDUC', 'OTH']
		};
		expect(both(reasons, [1, 4, 2, 3, 4, 3, 2, 1], view, PERSONS)).toEqual([
			'Permits in 2020: most for work in Denmark, for family in Iceland',
			'Tillstånd 2020: flest för arbete i Danmark, för familj på Island'
		]);
	});
});

describe('transforms and parts', () => {
	it('words a gap as below or above its reference', () => {
		expect(both({ geo: ['DK', 'SE'], citizen: ['FOR', 'NAT'] }, [60, 70, 50, 72], GAP)).toEqual([
			'Employment rate: foreign citizens 22.0 pp below own citizens in Sweden, 10.0 in Denmark',
			'Sysselsättningsgrad: utländska medborgare 22,0 p.e. under egna medborgare i Sverige, 10,0 i Danmark'
		]);
	});

	it('names the reference of a gap that several groups have', () => {
		const selection = { geo: ['DK', 'SE'], citizen: ['FOR', 'NAT', 'UA'] };
		expect(
			both(selection, [60, 70, 75, 50, 72, 60], {
				...GAP,
				...dumbbell('citizen'),
				transform: 'gap'
			})[0]
		).toBe(
			'Employment rate, difference to own citizens: from −22.0 for foreign citizens in Sweden to +5.0 pp for Ukraine in Denmark'
		);
	});

	it('words a change with its first and last period', () => {
		expect(
			both(
				{ geo: ['DK', 'SE'], citizen: ['TOTAL'], time: ['2023', '2024'] },
				[60, 58.8, 50, 62.3],
				changeSince('2023')
			)
		).toEqual([
			'Employment rate, change 2023–2024: from −1.2 in Denmark to +12.3 pp in Sweden',
			'Sysselsättningsgrad, förändring 2023–2024: från −1,2 i Danmark till +12,3 p.e. i Sverige'
		]);
	});

	it('speaks of the last part of a scale, else of the largest part of a whole', () => {
		const view: View = { form: 'stack', x: 'geo', colour: 'level', transform: 'value' };
		const levels = { geo: ['DK', 'SE'], citizen: ['TOTAL'], level: ['low', 'high'] };
		expect(both(levels, [60, 40, 52.5, 47.5], view)).toEqual([
			'Tertiary (ISCED 5–8) in 2020: from 40.0% in Denmark to 47.5% in Sweden',
			'Högskola (ISCED 5–8) 2020: från 40,0 % i Danmark till 47,5 % i Sverige'
		]);
		expect(both(levels, [60, 'missing', 52.5, 'missing'], view)[0]).toContain('60.0%');
		expect(both(levels, [60, 40, 52.5, 47.5], view, { ...DATASET, ordered: [] })[0]).toBe(
			// Of two countries none is the highest.
			'Low (ISCED 0–2) in 2020: from 52.5% in Sweden to 60.0% in Denmark'
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
				if (values.length === 0) expect(headline).toContain('no published values');
				expect(headline).not.toMatch(/undefined|NaN|Infinity|\{|\}|fig_| {2}|best|worst/);
				expect(headline).toBe(headline.trim());
			}
		),
		{ numRuns: runs(400) }
	);
});
