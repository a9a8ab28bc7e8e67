import { describe, expect, it } from 'vitest';
import type { Dataset, Language, Slice } from '#lib/dataset/model.ts';
import type { View } from '#lib/forms/view.ts';
import { citationOf } from './citation.ts';
import { figureOf } from './figure.ts';
import { insideSentence } from './place-names.ts';
import { fig_source_kind } from './paraglide/messages.js';
import { statusText } from './statuses.ts';
import {
	changeSince,
	DATASET,
	DOTS,
	dumbbell,
	GAP,
	LINES,
	PERIODS,
	PERSONS,
	sliceWith
} from './topic.fixture.ts';

const figureWith = (
	slice: Slice,
	view: View,
	language: Language = 'en',
	dataset: Dataset = DATASET
) =>
	figureOf({
		id: 'f',
		dataset,
		slice,
		view,
		language,
		release: 'abc',
		address: '/en/explore/test',
		files: [{ type: 'csv', name: 'CSV', address: '/data/test.csv' }]
	});

const pair = sliceWith({ geo: ['DK', 'SE'], citizen: ['FOR', 'NAT'] }, [
	60,
	70,
	'50 unreliable',
	72
]);

describe('a total beside its parts', () => {
	const sexes = sliceWith({ geo: ['DK', 'SE'], sex: ['T', 'F', 'M'] }, [1, 2, 3, 4, 5, 6]);
	it('comes last with its values, and is named in a note', () => {
		const figure = figureWith(sexes, dumbbell('sex'));
		expect(figure.groups).toEqual({ sex: ['T'] });
		expect(figure.slice.dimensions.find((d) => d.id === 'sex')!.codes).toEqual(['F', 'M', 'T']);
		expect(figure.slice.values).toEqual([2, 3, 1, 5, 6, 4]);
		expect(figure.notes[0]).toBe(
			'Totals and regions stand apart from their parts, without a rank: Women and men.'
		);
		expect(figureWith(sexes, dumbbell('sex'), 'sv').notes[0]).toBe(
			'Summor och regioner står skilda från sina delar, utan rang: Kvinnor och män.'
		);
	});
	it('alone is a category like any other', () => {
		const figure = figureWith(sliceWith({ sex: ['T'] }, [1]), DOTS);
		expect(figure.groups).toEqual({});
		expect(figure.notes).toEqual(['Of everybody.', fig_source_kind({ kind: 'register' })]);
	});
});

describe('a country of a list', () => {
	it('keeps its capital inside a sentence, whatever it is called', () => {
		const named = (place?: string): Dataset => ({
			...DATASET,
			dimensions: DATASET.dimensions.map((d) => ({
				...d,
				categories: d.categories.map((c) =>
					c.code === 'UA'
						? { ...c, label: { en: 'Newland' }, short: { en: 'Newland' }, ...(place && { place }) }
						: c
				)
			}))
		});
		const slice = sliceWith({ geo: ['SE'], citizen: ['UA'] }, [60]);
		expect(figureWith(slice, DOTS, 'en', named('NL')).headline).toContain('Newland');
		expect(figureWith(slice, DOTS, 'en', named()).headline).toContain('newland');
	});
});

describe('a figure', () => {
	it('of a difference holds the difference, in percentage points, and says who calculated it', () => {
		const figure = figureWith(pair, GAP);
		expect(figure.slice.values).toEqual([-10, -22]);
		expect(figure.unit).toEqual({
			text: 'percentage points',
			symbol: 'pp',
			decimals: 1,
			kind: 'rate'
		});
		expect(figure.measure).toBe('Employment rate, difference to citizens of the country itself');
		expect(figure.source.text).toBe(
			'Source: Eurostat (test_100%), retrieved 2025 · calculation: difference by this site'
		);
		expect(figureWith(pair, GAP, 'sv').unit.symbol).toBe('p.e.');
		expect(figureWith(pair, GAP, 'sv').source.text).toBe(
			'Källa: Eurostat (test_100%), hämtad 2025 · beräkning: skillnad, av denna webbplats'
		);
	});

	it('of a difference of persons keeps its unit', () => {
		expect(figureWith(pair, GAP, 'en', PERSONS).unit).toEqual({
			text: 'persons',
			symbol: '',
			decimals: 0,
			kind: 'count'
		});
	});

	it('as published keeps values, unit and source', () => {
		const figure = figureWith(pair, dumbbell('citizen'));
		expect(figure.slice).toEqual(pair);
		expect(figure.unit.symbol).toBe('%');
		expect(figure.source.text).toBe('Source: Eurostat (test_100%), retrieved 2025');
	});

	it('says in its subtitle what is measured, of whom and when', () => {
		expect(figureWith(pair, dumbbell('citizen')).subtitle).toBe(
			'Employment rate · per cent · women and men · 2020 · scale from 50%'
		);
		expect(figureWith(pair, GAP, 'sv').subtitle).toBe(
			'Sysselsättningsgrad, skillnad mot landets egna medborgare · procentenheter · utländska medborgare · kvinnor och män · 2020'
		);
		const change = sliceWith({ geo: ['SE'], time: ['2020', '2022'] }, [1, 2]);
		expect(figureWith(change, changeSince('2020')).subtitle).toBe(
			'Employment rate, change since 2020 · percentage points · Sweden · foreign citizens · women and men · 2020, 2022'
		);
	});

	it('names every category it reads, the reference included', () => {
		expect(figureWith(pair, GAP).names.citizen).toEqual({
			label: 'Citizenship',
			categories: {
				FOR: { label: 'Foreign citizens', short: 'Foreign citizens' },
				NAT: { label: 'Citizens of the country itself', short: 'Own citizens' }
			}
		});
	});

	it('carries the notes and the statuses of what it shows, and no others', () => {
		const figure = figureWith(pair, dumbbell('citizen'), 'sv');
		expect(figure.notes).toEqual([
			'Om alla.',
			fig_source_kind({ kind: 'register' }, { locale: 'sv' })
		]);
		expect(figure.statuses).toEqual([
			{ status: 'unreliable', mark: 'u', text: statusText('unreliable', 'sv') }
		]);
	});

	it('speaks English where a language is not complete', () => {
		expect(figureWith(pair, GAP, 'fi')).toEqual(figureWith(pair, GAP, 'en'));
	});
});

describe('the summary', () => {
	const cells = [50, 51, 52, 53, 60.1, 70, '71 break', 72, 73, 74, 'missing', 1, 2, 3, 4];
	const lines = sliceWith({ geo: ['DK', 'IS', 'SE'], citizen: ['TOTAL'], time: PERIODS }, cells);

	it('goes from what it is to range, latest, change, missing and breaks', () => {
		expect(figureWith(lines, LINES).summary).toEqual([
			'Line chart: Employment rate, per cent, citizenship: all, women and men, 2020–2024.',
			'Country: Denmark, Iceland and Sweden.',
			'Values go from 1.0% (Sweden, 2021) to 74.0% (Iceland, 2024).',
			'Employment has risen in Denmark and Sweden since 2021.',
			'Ranking in 2024, highest first: 1 Iceland (74.0%), 2 Denmark (60.1%), 3 Sweden (4.0%).',
			'Missing here: Sweden 2020 (no data in the source).',
			'Breaks, where values before and after cannot be compared: Iceland 2021.'
		]);
	});

	it('names the largest change among series that can be compared', () => {
		const geo = ['DK', 'FI', 'IS', 'SE'];
		const slice = sliceWith({ geo, citizen: ['TOTAL'], time: PERIODS }, [
			...[50, 51, 52, 53, 60.1],
			...[20, 21, 22, 23, 24],
			...[10, '71 break', 72, 73, 74],
			...[5, 1, 2, 3, 4]
		]);
		expect(figureWith(slice, LINES, 'sv').summary).toContain(
			'Största förändring 2020–2024 bland serier utan brott däremellan: Danmark (+10,1\u00a0procentenheter).'
		);
	});

	it('of a slice without values says just what is missing', () => {
		const slice = sliceWith({ geo: ['DK', 'SE'] }, ['missing', 'missing']);
		expect(figureWith(slice, DOTS).summary.at(-1)).toBe(
			'Missing here: all values (no data in the source).'
		);
	});

	it('never speaks of the largest change across periods it does not see', () => {
		const slice = sliceWith({ geo: ['DK', 'SE'], time: ['2020', '2024'] }, [1, 2, 3, 9]);
		expect(figureWith(slice, LINES).summary.join(' ')).not.toContain('change');
	});
});

describe('names inside a sentence', () => {
	it('lose their capital unless they are names of places or begin with an acronym', () => {
		expect(insideSentence('Women', 'en')).toBe('women');
		expect(insideSentence('EU citizens', 'en')).toBe('EU citizens');
		expect(insideSentence('Ukraine', 'en')).toBe('Ukraine');
		expect(insideSentence('Syrien', 'sv')).toBe('Syrien');
		expect(insideSentence('Afrika', 'sv')).toBe('Afrika');
		expect(insideSentence('Övriga', 'sv')).toBe('övriga');
		expect(insideSentence('Asia, Africa and the rest', 'en')).toBe('Asia, Africa and the rest');
		expect(insideSentence('Nordic countries', 'en')).toBe('Nordic countries');
		expect(insideSentence('Norden', 'sv')).toBe('Norden');
		expect(insideSentence('15–24 years', 'en')).toBe('15–24 years');
	});
});

describe('a citation', () => {
	const input = {
		release: 'abc123',
		url: 'https://example.org/en?a=1&b=2',
		accessed: '2025-12-08'
	};

	it('says source, table, release, address and day', () => {
		expect(citationOf(DATASET, { ...input, language: 'sv' }).text).toBe(
			'Eurostat: Sysselsättningsgrad efter medborgarskap (test_100%), hämtad 2025. Via Nordisk jämförande migrationsstatistik, utgåva abc123. https://example.org/en?a=1&b=2 (läst 8 december 2025). Licens: CC BY 4.0.'
		);
	});

	it('is BibTeX in which no character acts as a command', () => {
		expect(citationOf(DATASET, { ...input, language: 'en' }).bibtex).toBe(
			[
				'@misc{test-abc123,',
				'\tauthor = {{Eurostat}},',
				'\ttitle = {{Employment rate by citizenship} (test\\_100\\%)},',
				'\tyear = {2025},',
				'\thowpublished = {Nordic comparative migration statistics},',
				'\tversion = {abc123},',
				'\turl = {https://example.org/en?a=1&b=2},',
				'\turldate = {2025-12-08},',
				'\tnote = {CC BY 4.0}',
				'}'
			].join('\n')
		);
	});

	it('warns of synthetic figures', () => {
		const cited = citationOf({ ...DATASET, synthetic: true }, { ...input, language: 'en' });
		expect(cited.text).toMatch(/^SYNTHETIC/);
		expect(cited.bibtex).toContain('SYNTHETIC');
	});
});
