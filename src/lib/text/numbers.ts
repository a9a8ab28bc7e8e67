/** Numbers, dates and lists as readers write them; for display only, never for files. */
import type { Language } from '#lib/dataset/model.ts';

/** What follows a number: a sign such as "%" or "€", a word such as "percentage points", or nothing. */
export interface NumberForm {
	symbol: string;
	/** "million": between the number and its unit. */
	magnitude?: string;
	decimals: number;
}

const NBSP = '\u00a0';
const MINUS = '\u2212';

/** British English, so that dates read day month year as everywhere else on the site. */
const LOCALES: Record<Language, string> = {
	en: 'en-GB',
	sv: 'sv-SE',
	da: 'da-DK',
	nb: 'nb-NO',
	fi: 'fi-FI',
	is: 'is-IS'
};

/** Making an Intl formatter costs far more than using it. */
const kept = new Map<string, unknown>();
function keep<T>(key: string, make: () => T): T {
	if (!kept.has(key)) kept.set(key, make());
	return kept.get(key) as T;
}

/** Some locales give "-" where others give U+2212, and narrow spaces some fonts lack; columns shall look alike. */
const tidied = (text: string): string =>
	text.replace(/^-/, MINUS).replace(/[\u202f\u2009 ]/g, NBSP);

/** "1,234.5", "1 234,5": grouped, with exactly `decimals` decimals; never "−0". */
export const formatNumber = (value: number, decimals: number, language: Language): string =>
	tidied(
		keep(`n${language}${decimals}`, () => {
			const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
			return new Intl.NumberFormat(LOCALES[language], { ...digits, signDisplay: 'negative' });
		}).format(value)
	);

/** English sets signs tight ("64.1%", "€500"), Icelandic the per cent sign; other languages a no-break space before. */
function joined(digits: string, { symbol, magnitude }: NumberForm, language: Language): string {
	const number = magnitude ? digits + NBSP + magnitude : digits;
	if (symbol === '') return number;
	if (language === 'en' && symbol === '€')
		return number.replace(/^([+\u2212]?)/, (sign) => sign + symbol);
	const tight = symbol === '%' && (language === 'en' || language === 'is');
	return number + (tight ? '' : NBSP) + symbol;
}

/** "64.1%" in English, "64,1 %" in Swedish; other symbols likewise ("€24,480", "24 480 €", "€420.5 million"). */
export const formatValue = (value: number, form: NumberForm, language: Language): string =>
	joined(formatNumber(value, form.decimals, language), form, language);

/** Like formatValue, with a sign before every number but zero: "+12.3 percentage points". */
export function formatDifference(value: number, form: NumberForm, language: Language): string {
	const number = formatNumber(value, form.decimals, language);
	return joined(value > 0 && /[1-9]/.test(number) ? `+${number}` : number, form, language);
}

/** "Denmark, Finland and Iceland". */
export const formatList = (items: readonly string[], language: Language): string =>
	keep(
		`l${language}`,
		() => new Intl.ListFormat(LOCALES[language], { type: 'conjunction' })
	).format(items);

const DATE_PARTS = [
	{ year: 'numeric' },
	{ year: 'numeric', month: 'long' },
	{ year: 'numeric', month: 'long', day: 'numeric' }
] as const;

/** An ISO date, month or year in words: "8 December 2025", "december 2025", "2025". */
export function formatDate(iso: string, language: Language): string {
	const [date = ''] = iso.split('T');
	const parts = date.split('-').map(Number);
	const form = DATE_PARTS[parts.length - 1];
	if (!form || parts.some((part) => !Number.isInteger(part))) return iso;
	const [year = 0, month = 1, day = 1] = parts;
	return keep(
		`d${language}${parts.length}`,
		() => new Intl.DateTimeFormat(LOCALES[language], { ...form, timeZone: 'UTC' })
	).format(Date.UTC(year, month - 1, day));
}

/** "8 December 2025, 09:30 UTC", of an ISO time in UTC. */
export const formatMoment = (iso: string, language: Language): string =>
	`${formatDate(iso, language)}, ${iso.slice(11, 16)} UTC`;

/** "March 2022", "mars 2022"; short "Mar 2022". */
export const formatMonth = (
	year: number,
	month: number,
	language: Language,
	length: 'long' | 'short'
): string =>
	keep(
		`m${language}${length}`,
		() =>
			new Intl.DateTimeFormat(LOCALES[language], {
				year: 'numeric',
				month: length,
				timeZone: 'UTC'
			})
	).format(Date.UTC(year, month - 1));
