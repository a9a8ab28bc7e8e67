/** What a table does not say of itself and a dataset must: unit, range, what a page starts with. Each guess is reported. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import type { Dataset, Dimension, Unit } from '#lib/dataset/model.ts';
import { isRate, isTotal } from '../match/dimensions.ts';
import { decimalsOf } from '../table/plain-number.ts';
import { refuse, type Report, type Table } from '../table/table.ts';

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

const kindOf = (text: string): Unit['kind'] =>
	isRate(text) ? 'rate' : MONEY.test(text) ? 'money' : 'count';

const symbolOf = (kind: Unit['kind'], label: string): string => {
	if (kind === 'rate') return /per ?cent|procent|prosent|%/i.test(label) ? '%' : '';
	return kind === 'money' && /eur|€/i.test(label) ? '€' : '';
};

/** The range of values of a kind, widened where the values lie outside it, each time with a warning. */
function rangeOf(kind: Unit['kind'], extent: Extent, report: Report): Unit['range'] {
	const { low, high, decimals } = extent;
	const warn = (one: Remark) => report.warned.push(one);
	const top = kind === 'rate' ? 100 : null;
	if (low < 0 && kind !== 'money') warn(remark('table_negative', { low }));
	const isAbove = top !== null && high > top;
	if (isAbove) warn(remark('table_over_100', { high }));
	if (kind === 'count' && decimals > 0) warn(remark('table_fractions'));
	return [kind === 'money' || low < 0 ? null : 0, isAbove ? null : top];
}

/** The unit of the figures; values that a unit of its kind can hardly have widen the range, with a warning. */
export function unitOf(table: Table): Unit {
	const extent = extentOf(table.values);
	const { report } = table;
	if (extent.decimals > MAX_DECIMALS)
		refuse('table_decimals', { decimals: extent.decimals, most: MAX_DECIMALS });
	const about = [table.contents?.en, table.title?.en].filter(Boolean).join(' ');
	const kind = kindOf(table.unit ?? about);
	if (table.unit === undefined) report.assumed.push(remark('table_no_unit', { kind }));
	const label = table.unit ?? { rate: 'per cent', count: 'number', money: 'money' }[kind];
	return {
		label: { en: label },
		symbol: symbolOf(kind, label),
		decimals: Math.max(extent.decimals, Math.min(MAX_DECIMALS, table.decimals ?? 0)),
		kind,
		range: rangeOf(kind, extent, report)
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
