/** Names of years and other periods as they stand in headings and time columns. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import { folded } from './names.ts';

export interface Period {
	/** "2016", "2016-2017" for a span of years, "2016M01" and the like as written. */
	code: string;
	/** What stood beside it: "*", "prel.". */
	flags?: string;
	warning?: Remark;
}

const YEAR = '(?:1[5-9]|2[01])\\d\\d';
const only = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'iu');

const PLAIN = only(`Y?(${YEAR})`);
const DECIMAL = only(`(${YEAR})[.,]0+`);
const SPAN = only(`(${YEAR})\\s*[-/\\u2010-\\u2015]\\s*(${YEAR})`);
const SHORT_SPAN = only(`(${YEAR})([-/\\u2010-\\u2015])(\\d\\d)`);
/** Halves, thirds, quarters, months and weeks: 2016H1, 2016-S1, 2016T3, 2016K4, 2016Q4, 2016M12, 2016U52, 2016-W52. */
const PART = only(
	`(${YEAR})[- ]?([HS][12]|T[1-3]|[KQ][1-4]|M(?:0?[1-9]|1[0-2])|[UWV](?:0?[1-9]|[1-4]\\d|5[0-3]))`
);
const MONTH = only(`(${YEAR})-(0[1-9]|1[0-2])`);
const NEW_YEAR = only(`(?:0?1[./-]0?1[./-](${YEAR})|(${YEAR})-01-01)(?:[T ]00:00(?::00)?)?`);
/** Words for "preliminary", "estimated" and the like; any other word beside a year is no flag of it. */
const FLAG_WORD = '(?:[befprs]|(?:prel|prov|est|rev|forel|ennakko|brá[ðd]a)\\p{L}*)\\.?';
const FLAG = `[*†¹²³]+|\\((?:${FLAG_WORD}|\\d|[*†])\\)|${FLAG_WORD}`;
const FLAGGED = only(`(Y?${YEAR}|${YEAR}\\s*[-/]\\s*${YEAR})\\s*(${FLAG})`);

const NAMES = new Set(
	'time,tid,year,years,år,aar,aika,vuosi,ár,ar,period,periode,ajanjakso,time_period,time period,tímabil,timabil,tidsperiod,kvartal,quarter,month,måned,månad,kuukausi,mánuður,vuosineljännes'.split(
		','
	)
);

/** True for the names statistical offices give the variable of time. */
export const isTimeName = (name: string): boolean => NAMES.has(folded(name).toLowerCase());

/** 2016/17 and 2016-17 where the second year follows the first. */
function shortSpan(text: string): Period | undefined {
	const [, from = '', mark, end = ''] = SHORT_SPAN.exec(text) ?? [];
	const to = Number(from) + 1;
	if (from === '' || to % 100 !== Number(end)) return undefined;
	if (mark === '-' && MONTH.test(text)) return undefined;
	return { code: `${from}-${to}` };
}

/**
 * One period, or undefined for a text that is none. Dates other than 1 January are none: what period they stand
 * for is not theirs to say.
 */
export function parsePeriod(text: string): Period | undefined {
	const bare = folded(text);
	const year = PLAIN.exec(bare)?.[1];
	if (year !== undefined) return { code: year };
	const span = SPAN.exec(bare);
	if (span)
		return Number(span[1]) < Number(span[2]) ? { code: `${span[1]}-${span[2]}` } : undefined;
	const short = shortSpan(bare);
	if (short) return short;
	const part = PART.exec(bare);
	if (part) return { code: `${part[1]}${part[2]!.toUpperCase()}` };
	if (MONTH.test(bare)) return { code: bare };
	const decimal = DECIMAL.exec(bare)?.[1];
	if (decimal !== undefined)
		return { code: decimal, warning: remark('table_year_decimal', { text: bare, year: decimal }) };
	const date = NEW_YEAR.exec(bare);
	if (date) {
		const code = (date[1] ?? date[2])!;
		return { code, warning: remark('table_year_date', { text: bare, year: code }) };
	}
	const flagged = FLAGGED.exec(bare);
	// A capital beside a year is no flag: "2016 F" may be women.
	const inner = flagged && !/^[A-Z]\.?$/.test(flagged[2]!) && parsePeriod(flagged[1]!);
	return inner ? { ...inner, flags: flagged[2]!.replace(/^\(|\)$/g, '') } : undefined;
}

/**
 * All periods of one variable, or undefined where one of them is none. Looks at them together: 2011-12 is a month
 * beside 2011-11, but the years 2011 and 2012 beside 2012-13.
 */
export function parsePeriods(texts: readonly string[]): Period[] | undefined {
	const isSpans = texts.every((text) => isSplitYear(folded(text)));
	const hasClearSpan = texts.some((text) => shortSpan(folded(text)) !== undefined);
	const periods = texts.map((text) => {
		const bare = folded(text);
		if (!(isSpans && hasClearSpan) || !MONTH.test(bare)) return parsePeriod(text);
		const from = Number(bare.slice(0, 4));
		return { code: `${from}-${from + 1}` };
	});
	const found = periods.filter((period) => period !== undefined);
	return texts.length > 0 && found.length === texts.length ? found : undefined;
}

const isSplitYear = (text: string): boolean => {
	const [, from, , end] = SHORT_SPAN.exec(text) ?? [];
	return from !== undefined && (Number(from) + 1) % 100 === Number(end);
};
