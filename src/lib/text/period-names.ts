/** Periods as readers write them: "2024", "2nd quarter 2015", "March 2022". */
import { textIn, type Category, type Dimension, type Language } from '#lib/dataset/model.ts';
import { calendarPeriod, isNext, type CalendarUnit } from '#lib/dataset/period.ts';
import { formatDate, formatMonth } from './numbers.ts';

const EN_DASH = '\u2013';
/** A list of more runs than these is a span. */
const MOST_LISTED = 3;

const ORDINALS = ['1st', '2nd', '3rd', '4th'];
/** Intl has no names of quarters. */
const QUARTERS: Record<Language, (quarter: number, year: number) => string> = {
	en: (quarter, year) => `${ORDINALS[quarter - 1]} quarter ${year}`,
	sv: (quarter, year) => `${quarter}:${quarter < 3 ? 'a' : 'e'} kvartalet ${year}`,
	da: (quarter, year) => `${quarter}. kvartal ${year}`,
	nb: (quarter, year) => `${quarter}. kvartal ${year}`,
	fi: (quarter, year) => `${year}, ${quarter}. neljännes`,
	is: (quarter, year) => `${quarter}. ársfjórðungur ${year}`
};
const SHORT_QUARTERS: Record<Language, string> = {
	en: 'Q',
	sv: 'kv. ',
	da: 'K',
	nb: 'K',
	fi: 'Q',
	is: 'F'
};

type Naming = (year: number, part: number, language: Language) => string;
const LONG: Record<CalendarUnit, Naming> = {
	year: (year) => String(year),
	quarter: (year, part, language) => QUARTERS[language](part, year),
	month: (year, part, language) => formatMonth(year, part, language, 'long')
};
const SHORT: Record<CalendarUnit, Naming> = {
	year: (year) => String(year),
	quarter: (year, part, language) => `${SHORT_QUARTERS[language]}${part} ${year}`,
	month: (year, part, language) => formatMonth(year, part, language, 'short')
};

/** A period in words; days are dates, and what is no period of the calendar stays as it is. */
export function periodName(code: string, language: Language, isShort = false): string {
	const period = calendarPeriod(code);
	if (!period) return /^\d{4}-\d{2}-\d{2}$/.test(code) ? formatDate(code, language) : code;
	return (isShort ? SHORT : LONG)[period.kind](period.year, period.part, language);
}

/** Neighbours, together. */
function runsOf(periods: readonly string[]): string[][] {
	const runs: string[][] = [];
	for (const period of periods) {
		const run = runs.at(-1);
		if (run && isNext(run.at(-1)!, period)) run.push(period);
		else runs.push([period]);
	}
	return runs;
}

/** From one period to another; one period where both are the same. */
export const spanName = (first: string, last: string, language: Language): string =>
	first === last
		? periodName(first, language)
		: `${periodName(first, language)}${EN_DASH}${periodName(last, language)}`;

/** "2015\u20132017, 2020": neighbours (two or more) as ranges, everything else one by one, in the order given. */
export const formatPeriods = (periods: readonly string[], language: Language): string =>
	runsOf(periods)
		.map((run) => spanName(run[0]!, run.at(-1)!, language))
		.join(', ');

/** The same where only the reach matters: more than three are from the first to the last. */
export const formatReach = (periods: readonly string[], language: Language): string =>
	runsOf(periods).length > MOST_LISTED
		? spanName(periods[0]!, periods.at(-1)!, language)
		: formatPeriods(periods, language);

/** A category's label; a period without one of its own has its name. */
export const categoryLabel = (
	{ role }: Pick<Dimension, 'role'>,
	category: Category,
	language: Language
): string =>
	textIn(role === 'time' ? namedPeriod(category, language).label : category.label, language);

/** A period that the dataset calls by its code alone, with its name. */
export const namedPeriod = (category: Category, language: Language): Category =>
	category.label.en === category.code
		? {
				...category,
				label: { en: periodName(category.code, language) },
				short: { en: periodName(category.code, language, true) }
			}
		: category;
