import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import type { Selection } from '#lib/dataset/model.ts';
import { missingGroups, missingOf } from './missing.ts';
import { changeSince, DOTS, GAP, LINES, PERIODS, topicWith, type Cell } from './topic.fixture.ts';

const both = (selection: Selection, cells: Cell[], view = LINES) =>
	(['en', 'sv'] as const).map((language) => missingOf(topicWith(selection, cells, view, language)));

describe('what is missing', () => {
	it('is nothing to speak of when every value is there', () => {
		expect(both({ geo: ['DK', 'SE'] }, [1, '2 unreliable'], DOTS)).toEqual([null, null]);
	});

	it('names whole countries together, with the reason', () => {
		expect(both({ geo: ['DK', 'IS', 'SE'] }, ['missing', 'missing', 1], DOTS)).toEqual([
			'Missing here: Denmark and Iceland (no data in the source)',
			'Saknas här: Danmark och Island (uppgift saknas i källan)'
		]);
	});

	it('names periods of a series as ranges', () => {
		const cells = ['missing', 'missing', 3, 4, 'missing', 1, 2, 3, 4, 5];
		expect(both({ geo: ['IS', 'SE'], time: PERIODS }, cells)).toEqual([
			'Missing here: Iceland 2020–2021, 2024 (no data in the source)',
			'Saknas här: Island 2020–2021, 2024 (uppgift saknas i källan)'
		]);
	});

	it('tells reasons apart', () => {
		const cells = ['unreliable', 'missing', 3, 4, 5, 'suppressed', 2, 3, 4, 5];
		expect(both({ geo: ['IS', 'SE'], time: PERIODS }, cells)[0]).toBe(
			'Missing here: Iceland 2020 (not published: too unreliable); Iceland 2021 (no data in the source); Sweden 2020 (not shown: too few persons)'
		);
	});

	it('names a period in which nothing is published once', () => {
		expect(
			both({ geo: ['IS', 'SE'], time: ['2020', '2021'] }, [1, 'missing', 2, 'missing'])
		).toEqual([
			'Missing here: all series 2021 (no data in the source)',
			'Saknas här: alla serier 2021 (uppgift saknas i källan)'
		]);
	});

	it('names a country and a year once when all its groups are missing', () => {
		const cells = ['missing', 2, 'missing', 3, 1, 2, 'missing', 4];
		expect(both({ geo: ['IS', 'SE'], sex: ['F', 'M'], time: ['2020', '2021'] }, cells)[0]).toBe(
			'Missing here: Iceland 2020 (no data in the source); Sweden, men 2020 (no data in the source)'
		);
	});

	it('says so when it is everything', () => {
		expect(both({ geo: ['IS', 'SE'] }, ['missing', 'missing'], DOTS)[0]).toBe(
			'Missing here: all values (no data in the source)'
		);
	});

	it('says by country and years which population a count lacks, and what is missing for another reason', () => {
		const selection = { geo: ['DK', 'IS', 'SE'], time: PERIODS };
		const cells = [
			1,
			2,
			3,
			4,
			'missing',
			'missing',
			'missing',
			'missing',
			4,
			5,
			1,
			'suppressed',
			3,
			4,
			'missing'
		];
		const lacking = new Map([
			[4, ['2024', '2025']],
			[5, ['2020', '2021']],
			[6, ['2021', '2022']],
			[7, ['2022']],
			[14, ['2024', '2025']]
		]);
		const said = (['en', 'sv'] as const).map((language) => {
			const topic = topicWith(selection, cells, LINES, language);
			const { dataset } = topic;
			const time = dataset.dimensions.find((d) => d.role === 'time')!;
			const base = {
				...dataset,
				dimensions: [
					{ ...time, categories: time.categories.filter(({ code }) => Number(code) <= 2023) }
				]
			};
			return missingOf({ ...topic, lacking: 'inhabitants', denominators: { base, lacking } });
		});
		expect(said).toEqual([
			'Missing here: Iceland 2020–2022 (no population figure for 2020–2022); Denmark and Sweden 2024 (no population figure for 2024–2025 yet); Sweden 2021 (not shown: too few persons)',
			'Saknas här: Island 2020–2022 (ingen uppgift om folkmängden 2020–2022); Danmark och Sverige 2024 (ännu ingen uppgift om folkmängden 2024–2025); Sverige 2021 (visas inte: för få personer)'
		]);
	});

	it('counts what it does not name', () => {
		const cells = [
			['missing', 1, 'missing', 2, 3],
			[1, 'missing', 2, 'missing', 3],
			['missing', 1, 2, 3, 'suppressed'],
			[1, 2, 3, 'unreliable', 4],
			[1, 2, 3, 4, 'suppressed']
		].flat();
		const [en, sv] = both({ geo: ['DK', 'FI', 'IS', 'NO', 'SE'], time: PERIODS }, cells);
		expect(en).toMatch(/; and 1 more value \(see the table\)$/);
		expect(sv).toMatch(/; och 1 värde till \(se tabellen\)$/);
	});

	it('of a calculation is the end that is not published, or the break between the ends', () => {
		expect(
			both({ geo: ['DK', 'SE'], citizen: ['FOR', 'NAT'] }, [1, 'suppressed', 3, 4], GAP)[0]
		).toBe('Missing here: Denmark (not shown: too few persons)');
		expect(
			both({ geo: ['SE'], time: ['2023', '2024'] }, [1, '2 break'], changeSince('2023'))[0]
		).toBe('Missing here: 2024 (not calculated: break in the series)');
	});
});

it('every missing cell is in exactly one group, and no other cell is', () => {
	const cell = fc.constantFrom<Cell>(
		1,
		'2 break',
		'missing',
		'missing',
		'suppressed',
		'unreliable'
	);
	const selections: Selection[] = [
		{ geo: ['DK', 'IS', 'SE'], sex: ['F', 'M'], time: ['2023', '2024'] },
		{ geo: ['DK', 'IS', 'SE'], citizen: ['FOR', 'NAT'], sex: ['F', 'M'] },
		{ geo: ['DK', 'IS', 'SE'], time: ['2021', '2022', '2023', '2024'] },
		{ citizen: ['FOR', 'NAT'], sex: ['T', 'F', 'M'], time: ['2023', '2024'] }
	];
	fc.assert(
		fc.property(
			fc.array(cell, { minLength: 12, maxLength: 12 }),
			fc.constantFrom(...selections),
			(cells, selection) => {
				const topic = topicWith(selection, cells, LINES);
				const absent = topic.slice.values.filter((value) => value === null).length;
				const groups = missingGroups(topic);
				const all = groups.flatMap(({ cells }) => cells);
				expect([all.length, new Set(all).size]).toEqual([absent, absent]);
				const more = /and (\d+) more/.exec(missingOf(topic) ?? '')?.[1] ?? '0';
				const named = groups.slice(0, 4).reduce((n, group) => n + group.cells.length, 0);
				expect(named + Number(more)).toBe(absent);
				expect(new Set(groups.map((g) => g.text + g.mark)).size).toBe(groups.length);
			}
		),
		{ numRuns: runs(500) }
	);
});
