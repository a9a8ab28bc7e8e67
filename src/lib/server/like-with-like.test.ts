/** Comparisons with the same mix, of the real figures through the real database, to the last digit of what was computed elsewhere. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositionByDimension } from '#lib/dataset/composition/by-dimension.ts';
import { rateOf, SIDES, type ClassCounts } from '#lib/dataset/composition/counts.ts';
import {
	decompose,
	residualOf,
	STANDARDS,
	threeFoldOf
} from '#lib/dataset/composition/decompose.ts';
import { decimal, minus, sum, times, whole } from '#lib/dataset/composition/fraction.ts';
import { roundingBounds } from '#lib/dataset/composition/rebuilt.ts';
import { isRefused } from '#lib/dataset/composition/request.ts';
import { fits, missOf } from '#lib/dataset/composition/totals.ts';
import { roundedTo, type Fraction } from '#lib/dataset/exact.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import type * as Catalogue from '#lib/warehouse/catalogue.ts';
import { builtWarehouse, type BuiltWarehouse } from '#lib/warehouse/database.fixture.ts';
import type * as Query from '#lib/warehouse/query.ts';
import type * as LikeWithLike from './like-with-like.ts';

let built: BuiltWarehouse;
let server: typeof LikeWithLike & typeof Catalogue & typeof Query;

beforeAll(async () => {
	built = await builtWarehouse();
	server = {
		...(await import('./like-with-like.ts')),
		...(await import('#lib/warehouse/catalogue.ts')),
		...(await import('#lib/warehouse/query.ts'))
	};
});
afterAll(() => built.remove());

const fixture = (name: string) => readFileSync(`tests/fixtures/methods/${name}`, 'utf8');
/** Columns of the files; each has some of them. */
type Row = Record<
	| 'id'
	| 'title'
	| 'adds_up'
	| 'composition'
	| 'rounding_bound_composition'
	| 'rounding_bound_rates'
	| 'cls'
	| 'geo'
	| 'time'
	| 'rates'
	| 'shares'
	| 'recomputed_minus_published'
	| 'fits',
	string
>;
const csvParse = (text: string) =>
	Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
const ROWS = csvParse(fixture('decomposition.csv'));
const CLASSES = csvParse(fixture('classes.csv'));
interface Full {
	counts: string;
	standardised: Record<string, { A: string; B: string; difference: string }>;
	three_fold: Record<string, string>;
	left_out_unknown_education?: { A: string; B: string };
	composition_by_dimension?: Record<string, string>;
	rebuilt_minus_published?: { A: string; B: string };
}
const FULL = JSON.parse(fixture('decomposition.json')) as Record<string, Full>;

const percent = (fraction: Fraction): string =>
	roundedTo(times(whole(100), fraction), 6).toFixed(6);
const six = (fraction: Fraction): string => roundedTo(fraction, 6).toFixed(6);

const EDUCATION = ['BASIC', 'UPSEC', 'TERT'];
const AGES = ['Y25-29', 'Y30-34', 'Y35-39', 'Y40-44', 'Y45-49', 'Y50-54', 'Y55-59', 'Y60-64'];
interface Asked {
	dataset: string;
	selection: Selection;
	by: string[];
	reference: [dimension: string, code: string];
}
const iceland = (by: string[]): Asked => ({
	dataset: 'hagstofa_census_labour',
	selection: {
		background: ['IMM'],
		education: EDUCATION,
		age: AGES,
		sex: ['F', 'M'],
		time: ['2021']
	},
	by,
	reference: ['background', 'NAT']
});
const norway = (category: string): Asked => ({
	dataset: 'ssb_342044',
	selection: {
		category: [category],
		region: ['TOTAL'],
		age: ['Y20-24', 'Y25-29', 'Y30-39', 'Y40-66']
	},
	by: ['age'],
	reference: ['category', 'REST_XDESC']
});
const ASKED: Record<string, Asked> = {
	K1: iceland(['education']),
	K2: { ...iceland(['education']), reference: ['time', '2011'] },
	K3: iceland(['education', 'age', 'sex']),
	K1a: iceland(['age']),
	K1s: iceland(['sex']),
	K4: {
		dataset: 'dst_imudd06',
		selection: { category: ['IMM'], region: ['NWEST'], sex: ['F', 'M'], time: ['2010'] },
		by: ['sex'],
		reference: ['time', '2000']
	},
	K5: norway('IMM'),
	K6: norway('DESC'),
	K7: {
		dataset: 'ssb_innvregsys_2017_stay',
		selection: { region: ['R2'] },
		by: ['stay'],
		reference: ['region', 'R1']
	},
	K8: {
		dataset: 'ssb_innvregsys_20_66',
		selection: { category: ['IMM'], time: ['2020'] },
		by: ['region'],
		reference: ['time', '2018']
	},
	K9: {
		dataset: 'lfsa_pganws',
		selection: { geo: ['SE'], sex: ['F', 'M'], time: ['2024'] },
		by: ['sex'],
		reference: ['time', '2021']
	}
};

async function datasetNamed(id: string): Promise<Dataset> {
	const found = (await server.catalogue()).find(id);
	if (!found) throw new Error(`no dataset ${id}`);
	return found;
}
const standard = 'both';
async function compared(id: string, more: Partial<Asked> = {}) {
	const { dataset, selection, by, reference } = { ...ASKED[id]!, ...more };
	const [dimension, code] = reference;
	return server.comparedWith(
		await datasetNamed(dataset),
		selection,
		{ by, standard },
		{ dimension, code }
	);
}
async function countedOf(id: string) {
	const found = await compared(id);
	if (isRefused(found)) throw new Error(`${id} is refused: ${JSON.stringify(found)}`);
	return found.counted;
}

const NAMED = ROWS.filter(({ adds_up }) => !adds_up.startsWith('no: refused'));

it('has an example for each row', () => {
	expect(Object.keys(ASKED).sort()).toEqual(ROWS.map(({ id }) => id).sort());
	expect(NAMED).toHaveLength(ROWS.length - 1);
});

describe.each(NAMED)('$id: $title', (row) => {
	const id = row.id;
	it('adds up, to six decimals', async () => {
		const counted = await countedOf(id);
		const { crude, difference, composition, rates, standardised } = decompose(counted.classes);
		const atReference = decompose(counted.classes, 'reference').standardised;
		expect({
			crude_A: percent(crude.group),
			crude_B: percent(crude.reference),
			difference: percent(difference),
			composition: percent(composition),
			rates: percent(rates),
			residual: percent(residualOf(decompose(counted.classes))),
			std_mean_A: percent(standardised.group),
			std_mean_B: percent(standardised.reference),
			std_at_B_A: percent(atReference.group)
		}).toEqual(
			Object.fromEntries(
				[
					'crude_A',
					'crude_B',
					'difference',
					'composition',
					'rates',
					'residual',
					'std_mean_A',
					'std_mean_B',
					'std_at_B_A'
				].map((key) => [key, (row as Record<string, string>)[key]])
			)
		);
		expect(counted.isRebuilt).toBe(FULL[id]!.counts !== 'exact');
	});
	it('knows what rounding can do', async () => {
		const { classes, isRebuilt, halfStep } = await countedOf(id);
		const bounds = isRebuilt ? roundingBounds(classes, 'with', halfStep) : undefined;
		expect(bounds ? percent(bounds.composition) : '0.000000').toBe(row.rounding_bound_composition);
		expect(bounds ? percent(bounds.rates) : '0.000000').toBe(row.rounding_bound_rates);
	});
	it('has these classes', async () => {
		const { classes } = await countedOf(id);
		// Eurostat counts in thousands.
		const scale = id === 'K9' ? 1000n : 1n;
		const inUnit = ({ over, under }: Fraction) => six({ over, under: under * scale });
		const found = decompose(classes).classes.map((one) => ({
			id,
			cls: ASKED[id]!.by.map((dimension) => one.codes[dimension]).join('/'),
			nA: inUnit(one.group.persons),
			eA: inUnit(one.group.having),
			wA: percent(one.weight.group),
			rA: percent(one.rate.group),
			nB: inUnit(one.reference.persons),
			eB: inUnit(one.reference.having),
			wB: percent(one.weight.reference),
			rB: percent(one.rate.reference),
			wMean: percent(one.standard),
			composition: percent(one.composition),
			rate: percent(one.rates)
		}));
		const byClass = (a: { cls?: string }, b: { cls?: string }) => a.cls!.localeCompare(b.cls!);
		expect(found.sort(byClass)).toEqual(
			CLASSES.filter((one) => one.id === id)
				.map((one) => ({ ...one }))
				.sort(byClass)
		);
	});
	it('has these standardised rates, and this three-fold form', async () => {
		const { classes, unknown } = await countedOf(id);
		const full = FULL[id]!;
		const names = {
			both: 'mean_composition',
			reference: 'composition_of_B',
			group: 'composition_of_A'
		};
		for (const one of STANDARDS) {
			const { standardised, rates } = decompose(classes, one);
			expect(
				{
					A: percent(standardised.group),
					B: percent(standardised.reference),
					difference: percent(rates)
				},
				one
			).toEqual(full.standardised[names[one]]);
		}
		const three = threeFoldOf(classes);
		expect({
			composition_at_B_rates: percent(three.composition),
			rates_at_B_composition: percent(three.rates),
			interaction: percent(three.interaction)
		}).toEqual(full.three_fold);
		const left = full.left_out_unknown_education;
		if (left)
			expect(SIDES.map((side) => roundedTo(unknown[side], 0).toString())).toEqual([left.A, left.B]);
	});
	it('adds up in parts by dimension', async () => {
		const { classes } = await countedOf(id);
		const { by } = ASKED[id]!;
		const parts = compositionByDimension(classes, by);
		const expected = FULL[id]!.composition_by_dimension ?? { [by[0]!]: row.composition };
		for (const dimension of by)
			expect(Math.abs(100 * parts[dimension]! - Number(expected[dimension]))).toBeLessThan(2e-6);
		const all = Object.values(parts).reduce((total, part) => total + part, 0);
		expect(Math.abs(100 * all - Number(row.composition))).toBeLessThan(2e-6);
	});
});

describe('a refusal', () => {
	it('is that of parts that miss the published total (K5)', async () => {
		expect(await compared('K5')).toEqual({
			code: 'not_adding_up',
			side: 'group',
			found: 63.64,
			published: 65
		});
		expect(FULL.K5!.rebuilt_minus_published!.A).toBe('-1.359076');
	});
	it('is that of a source without classes, of money, of means and of shares of one total', async () => {
		const codes = async (id: string) =>
			server.comparedWith(await datasetNamed(id), {}, { by: ['education'], standard }, undefined);
		for (const id of ['oecd_mig_emp_edu', 'oecd_mig_nup_sex', 'lfsa_ergan', 'migr_pop1ctz'])
			expect(await codes(id), id).toEqual({ code: 'no_classes' });
		for (const id of ['ilc_di15', 'imdi_31', 'edat_lfs_9912'])
			expect(await codes(id), id).toEqual({ code: 'not_a_rate' });
	});
	it('is that of two groups, two places, or a single class', async () => {
		const { selection } = ASKED.K1!;
		const refused = (more: Selection) => compared('K1', { selection: { ...selection, ...more } });
		expect(await refused({ background: ['NAT'] })).toEqual({
			code: 'no_pair',
			dimension: 'background'
		});
		expect(await refused({ time: ['2011', '2021'] })).toEqual({
			code: 'several',
			dimension: 'time'
		});
		expect(await refused({ education: ['TERT', 'UNK'] })).toEqual({
			code: 'few_classes',
			dimension: 'education'
		});
	});
	it('is that of a class that is not published, or too small', async () => {
		// Of those under 25 with tertiary education the source publishes few, and gives no figure for some.
		const of = (more: Selection) =>
			compared('K1', {
				selection: { ...ASKED.K1!.selection, ...more },
				by: ['education', 'age']
			});
		expect(await of({ age: ['Y16-19', 'Y20-24'] })).toEqual({
			code: 'not_published',
			side: 'group',
			classes: [{ education: 'TERT', age: 'Y16-19' }]
		});
		expect(await of({ age: ['Y65-69', 'Y70-74'], sex: ['M'], time: ['2011'] })).toEqual({
			code: 'few_persons',
			side: 'group',
			classes: expect.arrayContaining([{ education: 'TERT', age: 'Y70-74' }])
		});
	});
	it('is that of a break between the years', async () => {
		expect(
			await compared('K9', {
				selection: { ...ASKED.K9!.selection, time: ['2021'] },
				reference: ['time', '2017']
			})
		).toEqual({ code: 'broken', periods: ['2017', '2021'] });
		expect(await compared('K9', { reference: ['time', '2020'] })).toEqual({
			code: 'broken',
			periods: ['2020', '2024']
		});
	});
	it('is none between two censuses, which are to be compared with care', async () => {
		expect((await countedOf('K2')).broken).toEqual(['2011', '2021']);
		expect((await countedOf('K1')).broken).toEqual([]);
	});
});

describe('shares of one source with rates of another', () => {
	const LEVELS = { ISCED11_0T2: 'ED0-2', ISCED11_3_4: 'ED3_4', ISCED11_5T8: 'ED5-8' };
	const PAIRS = csvParse(fixture('pairing.csv'));
	it('fit the published rate or are refused, as was found elsewhere', async () => {
		const [rates, shares] = await Promise.all(
			['oecd_mig_emp_edu', 'edat_lfs_9912'].map(datasetNamed)
		);
		const at = async (dataset: Dataset, codes: Record<string, string>) => {
			const selection = Object.fromEntries(Object.entries(codes).map(([id, code]) => [id, [code]]));
			const { values } = await server.sliceOf(dataset, selection);
			return decimal(values[0]!, dataset.unit.precision ?? dataset.unit.decimals);
		};
		for (const row of PAIRS) {
			const place = { geo: row.geo, time: row.time };
			const birth = { ...place, birth_place: row.rates.split(' ')[1]! };
			const classes: ClassCounts[] = await Promise.all(
				Object.entries(LEVELS).map(async ([education_lev, isced11]) => {
					const share = await at(shares!, {
						...place,
						c_birth: row.shares.split(' ')[1]!,
						isced11,
						age: 'Y15-64',
						sex: 'T'
					});
					const rate = await at(rates!, { ...birth, education_lev });
					const count = {
						persons: share,
						having: times(share, times(rate, { over: 1n, under: 100n }))
					};
					return { codes: { education_lev }, group: count, reference: count };
				})
			);
			const published = await at(rates!, { ...birth, education_lev: 'TOTAL' });
			const miss = missOf(rateOf(classes, 'group'), published);
			const name = `${row.geo} ${row.time} ${row.rates} ${row.shares}`;
			expect(six(miss), name).toBe(row.recomputed_minus_published);
			expect(fits(miss, decimal(0, 0)) ? 'yes' : 'no', name).toBe(row.fits);
		}
		expect(PAIRS.filter((row) => row.fits === 'no').length).toBeGreaterThan(50);
	});
});

describe("Das Gupta's example 5.3", () => {
	it('comes out as printed', () => {
		interface Example {
			size: Record<string, number[][]>;
			rate: Record<string, number[][]>;
			crude: Record<string, number>;
			expected: Record<string, number>;
		}
		const { size, rate, crude, expected } = JSON.parse(
			fixture('published_example.json')
		) as Example;
		const at = (year: string, race: number, age: number) => {
			const persons = whole(size[year]![race]![age]!);
			return { persons, having: times(persons, decimal(rate[year]![race]![age]!, 3)) };
		};
		const classes = size['1985']!.flatMap((ages, race) =>
			ages.map((_, age): ClassCounts => ({
				codes: { race: String(race), age: String(age) },
				group: at('1985', race, age),
				reference: at('1970', race, age)
			}))
		);
		const found = decompose(classes);
		const close = (value: number, wanted: number, name: string) =>
			expect(Math.abs(value - wanted), name).toBeLessThan(1e-6);
		close(roundedTo(found.crude.group, 7), crude['1985']!, '1985');
		close(roundedTo(found.crude.reference, 7), crude['1970']!, '1970');
		close(roundedTo(found.composition, 7), expected.composition!, 'composition');
		close(roundedTo(found.rates, 7), expected.rates!, 'rates');
		const parts = compositionByDimension(classes, ['age', 'race']);
		close(parts.age!, expected.age!, 'age');
		close(parts.race!, expected.race!, 'race');
	});
});

describe('parts', () => {
	it('of classes add up to the parts, and those to the difference, exactly and for each standard', async () => {
		const { classes } = await countedOf('K3');
		for (const one of STANDARDS) {
			const found = decompose(classes, one);
			expect(residualOf(found).over).toBe(0n);
			const of = (part: 'composition' | 'rates') => sum(found.classes.map((c) => c[part]));
			expect(minus(of('composition'), found.composition).over).toBe(0n);
			expect(minus(of('rates'), found.rates).over).toBe(0n);
		}
	});
});
