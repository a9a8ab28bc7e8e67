/** Powers of ten that a unit counts in, "million euro", in words and out of them: part of the unit, wherever its number stands. */
import type { Language, Text, Unit } from './model.ts';
import { textIn } from './model.ts';

/** Power of ten → what stands between a number and its unit. */
const WORDS: Record<Language, Record<number, string>> = {
	en: { 2: 'hundred', 3: 'thousand', 6: 'million', 9: 'billion', 12: 'trillion' },
	sv: { 2: 'hundra', 3: 'tusen', 6: 'miljoner', 9: 'miljarder', 12: 'biljoner' },
	da: { 2: 'hundrede', 3: 'tusinde', 6: 'millioner', 9: 'milliarder', 12: 'billioner' },
	nb: { 2: 'hundre', 3: 'tusen', 6: 'millioner', 9: 'milliarder', 12: 'billioner' },
	fi: { 2: 'sataa', 3: 'tuhatta', 6: 'miljoonaa', 9: 'miljardia', 12: 'biljoonaa' },
	is: { 2: 'hundruð', 3: 'þúsund', 6: 'milljónir', 9: 'milljarðar', 12: 'billjónir' }
};

/** How offices write them; an English billion is a milliard, that of other languages a million of millions. */
const SPELLINGS: readonly (readonly [string, number])[] = [
	['hundreds?|hundra(?:tals?)?|hundrede|hundre|sataa|hundruð|100[-\u2011]?tals?', 2],
	[
		"thousands?|thsd?|tusentals?|tusen|tusinder?|tuhat(?:ta)?|tuhansi(?:a|ssa)|þúsund(?:ir)?|(?:'|\u2019)000s?|1000[-\u2011]?tals?",
		3
	],
	['millions?|millioner|mill?|mio|mln|mn|miljon(?:er|tals?)?|miljoona[an]?|milljón(?:ir)?', 6],
	['billions?|bn|milliards?|milliarder|mrd|mia|miljard(?:er|ia)?|milljarð(?:ar|ur)?', 9],
	['trillions?|billioner|biljon(?:er)?|biljoonaa|billjónir', 12]
];
const GROUP = "[ ,.'\u00a0\u202f\u2009]?";
/** One followed by zeros, with or without marks between thousands. */
const NUMERAL = `10(?:\\^|\\*\\*)-?\\d{1,2}|10{0,2}(?:${GROUP}000)+`;
const ANY = `(?:(?:${SPELLINGS.map(([words]) => words).join('|')})\\.?|${NUMERAL})`;
const LEADING = new RegExp(
	`^(?:in )?(${ANY})(?![\\p{L}\\d]|\\s*[%=])(?:\\s+(?:of|av|af)\\b)?[\\s_-]*`,
	'iu'
);
/** "Euro million", "Persons (thousands)", "Number, in 1 000"; never "per 1 000" nor "2015 = 100". */
const TRAILING = new RegExp(`[\\s,(_/-]+(?:in |i )?(${ANY})\\)?$`, 'iu');
const RATED = /(?:\bper|\/|=|\bpr\.?|\bfor each|\bav|\bpå)[\s,(_-]*$/i;
/** Currencies whose short names hold the power: "tkr", "mkr", "MEUR". */
const GLUED: readonly (readonly [RegExp, number, string])[] = [
	[/^tkr\.?(?!\p{L})/iu, 3, 'kr'],
	[/^m(?:n|io)?kr\.?(?!\p{L})/iu, 6, 'kr'],
	[/^(?:mdkr|mrdkr|mdkr)\.?(?!\p{L})/iu, 9, 'kr'],
	[/^[tk](?=(?:eur|sek|nok|dkk|isk|usd)(?!\p{L}))/iu, 3, ''],
	[/^m(?:n|io)?(?=(?:eur|sek|nok|dkk|isk|usd)(?!\p{L}))/iu, 6, '']
];

export interface Magnitude {
	/** Power of ten; 0 where the text names none. */
	power: number;
	/** The unit without it: "euro". */
	base: string;
}

function powerOf(spelling: string): number {
	const [, exponent] = /^10(?:\^|\*\*)(-?\d+)$/.exec(spelling) ?? [];
	if (exponent !== undefined) return Number(exponent);
	const digits = spelling.replace(/\D/g, '');
	if (/^1\D?0/.test(spelling) && /^[\d\s.,'\u00a0\u202f\u2009]+$/.test(spelling))
		return digits.length - 1;
	const found = SPELLINGS.find(([words]) => new RegExp(`^(?:${words})\\.?$`, 'iu').test(spelling));
	return found![1];
}

/** What a unit as an office writes it counts in: "Euro thousand" → euro, 3. Rates "per 1 000" name no magnitude. */
export function magnitudeIn(unit: string): Magnitude {
	let base = unit.trim();
	let power = 0;
	for (const [short, held, stem] of GLUED)
		if (power === 0 && short.test(base)) {
			power = held;
			base = base.replace(short, stem);
		}
	for (let leading = LEADING.exec(base); leading; leading = LEADING.exec(base)) {
		power += powerOf(leading[1]!);
		base = base.slice(leading[0].length);
	}
	const trailing = TRAILING.exec(base);
	if (
		power === 0 &&
		trailing &&
		!RATED.test(base.slice(0, trailing.index + 1)) &&
		!RATED.test(base.slice(0, trailing.index))
	) {
		power = powerOf(trailing[1]!);
		base = base.slice(0, trailing.index);
	}
	return { power, base: base.trim() };
}

/** "million"; "× 10^5" where languages have no word. "" for none. */
export const magnitudeWord = (power: number, language: Language): string =>
	power === 0 ? '' : (WORDS[language][power] ?? `× 10^${power}`);

/** A unit in words with its magnitude, which is said once: (euro, 6) → "million euro". */
export function multiplied(unit: string, power: number, language: Language = 'en'): string {
	if (power === 0 || magnitudeIn(unit).power === power) return unit;
	const word = WORDS[language][power] ?? `10^${power}`;
	return `${word} ${unit}`.trim();
}

/** The whole unit of a dataset in words: what axis, subtitle and files call it. */
export const unitText = (
	{ label, multiplier = 0 }: { label: Text; multiplier?: Unit['multiplier'] },
	language: Language
): string => multiplied(textIn(label, language), multiplier, language);
