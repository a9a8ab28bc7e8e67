/** What a table does not say of itself and a dataset must: unit, range, what a page starts with. Each guess is reported. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import type { Dataset, Dimension, Unit } from '#lib/dataset/model.ts';
import { unitKindRule, type UnitKind } from '#lib/dataset/unit-kinds.ts';
import { magnitudeIn } from '#lib/dataset/magnitude.ts';
import { UNIT_NAMES } from '../table/roles.ts';
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

const PER_CENT = /per ?cent|procent|prosent|%/i;

/** What says "per cent" is a rate; money is none, whatever else is said of it: "euro, share of all". */
const kindOf = (text: string): Unit['kind'] =>
	PER_CENT.test(text) ? 'rate' : MONEY.test(text) ? 'money' : isRate(text) ? 'rate' : 'count';

const UNNAMED: Record<UnitKind, string> = {
	rate: 'per cent',
	share: 'per cent',
	count: 'number',
	money: 'money',
	mean: 'average',
	per1000: 'per 1,000'
};

const symbolOf = (kind: Unit['kind'], label: string): string => {
	if (unitKindRule(kind).isPerCent) return PER_CENT.test(label) ? '%' : '';
	return kind === 'money' && /eur|€/i.test(label) ? '€' : '';
};

/** Labels of a unit that are more than a code of it; of codes, those that name a magnitude. */
const isUnit = (label: string, code: string): boolean =>
	label !== code || magnitudeIn(label).power !== 0;

/** The unit of a table, by itself, by its dimension of units that has one category, or behind what is measured. */
export function unitNamed(
	table: Pick<Table, 'unit' | 'dimensions' | 'contents' | 'title'>
): string | undefined {
	if (table.unit !== undefined) return table.unit;
	for (const { id, codes, labels, units } of table.dimensions) {
		const said = units?.[0] ?? labels[0]?.en;
		if (UNIT_NAMES.has(id) && codes.length === 1 && said && isUnit(said, codes[0]!)) return said;
	}
	// "Employed persons (thousands)", "Employed, 1000 persons"
	return [table.contents?.en, table.title?.en]
		.flatMap((text) => /[(,]\s*([^(),]+)\)?\s*$/.exec(text ?? '')?.[1] ?? [])
		.find((text) => magnitudeIn(text).power !== 0);
}

/** The range of values of a kind, widened where the values lie outside it, each time with a warning. */
function rangeOf(
	kind: Unit['kind'],
	extent: Extent,
	isMultiplied: boolean,
	report: Report
): Unit['range'] {
	const { low, high, decimals } = extent;
	const warn = (one: Remark) => report.warned.push(one);
	const top = unitKindRule(kind).most;
	if (low < 0 && kind !== 'money') warn(remark('table_negative', { low }));
	const isAbove = top !== null && high > top;
	if (isAbove) warn(remark('table_over_100', { high }));
	if (unitKindRule(kind).isCounted && decimals > 0 && !isMultiplied)
		warn(remark('table_fractions'));
	return [kind === 'money' || low < 0 ? null : 0, isAbove ? null : top];
}

/** The unit of the figures; values that a unit of its kind can hardly have widen the range, with a warning. */
export function unitOf(table: Table): Unit {
	const extent = extentOf(table.values);
	const { report } = table;
	if (extent.decimals > MAX_DECIMALS)
		refuse('table_decimals', { decimals: extent.decimals, most: MAX_DECIMALS });
	const about = [table.contents?.en, table.title?.en].filter(Boolean).join(' ');
	const named = unitNamed(table);
	const { power, base } = magnitudeIn(named ?? '');
	// What counts in thousands is no rate, whatever the title calls it.
	const isOnlyPower = power !== 0 && base === '';
	const kind = isOnlyPower ? (MONEY.test(about) ? 'money' : 'count') : kindOf(base || about);
	if (named === undefined) report.assumed.push(remark('table_no_unit', { kind }));
	else if (table.unit === undefined)
		report.assumed.push(remark('table_unit_taken', { unit: named }));
	const label = named ?? UNNAMED[kind];
	return {
		label: { en: label },
		symbol: symbolOf(kind, label),
		...(power === 0 ? {} : { multiplier: power }),
		decimals: Math.max(extent.decimals, Math.min(MAX_DECIMALS, table.decimals ?? 0)),
		kind,
		range: rangeOf(kind, extent, power > 0, report)
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
