/** What a table does not say of itself and a dataset must: unit, range, what a page starts with. Each guess is reported. */
import type { Dataset, Dimension, Unit } from '#lib/dataset/model.ts';
import { isRate, isTotal } from '../match/dimensions.ts';
import { decimalsOf } from '../table/plain-number.ts';
import { refuse, type Table } from '../table/table.ts';

const MONEY = /\b(?:euros?|eur|dkk|sek|nok|isk|kroner|kronor|krónur|dollars?|usd|pps)\b|€|\$/i;
const PERIODS_SHOWN = 10;
const MAX_DECIMALS = 6;

interface Extent {
	low: number;
	high: number;
	decimals: number;
}

function extentOf(values: Float64Array): Extent {
	const extent = { low: Infinity, high: -Infinity, decimals: 0 };
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		if (value < extent.low) extent.low = value;
		if (value > extent.high) extent.high = value;
		if (!Number.isInteger(value)) extent.decimals = Math.max(extent.decimals, decimalsOf(value));
	}
	return extent;
}

/** The unit of the figures; values that a unit of its kind can hardly have widen the range, with a warning. */
export function unitOf(table: Table): Unit {
	const { low, high, decimals } = extentOf(table.values);
	const { report } = table;
	const warn = (text: string) => report.warned.push({ line: 0, text });
	if (decimals > MAX_DECIMALS)
		refuse(
			`values with ${decimals} decimals`,
			`at most ${MAX_DECIMALS}`,
			'These are not figures as they were published; export the table with rounded ones.'
		);
	const about = [table.contents?.en, table.title?.en].filter(Boolean).join(' ');
	const kind = isRate(table.unit ?? about)
		? 'rate'
		: MONEY.test(table.unit ?? about)
			? 'money'
			: 'count';
	if (table.unit === undefined)
		report.assumed.push({
			line: 0,
			text: `the file names no unit; its figures are taken as a ${kind}`
		});
	const label = table.unit ?? { rate: 'per cent', count: 'number', money: 'money' }[kind];
	const tops = kind === 'rate' ? 100 : null;
	const bottom = kind === 'money' || low < 0 ? null : 0;
	if (low < 0 && kind !== 'money') warn(`there are negative values, the lowest is ${low}`);
	if (tops !== null && high > tops)
		warn(`there are values over 100 per cent, the highest is ${high}`);
	if (kind === 'count' && decimals > 0) warn('there are fractions among counts');
	const isPercent = kind === 'rate' && /per ?cent|procent|prosent|%/i.test(label);
	return {
		label: { en: label },
		symbol: isPercent ? '%' : kind === 'money' && /eur|€/i.test(label) ? '€' : '',
		decimals: Math.max(decimals, Math.min(MAX_DECIMALS, table.decimals ?? 0)),
		kind,
		range: [bottom, tops !== null && high > tops ? null : tops]
	};
}

/** All countries, the totals of other dimensions or else their first category, the latest periods. */
export function defaultsOf(dimensions: readonly Dimension[]): Dataset['defaults'] {
	const defaults: Dataset['defaults'] = {};
	for (const { id, role, categories } of dimensions) {
		const codes = categories.map(({ code }) => code);
		if (role === 'geo') continue;
		if (role === 'time') {
			if (codes.length > PERIODS_SHOWN) defaults[id] = codes.slice(-PERIODS_SHOWN);
			continue;
		}
		const total = categories.find(({ label }) => isTotal(label.en));
		if (codes.length > 1) defaults[id] = [total?.code ?? codes[0]!];
	}
	return defaults;
}
