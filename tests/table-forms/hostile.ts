/** Generated cubes with the names, codes and labels that readers stumble over. */
import fc from 'fast-check';
import type { FormCategory, FormCube, FormDimension } from './cube.ts';

/** Texts that once were somebody's label, and texts that look like something else. */
const KNOWN_TEXTS = [
	'Total',
	'Regions, total',
	'Nordic countries (excl. reporting country)',
	'Europe (excl. reporting country, Nordic countries and EU27/EFTA/UK)',
	'a; b',
	'Total (20-64 years)',
	'20-24 years',
	'Åland',
	'A\u030aland',
	'Ísland',
	'Færøerne – Føroyar',
	'Suomi – Finland',
	'“quoted”',
	"it's",
	'a "b" c',
	'"',
	'a\nb',
	'a\r\nb',
	'a\tb',
	'no\u00a0break',
	'soft\u00adhyphen',
	'__proto__',
	'constructor',
	'toString',
	'hasOwnProperty',
	'null',
	'NaN',
	'0',
	'1',
	'-1',
	'2016',
	'2017',
	'1.5',
	'1,5',
	'1e3',
	'..',
	'-',
	'.',
	':',
	'DATA=',
	'VALUES("x")="y";',
	'#',
	'a#b',
	'<b>&amp;</b>',
	'Ελλάδα',
	'日本',
	'😀 people',
	'x - y',
	'DK - Denmark',
	'DK Denmark',
	'TLIST(A1)',
	'text '.repeat(60).trim(),
	'Ä'.repeat(300)
];

const NAMES = [
	'reporting country',
	'country background',
	'population category',
	'sex',
	'age',
	'level of education',
	'length of stay',
	'unit',
	'Ålder, grupp',
	'kön; sex',
	'a "b"',
	'__proto__',
	'constructor',
	'value',
	'status',
	'Kyn\u00a0og aldur',
	'x',
	'variabel 1'
];
const TIME_NAMES = ['time', 'Tid', 'year', 'år'];

const isKept = (text: string): boolean =>
	text.trim() === text && text !== '' && !/\p{Surrogate}|[\0\ufeff\ufffe\uffff]/u.test(text);

const text = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...KNOWN_TEXTS) },
	{ weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 12 }).filter(isKept) },
	{
		weight: 1,
		arbitrary: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter(isKept)
	}
);

/** Titles and names of figures: any text, but in a phrase that is neither a number nor a year. */
const phrase = fc
	.tuple(fc.constantFrom('Employment rate', 'Population', 'Andel, procent'), text)
	.map(([what, more]) => `${what} ${more}`);

const code = fc.oneof(
	fc.constantFrom('DK', 'SE', 'T', 'M', 'F', '0', '1', '2', '10', '2016', 'Y20-64', 'TOT'),
	text
);

/** Neither two codes nor two labels of one variable are the same, nor would be to a careless eye. */
function dimension(size: number): fc.Arbitrary<FormDimension> {
	const labels = fc.uniqueArray(text, { minLength: size, maxLength: size, selector: sameText });
	const codes = fc.uniqueArray(code, { minLength: size, maxLength: size, selector: sameText });
	return fc
		.record({ name: fc.constantFrom(...NAMES), codes, labels })
		.map(({ name, codes, labels }) => ({
			name,
			categories: codes.map((code, i) => ({ code, label: labels[i]! }))
		}));
}

/** What a reader may well take for the same text. */
export const sameText = (text: string): string =>
	text
		.normalize('NFC')
		.replace(/[\u00ad\u200b]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();

const time = (size: number): fc.Arbitrary<FormDimension> =>
	fc
		.record({ name: fc.constantFrom(...TIME_NAMES), from: fc.integer({ min: 1990, max: 2020 }) })
		.map(({ name, from }) => ({
			name,
			isTime: true,
			categories: Array.from({ length: size }, (_, i): FormCategory => {
				const year = String(from + i);
				return { code: year, label: year };
			})
		}));

/** Numbers by the digits written; -1: any number there is. */
const number = (decimals: number): fc.Arbitrary<number> =>
	decimals < 0
		? fc
				.double({ noNaN: true, noDefaultInfinity: true })
				.filter((v) => !(v <= -9_999_999_999_999))
				.map((v) => v + 0)
		: fc
				.oneof(fc.integer({ min: -1000, max: 1_000_000 }), fc.integer({ min: 0, max: 1000 }))
				.map((v) => Number((v / 10 ** decimals).toFixed(decimals)) + 0);

const SYMBOLS = ['.', '..', '...', '....', '-'];
const MOST_CELLS = 300;

/**
 * One to five dimensions of one to six categories, at most three hundred cells; the first cell is never zero.
 * `wild`: any double, written with all its digits.
 */
export function hostileCube({ wild = false } = {}): fc.Arbitrary<FormCube> {
	const sizes = fc
		.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
		.filter((s) => s.reduce((n, size) => n * size, 1) <= MOST_CELLS);
	return fc
		.record({
			sizes,
			timeAt: fc.integer({ min: -1, max: 4 }),
			decimals: wild ? fc.constant(-1) : fc.constantFrom(0, 1, 2),
			title: phrase,
			contents: phrase
		})
		.chain(({ sizes, timeAt, decimals, title, contents }) => {
			const cells = sizes.reduce((n, size) => n * size, 1);
			const cell = fc.oneof(
				{ weight: 4, arbitrary: number(decimals) },
				{ weight: 1, arbitrary: fc.constantFrom(...SYMBOLS) }
			);
			return fc
				.record({
					dimensions: fc.tuple(
						...sizes.map((size, at) => (at === timeAt ? time(size) : dimension(size)))
					),
					cells: fc.array(cell, { minLength: cells, maxLength: cells }),
					first: number(decimals).filter((v) => v !== 0),
					headings: fc.integer({ min: 0, max: sizes.length })
				})
				.map(({ dimensions, cells, first, headings }): FormCube => {
					const all = [first, ...cells.slice(1)];
					return {
						matrix: 'TEST01',
						title,
						contents,
						decimals: decimals < 0 ? undefined : decimals,
						dimensions: uniquelyNamed(dimensions),
						headings,
						values: all.map((c) => (typeof c === 'number' ? c : null)),
						symbols: Object.fromEntries(
							all.flatMap((c, i) => (typeof c === 'string' ? [[i, c]] : []))
						)
					};
				});
		});
}

/** A second variable of the same name gets a number. */
const uniquelyNamed = (dimensions: readonly FormDimension[]): FormDimension[] =>
	dimensions.map((d, at) => {
		const before = dimensions.slice(0, at).filter((other) => other.name === d.name).length;
		return before === 0 ? d : { ...d, name: `${d.name} ${before + 1}` };
	});
