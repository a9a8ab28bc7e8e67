/** TIMEVAL of a PX file: the periods of its time variable, as a list or as a range. */
import { refuse } from '../table/table.ts';
import { type Statement } from './lex.ts';

/** Periods in a year, and the letter between year and number. */
const UNITS = new Map([
	['A', { letter: '', digits: 0, count: 1 }],
	['H', { letter: 'H', digits: 1, count: 2 }],
	['T', { letter: 'T', digits: 1, count: 3 }],
	['Q', { letter: 'Q', digits: 1, count: 4 }],
	['M', { letter: 'M', digits: 2, count: 12 }],
	['W', { letter: 'W', digits: 2, count: 53 }]
]);
const MOST_PERIODS = 100_000;

/** `TLIST(Q1),"20161","20162"` → 2016Q1, 2016Q2; `TLIST(A1,"2016"-"2018")` → 2016, 2017, 2018. */
export function periodsOf(statement: Statement): string[] {
	const words = statement.tokens.filter(({ kind }) => kind !== 'mark').map(({ text }) => text);
	const isList = words[0]?.toUpperCase() === 'TLIST';
	const unit = isList ? (words[1] ?? '') : 'A1';
	const texts = words.slice(isList ? 2 : 0);
	const dash = texts.indexOf('-');
	if (dash < 0) return texts.map((text) => periodOf(unit, text));
	const [from, to] = [texts[dash - 1], texts[dash + 1]];
	if (from === undefined || to === undefined)
		return refuse('px_range_open', {}, { line: statement.line });
	return range(unit, from, to, statement.line);
}

/** "20161" of quarters → "2016Q1"; a text that is already whole stays. */
function periodOf(unit: string, text: string): string {
	const kind = UNITS.get(unit.charAt(0).toUpperCase());
	if (!kind || kind.digits === 0 || !/^\d+$/.test(text) || text.length !== 4 + kind.digits)
		return text;
	return `${text.slice(0, 4)}${kind.letter}${text.slice(4)}`;
}

function range(unit: string, from: string, to: string, line: number): string[] {
	const kind = UNITS.get(unit.charAt(0).toUpperCase());
	const parts = (text: string): [number, number] => [
		Number(text.slice(0, 4)),
		kind?.digits ? Number(text.replace(/^\d{4}\D?/, '')) : 1
	];
	let [year, part] = parts(from);
	const [lastYear, lastPart] = parts(to);
	if (!kind || !(year * 100 + part <= lastYear * 100 + lastPart))
		return refuse('px_range', { from, to, unit }, { line });
	const periods: string[] = [];
	while (year * 100 + part <= lastYear * 100 + lastPart && periods.length < MOST_PERIODS) {
		const number = kind.digits === 0 ? '' : String(part).padStart(kind.digits, '0');
		periods.push(`${year}${kind.letter}${number}`);
		if (++part > weeksOr(kind.count, year)) {
			part = 1;
			year++;
		}
	}
	return periods;
}

/** Parts of this year; a year has 53 weeks when it begins or ends on a Thursday. */
function weeksOr(count: number, year: number): number {
	if (count !== 53) return count;
	const dayOf = (month: number, day: number) => new Date(Date.UTC(year, month, day)).getUTCDay();
	return dayOf(0, 1) === 4 || dayOf(11, 31) === 4 ? 53 : 52;
}
