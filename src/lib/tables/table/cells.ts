/** The text of one cell → a number, a symbol, or a number with a note glued to it. */
import { defaultMeaning } from './symbols.ts';

export interface Cell {
	/** NaN = no number. */
	value: number;
	/** Raw symbol in place of the number or note beside it; "" = none. */
	symbol: string;
	/** True when `symbol` stands beside a number. */
	glued: boolean;
}

const SPACES = '[ \\t\\u00a0\\u2007\\u2009\\u202f]';
/** Signs that can only part groups of digits. */
const SEPARATORS = ["'", '’', ' ', '\t', '\u00a0', '\u2007', '\u2009', '\u202f'];
const MINUS = /^[\u2010-\u2015\u2212]/;
/** Digits with or without separators; what the separators mean is decided by `parseSeparated`. */
const BODY = `(?:[-+]|[\\u2010-\\u2015\\u2212])?${SPACES}?(?:\\d(?:(?:[.,'’]|${SPACES})?\\d)*[.,]?|[.,]\\d+)(?:[eE][-+]?\\d+)?`;
/**
 * Notes that may be glued on: signs, raised figures, "1)" and the flag letters of statistical offices. Letters that
 * also shorten "thousand", "million" or a unit are not among them: "1.2k" is refused, not read as 1.2.
 */
const NOTE = '[*†‡§#]{1,3}|[¹²³⁴-⁹]{1,2}|\\(?\\d\\)|[abcdefnprsuz]|\\([a-z]\\)|\\[[a-z]\\]';
const NUMBER = new RegExp(`^${BODY}$`);
const NOTE_AFTER = new RegExp(`^(${BODY})${SPACES}?(${NOTE})$`);
const NOTE_BEFORE = new RegExp(`^([*†‡§#]{1,3})${SPACES}?(${BODY})$`);

/** What the server keeps symbols as inside; some of its outputs leak them. */
const SENTINELS = new Map([
	[-1e19, '.'],
	[-1e20, '..'],
	[-1e21, '...'],
	[-1e22, '....'],
	[-1e23, '.....'],
	[-1e24, '......'],
	[-1e25, '-'],
	[-9999999999999.9, '.......']
]);

/** The symbol a number stands for inside the server, if it is such a number. */
export const sentinelOf = (value: number): string | undefined => SENTINELS.get(value);

/** True for ".5" and "5.": numbers that were not written by a statistical office's software. */
export const isLoose = (text: string): boolean => /^[-+]?[.,]\d|\d[.,](?:[eE]|$)/.test(text.trim());

/**
 * True for "1.234" and "1,234": between one and three digits, not zero alone, a mark and three digits. Whether the
 * mark is a decimal mark only other figures can tell.
 */
export const isAmbiguous = (text: string): boolean =>
	/^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(text.trim());

/** Digits grouped by three with `mark` between them. */
const isGrouped = (text: string, mark: string): boolean => {
	const [head = '', ...groups] = text.split(mark);
	return /^\d{1,3}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group));
};

/** "1.5e3" → "1.5", "e3"; the exponent is "" where there is none. */
function splitExponent(unsigned: string): [digits: string, exponent: string] {
	const at = unsigned.search(/[eE]/);
	return at < 0 ? [unsigned, ''] : [unsigned.slice(0, at), unsigned.slice(at)];
}

/** Digits without the separators between their groups; undefined where these are no groups of three. */
function ungrouped(digits: string, group: string): string | undefined {
	let whole = digits;
	for (const separator of [group, ...SEPARATORS]) {
		if (!whole.includes(separator)) continue;
		if (!isGrouped(whole, separator)) return undefined;
		whole = whole.replaceAll(separator, '');
	}
	return whole;
}

/**
 * A number without note → its value; undefined where the separators make no sense. The decimal mark is "." unless
 * `decimalComma`; the other mark may only group digits, and not alone ("1,234" is undefined: it may be either) unless
 * `isSure` that the marks are what they are said to be.
 */
function parseSeparated(text: string, decimalComma: boolean, isSure: boolean): number | undefined {
	if (!NUMBER.test(text)) return undefined;
	const sign = MINUS.test(text) || text.startsWith('-') ? -1 : 1;
	const unsigned = text.replace(/^[-+\u2010-\u2015\u2212]\s?/, '');
	const [digits, exponent] = splitExponent(unsigned);
	const [mark, group] = decimalComma ? [',', '.'] : ['.', ','];
	const at = digits.indexOf(mark);
	const fraction = at < 0 ? '' : digits.slice(at + 1);
	const isOpen = !isSure && at < 0 && digits.split(group).length === 2;
	const whole = isOpen ? undefined : ungrouped(at < 0 ? digits : digits.slice(0, at), group);
	if (whole === undefined || !/^\d*$/.test(fraction)) return undefined;
	const value = sign * Number(`${whole || '0'}.${fraction || '0'}${exponent}`);
	return Number.isFinite(value) ? value + 0 : undefined;
}

/** "71.2%" or "71.2 %" → 71.2 with the sign as its note; only a file of percentages may hold it. */
export function parsePercent(text: string, decimalComma = false, isSure = false): Cell | undefined {
	const bare = /^(.*\d)\s*%$/u.exec(text.trim())?.[1];
	const value = bare === undefined ? undefined : parseSeparated(bare, decimalComma, isSure);
	return value === undefined ? undefined : { value, symbol: '%', glued: true };
}

/**
 * Text of a cell, quotes removed → what it holds; undefined = neither a number nor a symbol, the caller refuses it
 * with line and column. An empty cell is a symbol whose text is lost: NaN and "".
 * `isSure`: the decimal mark is known, so "1,234" beside a decimal point is more than a thousand.
 */
export function parseCell(text: string, decimalComma = false, isSure = false): Cell | undefined {
	const bare = text.replace(/[\u00ad\u200b]/g, '').trim();
	if (bare === '') return { value: NaN, symbol: '', glued: false };
	const value = parseSeparated(bare, decimalComma, isSure);
	if (value !== undefined) {
		const symbol = sentinelOf(value);
		if (symbol !== undefined) return { value: NaN, symbol, glued: false };
		return { value: value === 0 ? 0 : value, symbol: '', glued: false };
	}
	if (defaultMeaning(bare)) return { value: NaN, symbol: bare, glued: false };
	return parseNoted(bare, decimalComma, isSure);
}

/** A number with a note before or behind it. */
function parseNoted(bare: string, decimalComma: boolean, isSure: boolean): Cell | undefined {
	const after = NOTE_AFTER.exec(bare);
	const before = NOTE_BEFORE.exec(bare);
	const number = parseSeparated(after?.[1] ?? before?.[2] ?? '', decimalComma, isSure);
	const note = after?.[2] ?? before?.[1];
	if (number === undefined || note === undefined) return undefined;
	return { value: number === 0 ? 0 : number, symbol: note, glued: true };
}
