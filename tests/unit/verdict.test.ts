/** Every rule of comparability on real figures: one comparison in which it fires, one in which it does not, and what readers are told. */
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '#lib/dataset/model.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import {
	comparisonAlong,
	comparisonOf,
	sideOf,
	type Compared
} from '#lib/dataset/verdict/comparisons.ts';
import { askRule, judged, RULE_IDS, type RuleId } from '#lib/dataset/verdict/index.ts';
import { refusedBetween } from '#lib/dataset/verdict/refused.ts';
import { LEVELS, type Comparison, type Level, type Side } from '#lib/dataset/verdict/rule.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { parseView } from '#lib/forms/view.ts';
import { sizeOf } from '#lib/dataset/slice.ts';
import { figureOf } from '#lib/text/figure.ts';
import { datasetOf } from '#scripts/synthetic/dataset.ts';
import { TABLES } from '#scripts/synthetic/tables.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { ruleSentence } from '#lib/text/rule-sentences.ts';
import { builtWarehouse, type BuiltWarehouse } from '#lib/warehouse/database.fixture.ts';
import type * as FiguresOf from '#lib/server/figures-of.ts';
import type * as Catalogue from '#lib/warehouse/catalogue.ts';

let built: BuiltWarehouse;
let find: (id: string) => Dataset;
let figuresOf: typeof FiguresOf.figuresOf;

beforeAll(async () => {
	built = await builtWarehouse();
	const { catalogue }: typeof Catalogue = await import('#lib/warehouse/catalogue.ts');
	const all = await catalogue();
	find = (id) => all.find(id)!;
	({ figuresOf } = await import('#lib/server/figures-of.ts'));
}, 60_000);
afterAll(() => built.remove());

/** Figures at an address: what it does not name is what a page starts with. */
async function figuresAt(address: string, isComputed = false): Promise<Compared> {
	const [id = '', search = ''] = address.split('?');
	const dataset = find(id);
	const { selection, problems } = parseSelection(dataset, search, dataset.defaults);
	const { view, problems: others } = parseView(dataset, selection, search);
	expect([...problems, ...others], address).toEqual([]);
	return { ...(await figuresOf(dataset, selection, view)), isComputed };
}

interface Case {
	/** Two addresses of figures, or one and the dimension whose categories are compared. */
	of: readonly [string, string] | { at: string; along: string };
	isComputed?: boolean;
	/** What is true of the second side in no dataset there is. */
	second?: (side: Side) => Side;
	/** Of two figures, the dimension they are compared in. */
	dimension?: string;
}
const pair = (a: string, b: string, more: Partial<Case> = {}): Case => ({ of: [a, b], ...more });
const along = (at: string, dimension: string, more: Partial<Case> = {}): Case => ({
	of: { at, along: dimension },
	...more
});

async function comparisonIn({ of, isComputed, second, dimension }: Case): Promise<Comparison> {
	if ('along' in of) return comparisonAlong(await figuresAt(of.at, isComputed), of.along);
	const [a, b] = (await Promise.all(of.map((at) => figuresAt(at)))).map((one) => sideOf(one, {}));
	const sides = comparisonOf(a!, second ? second(b!) : b!, isComputed ?? false);
	return { ...sides, ...(dimension === undefined ? {} : { dimension }) };
}

const LFS = 'lfsa_ergan?age=Y20-64&sex=T';
const SURVEY = 'lfsa_ergacob?geo=SE&c_birth=FOR&time=2024';
const OECD = 'oecd_mig_nup_sex?geo=SE&measure=EMP_WAP&birth_place=FB&sex=T&time=2024';
const REGISTER = 'kolada_n02267_n02269?c_birth=FOR&time=2024';
/** The persons behind a cell of schools: 84 girls. */
const PUPILS = 'ssb_vgogjen_2012_05?category=DESC&region=R1&sex=F,M&completion=COMPL_NORM';
const withPersons =
	(persons: number) =>
	(side: Side): Side => ({
		...side,
		persons: { ...side.persons!, values: side.persons!.values.map(() => persons) }
	});

type Level_ = Exclude<Level, 'comparable'> | 'informs';
interface Examples {
	fires: [level: Level_, sentence: string, Case][];
	silent: Case[];
}
/** The sentence is that of methods.md §6, with names and years in it. */
const EXAMPLES: Record<RuleId, Examples> = {
	C01: {
		fires: [
			[
				'not',
				'These are different measures.',
				along('oecd_mig_nup_sex?measure=EMP_WAP,LF_RATE&time=2024', 'measure')
			],
			[
				'not',
				'These are different measures.',
				pair(`${LFS}&geo=SE&time=2024`, 'lfsa_urgan?geo=SE&time=2024')
			]
		],
		silent: [pair(SURVEY, REGISTER), along(`${LFS}&time=2024`, 'geo')]
	},
	C02: {
		fires: [
			[
				'not',
				'The way of counting changed in 2021.',
				along(`${LFS}&geo=SE&time=2020,2024`, 'time')
			],
			[
				'not',
				'The way of counting changed in 2018 and 2021.',
				along(`${LFS}&geo=SE&time=2016..2024`, 'time')
			],
			[
				'not',
				'The way of counting changed in Finland (2021) and in Sweden (2018 and 2021).',
				along(`${LFS}&geo=FI,SE&time=2017..2024`, 'time')
			],
			[
				'not',
				'The way of counting changed in 2021.',
				pair('lfsa_ergacob?geo=SE&c_birth=FOR&time=2020', OECD, { dimension: 'time' })
			]
		],
		silent: [
			along(`${LFS}&geo=SE&time=2021..2024`, 'time'),
			along(`${LFS}&geo=SE&time=2015..2024&citizen=NAT,NEU27_2020_FOR`, 'citizen'),
			pair('lfsa_ergacob?geo=SE&c_birth=FOR&time=2022', OECD)
		]
	},
	C03: {
		fires: [
			[
				'not',
				'Finland counts this in another way than the others.',
				along('migr_asytpsm?time=2022-03', 'geo')
			],
			[
				'care',
				'Finland: some periods are counted in another way than the others.',
				along('migr_asytpsm?geo=FI&time=2022-03,2022-04', 'time')
			]
		],
		silent: [along('migr_asytpsm?time=2022-04', 'geo')]
	},
	C04: {
		fires: [
			['not', 'One figure comes from a survey, the other from registers.', pair(SURVEY, REGISTER)]
		],
		silent: [
			pair(SURVEY, OECD),
			pair('migr_resfirst?geo=SE&reason=TOTAL', 'tps00170?geo=SE&time=2023')
		]
	},
	C05: {
		fires: [
			[
				'not',
				'Foreign citizens and people born abroad are different groups.',
				pair(`${LFS}&geo=SE&citizen=FOR&time=2024`, SURVEY)
			]
		],
		silent: [pair(SURVEY, OECD)]
	},
	C06: {
		fires: [
			['not', 'The ages differ: 20–64 years and 15–64 years.', pair(SURVEY, OECD)],
			[
				'not',
				'The ages differ: 15–64 years and 20–64 years.',
				along('lfsa_ergan?age=Y15-64,Y20-64&time=2024', 'age')
			],
			[
				'not',
				'The ages differ: 16 years and over and 18 years and over.',
				pair('hlth_silc_24?geo=SE&time=2023', 'ilc_di15?geo=SE&time=2023')
			]
		],
		silent: [
			along('edat_lfs_9912?age=Y25-34,Y55-74&time=2024', 'age'),
			pair(SURVEY, REGISTER),
			along(`${LFS}&time=2024`, 'geo')
		]
	},
	C07: {
		fires: [
			[
				'not',
				'Also sex differs.',
				pair('lfsa_ergan?geo=SE&sex=F&time=2024', 'lfsa_ergan?geo=DK&sex=M&time=2024', {
					dimension: 'geo'
				})
			],
			[
				'not',
				'Also sex differs.',
				pair(
					'lfsa_ergan?geo=SE&citizen=NAT&sex=F&time=2024',
					'lfsa_ergan?geo=SE&citizen=FOR&sex=M&time=2024'
				)
			]
		],
		silent: [
			pair('lfsa_ergan?geo=SE&sex=F&time=2024', 'lfsa_ergan?geo=DK&sex=F&time=2024'),
			pair('lfsa_ergan?geo=SE&sex=F&time=2024', 'lfsa_ergan?geo=SE&sex=M&time=2024'),
			pair(SURVEY, OECD)
		]
	},
	C08: {
		fires: [
			[
				'care',
				'The years differ: 2023 and 2024.',
				pair(`${LFS}&geo=SE&time=2023`, `${LFS}&geo=DK&time=2024`)
			],
			[
				'not',
				'The years differ: 2022 and 2024.',
				pair(`${LFS}&geo=SE&time=2024`, `${LFS}&geo=DK&time=2022`)
			]
		],
		silent: [
			pair(`${LFS}&geo=SE&time=2024`, `${LFS}&geo=DK&time=2024`),
			pair(`${LFS}&geo=SE&time=2021`, `${LFS}&geo=SE&time=2024`)
		]
	},
	C09: {
		fires: [
			[
				'not',
				'Each country defines this in its own way.',
				pair(
					'dst_indv2013_2_5?category=IMM&sex=T&origin=SO',
					'ssb_innvregsys_2011_09?origin=SO&sex=T'
				)
			],
			['care', 'Each country defines this in its own way.', along('oecd_imd_b11?time=2022', 'geo')]
		],
		silent: [along(`${LFS}&time=2024`, 'geo'), along('ssb_342044?age=Y20-24', 'category')]
	},
	C10: {
		fires: [
			[
				'not',
				'One counts persons, the other cases.',
				along('unhcr_asylum_applications?geo=SE&origin=SYR&app_pc=P,C&time=2015', 'app_pc')
			],
			[
				'not',
				'One counts persons at one time, the other those of a whole period.',
				pair(
					'migr_resfirst?geo=SE&reason=FAM',
					'migr_resvalid?geo=SE&citizen=TOTAL&reason=FAM&time=2023'
				)
			]
		],
		silent: [pair('migr_resfirst?geo=SE&reason=TOTAL', 'tps00170?geo=SE&time=2023')]
	},
	C11: {
		fires: [
			[
				'care',
				'The figures were read at different times.',
				pair('tps00024?geo=SE&time=2019', 'migr_imm1ctz?geo=SE&citizen=TOTAL&time=2019')
			],
			[
				'not',
				'The figures were read at different times.',
				pair('tps00024?geo=SE&time=2018', 'tps00024?geo=SE&time=2019', {
					second: (side) => ({
						...side,
						dataset: {
							...side.dataset,
							source: { ...side.dataset.source, retrieved: '2025' }
						}
					})
				})
			]
		],
		silent: [pair('tps00024?geo=SE&time=2018', 'tps00024?geo=SE&time=2019')]
	},
	C12: {
		fires: [
			[
				'care',
				'In Norway and Iceland “EU” includes the Nordic EU countries; in the others Norwegians and Icelanders count as outside the EU.',
				along(`${LFS}&geo=DK,NO&citizen=NEU27_2020_FOR&time=2024`, 'geo')
			]
		],
		silent: [
			along(`${LFS}&geo=DK,SE&citizen=NEU27_2020_FOR&time=2024`, 'geo'),
			along(`${LFS}&geo=DK,NO&citizen=NAT&time=2024`, 'geo'),
			along(`${LFS}&geo=DK,NO&citizen=NEU27_2020_FOR,NAT&time=2024`, 'citizen')
		]
	},
	C13: {
		fires: [
			[
				'care',
				'People in reception centres are not asked.',
				along(`${LFS}&citizen=NEU27_2020_FOR&time=2024`, 'geo')
			]
		],
		silent: [
			along(`${LFS}&citizen=NAT&time=2024`, 'geo'),
			along('migr_pop1ctz?citizen=FOR_STLS&time=2024', 'geo')
		]
	},
	C14: {
		fires: [
			[
				'care',
				'People who fled Ukraine are counted as residents at different times in different countries.',
				along('migr_pop1ctz?citizen=FOR_STLS&time=2023', 'geo')
			]
		],
		silent: [
			along('migr_pop1ctz?citizen=FOR_STLS&time=2021', 'geo'),
			along('migr_pop1ctz?citizen=NAT&time=2023', 'geo'),
			along('kolada_n00700?', 'time'),
			along('migr_pop1ctz?geo=SE&citizen=FOR_STLS&sex=F,M&time=2023', 'sex')
		]
	},
	C15: {
		fires: [
			[
				'care',
				'The groups differ in where people come from, when and why they came.',
				along(`${LFS}&geo=DK,NO&time=2024`, 'geo')
			],
			[
				'care',
				'The groups differ in where people come from, when and why they came.',
				along('migr_pop1ctz?geo=SE&citizen=FOR_STLS&time=2015,2020', 'time')
			]
		],
		silent: [
			along(`${LFS}&citizen=NAT&time=2024`, 'geo'),
			along(`${LFS}&geo=SE&time=2021..2024`, 'time'),
			along('migr_pop1ctz?citizen=TOTAL&time=2023', 'geo')
		]
	},
	C16: {
		fires: [
			[
				'care',
				'Descendants are young; compare the same ages.',
				along('ssb_342044?age=Y20-66&category=IMM,DESC', 'category')
			]
		],
		silent: [
			along('ssb_342044?age=Y20-24&category=IMM,DESC', 'category'),
			along('ssb_342044?age=Y20-66&category=IMM,REST_XDESC', 'category')
		]
	},
	C17: {
		fires: [
			[
				'care',
				'Different people at one time, not the same people followed.',
				along('ssb_innvregsys_2017_stay?region=R2', 'stay')
			]
		],
		silent: [
			along('scb_kommunmottagna_syss?sex=T&time=2011', 'years_since'),
			along('ssb_innvregsys_2017_stay?stay=Y1', 'region')
		]
	},
	C18: {
		fires: [
			[
				'care',
				'Few people were asked in Norway 2022.',
				along('lfsa_urgan?age=Y20-64&sex=T&time=2021..2024', 'geo')
			],
			[
				'care',
				'Few people were asked in Norway.',
				along('lfsa_urgan?age=Y20-64&sex=T&time=2022', 'geo')
			]
		],
		silent: [along('lfsa_urgan?age=Y20-64&sex=T&time=2024', 'geo')]
	},
	C19: {
		fires: [
			['care', 'Based on 84 persons in the smallest group.', along(PUPILS, 'sex')],
			[
				'not',
				'Based on 49 persons in the smallest group.',
				pair(PUPILS, PUPILS, { second: withPersons(49) })
			]
		],
		silent: [
			along(PUPILS.replace('R1', 'R2'), 'sex'),
			along('imdi_60?reason=REFUGEE', 'sex'),
			pair(PUPILS.replace('R1', 'R2'), PUPILS, { second: withPersons(200) })
		]
	},
	C20: {
		fires: [
			['care', 'May be revised.', along('ssb_introinnv_status?outcome=EMP_EDU&time=2023', 'sex')],
			[
				'care',
				'Estimated by the source.',
				pair(
					'hlth_silc_24?geo=EU27_2020&citizen=EU27_2020_FOR&lev_perc=B&time=2018',
					'hlth_silc_24?geo=EU27_2020&citizen=NAT&lev_perc=B&time=2018'
				)
			]
		],
		silent: [along(`${LFS}&time=2024`, 'geo')]
	},
	C21: {
		fires: [
			[
				'care',
				'Rounded to 5: the difference may be rounding.',
				along('migr_asyappctza?geo=DK&citizen=UA&time=2008,2009', 'time')
			]
		],
		silent: [
			along('migr_asyappctza?geo=DK&citizen=UA&time=2021,2022', 'time'),
			along('migr_asyappctza?citizen=TOTAL&time=2024&per=inhabitants', 'geo'),
			along('demo_pjan?time=2024', 'geo')
		]
	},
	C22: {
		fires: [
			[
				'care',
				'Exchange rates, not purchasing power.',
				along('ilc_di15?citizen=NAT&time=2024', 'geo')
			],
			[
				'care',
				'Not adjusted for prices.',
				along('ilc_di15?geo=FI&citizen=NAT&time=2023,2024', 'time')
			]
		],
		silent: [
			along('ilc_di15?geo=SE&time=2024&citizen=NAT,FOR', 'citizen'),
			along(`${LFS}&time=2024`, 'geo')
		]
	},
	C23: {
		fires: [
			[
				'care',
				'One is at the start of the year, the other in the middle of the year.',
				pair('migr_pop3ctb?geo=SE&time=2020', 'undesa_ims_2024_persons?geo=SE&sex=T&time=2020')
			],
			[
				'care',
				'One is at the start of the year, the other over the year.',
				pair('migr_pop3ctb?geo=SE&time=2020', SURVEY)
			]
		],
		silent: [pair('migr_pop3ctb?geo=SE&time=2020', 'migr_pop1ctz?geo=SE&citizen=TOTAL&time=2020')]
	},
	C24: {
		fires: [
			[
				'care',
				'Countries count a move after different lengths of stay.',
				along('oecd_imd_b11?time=2022', 'geo')
			]
		],
		silent: [
			along('migr_imm1ctz?citizen=TOTAL&time=2022', 'geo'),
			along('oecd_imd_b11?geo=SE', 'time'),
			along('unhcr_asylum_applications?origin=SYR&app_pc=P&time=2015', 'geo')
		]
	},
	C25: {
		fires: [
			[
				'care',
				'Not adjusted for the size of the countries.',
				along('migr_resfirst?reason=FAM', 'geo')
			]
		],
		silent: [
			along('migr_resfirst?reason=FAM&per=inhabitants', 'geo'),
			along('migr_resfirst?reason=FAM&per=whole', 'geo'),
			along('migr_resfirst?geo=SE&reason=FAM,EMP', 'reason')
		]
	},
	C26: {
		fires: [
			[
				'not',
				'Iceland counts its population in a new way from 2024.',
				along('migr_pop1ctz?geo=IS&time=2023,2024', 'time')
			],
			[
				'care',
				'Iceland counts its population in a new way from 2024.',
				along('migr_asyappctza?time=2023&per=inhabitants', 'geo')
			]
		],
		silent: [
			along('migr_pop1ctz?geo=SE&time=2023,2024', 'time'),
			along('migr_pop1ctz?geo=IS&time=2022,2023', 'time'),
			along('migr_asyappctza?time=2023', 'geo'),
			along('lfsa_ergan?geo=IS&time=2023,2024', 'time')
		]
	},
	C27: {
		fires: [
			[
				'informs',
				'Computed here from published figures.',
				along(`${LFS}&time=2024`, 'geo', { isComputed: true })
			]
		],
		silent: [along(`${LFS}&time=2024`, 'geo')]
	}
};

describe.each(RULE_IDS)('rule %s', (id) => {
	const { fires, silent } = EXAMPLES[id];
	test.each(fires.map((one, i) => [i + 1, ...one] as const))(
		'fires in example %i: %s, %s',
		async (_, level, sentence, example) => {
			const comparison = await comparisonIn(example);
			const fired = askRule(id, comparison);
			expect(fired?.level ?? 'informs').toBe(level);
			expect(fired && ruleSentence(fired, 'en')).toBe(sentence);
			// The order of the sides changes nothing of the level.
			const mirrored = { ...comparison, sides: [...comparison.sides].reverse() };
			expect(askRule(id, mirrored)?.level).toBe(fired?.level);
			expect(judged(mirrored).level).toBe(judged(comparison).level);
		}
	);
	test.each(silent.map((one, i) => [i + 1, one] as const))(
		'is silent in example %i',
		async (_, example) => {
			expect(askRule(id, await comparisonIn(example))).toBeUndefined();
		}
	);
	test.each(SITE_LANGUAGES)('has a sentence of its own in %s', async (locale) => {
		for (const [, , example] of fires) {
			const text = ruleSentence(askRule(id, await comparisonIn(example))!, locale);
			// A message without a variant says its own key.
			expect(text).toMatch(/^\p{Lu}.*\.$/u);
			expect(text).not.toMatch(/fig_|\{|undefined/);
			if (locale !== 'en')
				expect(text).not.toBe(ruleSentence(askRule(id, await comparisonIn(example))!, 'en'));
		}
	});
});

test('every module with a rule is one of them', () => {
	const modules = import.meta.glob('/src/lib/dataset/verdict/rules/*.ts');
	expect(Object.keys(modules).map((file) => /\/(c\d\d)-/.exec(file)?.[1]?.toUpperCase())).toEqual(
		RULE_IDS
	);
});

describe('the examples of the methods', () => {
	const rulesOf = (comparison: Comparison) => judged(comparison).rules.map((one) => one.id);
	test('employment in Sweden in 2020 and in 2024', async () => {
		const found = judged(await comparisonIn(along(`${LFS}&geo=SE&time=2020,2024`, 'time')));
		expect([found.level, found.rules[0]?.id]).toEqual(['not', 'C02']);
	});
	test('people born abroad in a survey and in registers', async () => {
		const found = judged(await comparisonIn(pair(SURVEY, REGISTER)));
		expect([found.level, found.rules[0]?.id]).toEqual(['not', 'C04']);
	});
	test('citizens of other countries in Denmark and in Norway', async () => {
		const comparison = await comparisonIn(along(`${LFS}&geo=DK,NO&time=2024`, 'geo'));
		expect([judged(comparison).level, rulesOf(comparison)]).toEqual([
			'care',
			['C12', 'C13', 'C15']
		]);
	});
	test('the share of family among permits in Denmark and in Finland', async () => {
		const comparison = await comparisonIn(
			along('migr_resfirst?geo=DK,FI&reason=FAM&per=whole', 'geo', { isComputed: true })
		);
		expect([judged(comparison).level, rulesOf(comparison)]).toEqual(['care', ['C15', 'C27']]);
	});
});

describe('what is refused', () => {
	const refused = async (example: Case) => {
		const { sides, dimension } = await comparisonIn(example);
		return refusedBetween(sides[0]!, sides[1]!, dimension)?.id;
	};
	test('is refused by the first rule that says so, and nothing else is', async () => {
		expect(await refused(pair(SURVEY, REGISTER))).toBe('C04');
		expect(await refused(along(`${LFS}&geo=SE&time=2020,2024`, 'time'))).toBe('C02');
		expect(await refused(along(`${LFS}&geo=DK,NO&time=2024`, 'geo'))).toBeUndefined();
		expect(await refused(along(`${LFS}&geo=SE&time=2021,2024`, 'time'))).toBeUndefined();
	});
});

describe('a difference that is refused', () => {
	const at = async (address: string) => {
		const { figureFor } = await import('#lib/server/figure-for.ts');
		const [id = '', search = ''] = address.split('?');
		const dataset = find(id);
		const { selection } = parseSelection(dataset, search, dataset.defaults);
		const { view } = parseView(dataset, selection, search);
		return figureFor('f', dataset, selection, view, 'en');
	};
	test('has no value, and the sentence of the rule as its reason; the others stand', async () => {
		const { slice, missing } = await at('migr_asytpsm?time=2022-03&transform=gap&reference=geo:SE');
		const values = Object.fromEntries(
			slice.dimensions[0]!.codes.map((code, i) => [code, slice.values[i]])
		);
		expect(values.FI).toBeNull();
		expect(values.NO).toBe(-15685);
		expect(missing).toBe(
			'Missing here: Finland (not calculated: Finland counts this in another way than the others)'
		);
	});
	test('between two bands of ages that overlap leaves nothing', async () => {
		const { slice, missing } = await at(
			'lfsa_ergan?age=Y15-64,Y20-64&citizen=NAT&time=2024&transform=gap&reference=age:Y15-64'
		);
		expect(slice.values.every((value) => value === null)).toBe(true);
		expect(missing).toBe(
			'Missing here: all values (not calculated: the ages differ: 20–64 years and 15–64 years)'
		);
	});
});

/** More cells in a comparison never make it better. */
describe('a comparison with one more', () => {
	const STARTS = [
		['lfsa_ergan?citizen=*&sex=*&time=2015..2024', 'geo'],
		['lfsa_ergan?citizen=*&sex=*&time=2015..2024', 'citizen'],
		['lfsa_ergan?geo=*&time=1995..2024', 'time'],
		['migr_asytpsm?geo=*', 'time'],
		['migr_pop1ctz?geo=*&citizen=FOR_STLS,NAT,TOTAL', 'geo'],
		['ssb_342044?age=*&category=*', 'category'],
		['ssb_342044?age=*', 'age'],
		['ssb_vgogjen_2012_05?category=*&region=*&sex=*&completion=*', 'region']
	] as const;
	test.each(STARTS)('category is no better: %s along %s', async (at, dimension) => {
		const figures = await figuresAt(at);
		const all = figures.slice.dimensions.find(({ id }) => id === dimension)!.codes;
		const levels = all.slice(1).map((_, i) => {
			const codes = all.slice(0, i + 2);
			return LEVELS.indexOf(
				judged(comparisonAlong(figures, dimension, { [dimension]: codes })).level
			);
		});
		expect(levels).toEqual([...levels].sort());
	});
	test.each(STARTS)('cell beside it is no better: %s along %s', async (at, dimension) => {
		const figures = await figuresAt(at);
		for (const { id, codes } of figures.slice.dimensions.filter((d) => d.id !== dimension)) {
			const levels = codes.map((_, i) =>
				LEVELS.indexOf(
					judged(comparisonAlong(figures, dimension, { [id]: codes.slice(0, i + 1) })).level
				)
			);
			expect(levels, id).toEqual([...levels].sort());
		}
	});
});

/** What readers of these pages are told; the table was read line by line. */
const VIEWS = [
	'lfsa_ergan?',
	'lfsa_ergan?geo=DK,NO&time=2024',
	'lfsa_ergan?geo=SE&time=2020,2024',
	'lfsa_ergan?geo=SE&time=2020,2024&transform=change',
	'lfsa_ergan?geo=SE&time=2021..2024',
	'lfsa_ergan?geo=SE&time=2021..2024&transform=change',
	'lfsa_ergan?citizen=NAT&time=2024',
	'lfsa_ergan?citizen=NAT,FOR&age=Y15-64&time=2024',
	'lfsa_ergan?transform=gap',
	'lfsa_ergan?age=Y15-64,Y20-64&citizen=NAT&time=2024&transform=gap&reference=age:Y15-64',
	'lfsa_urgan?sex=F,M&time=2022',
	'lfsa_ergacob?',
	'oecd_mig_nup_sex?measure=EMP_WAP,LF_RATE&time=2024',
	'oecd_mig_emp_edu?',
	'edat_lfs_9912?age=Y25-34,Y55-74&time=2024',
	'lfso_14loq?',
	'hlth_silc_24?time=2024',
	'ilc_di15?citizen=NEU27_2020_FOR,NAT&time=2024',
	'ilc_di15?geo=FI&citizen=NAT',
	'migr_resfirst?reason=FAM&geo=DK,FI&per=whole',
	'migr_resfirst?',
	'migr_asyappctza?per=inhabitants',
	'migr_asyappctza?citizen=UA&time=2021',
	'migr_asytpsm?time=2022-03',
	'migr_asytpsm?time=2022-03&transform=gap&reference=geo:SE',
	'migr_pop1ctz?geo=IS&time=2020..2024',
	'migr_pop1ctz?time=2024&per=inhabitants',
	'oecd_imd_b11?per=inhabitants',
	'unhcr_asylum_applications?origin=SYR&time=2015&app_pc=P,C',
	'unhcr_population?origin=SYR,UKR&time=2024&geo=SE',
	'tps00024?time=2019',
	'demo_pjan?time=2024',
	'undesa_ims_2024?',
	'kolada_n00700?',
	'kolada_n02267_n02269?',
	'scb_kommunmottagna_syss?',
	'dst_ras207?',
	'dst_indv2013_2_5?',
	'hagstofa_census_labour?',
	'ssb_342044?age=Y20-66',
	'ssb_342044?age=Y20-24',
	'ssb_innvregsys_2017_stay?',
	'ssb_introinnv_status?',
	'ssb_vgogjen_2012_05?category=DESC&region=R1&sex=F,M&completion=COMPL_NORM',
	'imdi_60?',
	'fhi_lavinntekt?'
];
/** Synthetic tables of the Nordic Statistics Database: addresses of what they would be in the demo. */
const SYNTHETIC = [
	['WORK32', 'per cent', 'sex=T&time=2024'],
	[
		'WORK32',
		'per cent',
		'reason_for_residence_permit=PROT&length_of_stay=Y1,Y2,Y3_5,Y6&sex=T&time=2024'
	],
	[
		'WORK32',
		'per cent',
		'sex=F,M&length_of_stay=TOT&reporting_country=SE&reason_for_residence_permit=FAM'
	],
	[
		'WORK30',
		'per cent',
		'age=Y20-64&population_category=FB,DESC,REST&time=2021&sex=T&reporting_country=NO'
	],
	['WORK30', 'persons', 'age=Y20-64&population_category=FB&time=2021&sex=T']
] as const;

interface Line {
	address: string;
	verdict: string;
	sentence: string;
	comparisons: string;
}
const lineOf = (address: string, { verdict }: Pick<Figure, 'verdict'>): Line => ({
	address,
	verdict: verdict?.level ?? 'none',
	sentence: verdict?.text ?? '',
	comparisons: (verdict?.comparisons ?? [])
		.map(({ dimension, level, rules }) =>
			[`${dimension} ${level}`, ...rules.map(({ id }) => id)].join(' ')
		)
		.join('; ')
});

async function lineAt(address: string): Promise<Line> {
	const { figureFor } = await import('#lib/server/figure-for.ts');
	const [id = '', search = ''] = address.split('?');
	const dataset = find(id);
	const { selection } = parseSelection(dataset, search, dataset.defaults);
	const { view } = parseView(dataset, selection, search);
	return lineOf(address, await figureFor('f', dataset, selection, view, 'en'));
}

/** The figures are all 50: the verdict of these asks for no values. */
function syntheticLine([table, unit, search]: (typeof SYNTHETIC)[number]): Line {
	const dataset = datasetOf(
		TABLES.find(({ id }) => id === table)!,
		unit
	);
	const { selection, problems } = parseSelection(dataset, search, dataset.defaults);
	expect(problems).toEqual([]);
	const dimensions = dataset.dimensions.map(({ id, role, categories }) => ({
		id,
		role,
		codes: selection[id] ?? categories.map(({ code }) => code)
	}));
	const figure = figureOf({
		id: 'f',
		dataset,
		slice: {
			dataset: dataset.id,
			dimensions,
			values: new Array<number>(sizeOf(dimensions)).fill(50),
			status: {}
		},
		view: parseView(dataset, selection, search).view,
		language: 'en',
		release: 'r',
		address: '/',
		files: []
	});
	return lineOf(`SYNTHETIC ${dataset.id}?${search}`, figure);
}

test('the verdicts of these views are those that were read through', async () => {
	const lines = [...(await Promise.all(VIEWS.map(lineAt))), ...SYNTHETIC.map(syntheticLine)];
	await expect(Papa.unparse(lines, { newline: '\n' }) + '\n').toMatchFileSnapshot(
		'../fixtures/verdicts/views.csv'
	);
});
