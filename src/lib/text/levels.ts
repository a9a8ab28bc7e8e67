/** Levels in words: highest and lowest, about the same, the only value, what leads where. */
import { leastDifference } from '#lib/dataset/readings/different.ts';
import { inUnits } from '#lib/dataset/readings/figures.ts';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { wholesOf } from '#lib/forms/view.ts';
import { formatValue } from './numbers.ts';
import { extremesOf, isRanked, runStart, type PublishedValue } from './published-values.ts';
import {
	differenceOf,
	bareDifference,
	dimensionNamed,
	isDifference,
	sizeText,
	spanText,
	timeOf,
	valueText,
	type Topic
} from './topic.ts';
import { shownUnit } from './readings/compared.ts';
import { whereOf } from './where.ts';
import { periodName } from './period-names.ts';
import {
	fig_equal,
	fig_fewer,
	fig_from_to,
	fig_higher,
	fig_lead,
	fig_lead_count,
	fig_lead_place,
	fig_lower,
	fig_more,
	fig_only_country,
	fig_only_group,
	fig_only_value,
	fig_range,
	fig_range_count,
	fig_same,
	fig_then,
	fig_unchanged,
	fig_unchanged_exactly
} from './paraglide/messages.js';

const spanOf = (topic: Topic, published: readonly PublishedValue[]): string => {
	const values = published.map((r) => r.value);
	return spanText(topic, Math.min(...values), Math.max(...values));
};

/** "countries", "groups" or "values": what published that lie apart in these dimensions are. */
export const kindOf = (topic: Topic, ids: readonly string[]): 'country' | 'group' | 'value' => {
	if (ids.length !== 1) return 'value';
	return dimensionNamed(topic, ids[0]!).role === 'geo' ? 'country' : 'group';
};

const ONLY = { country: fig_only_country, group: fig_only_group, value: fig_only_value };

/**
 * Highest and lowest of several values.
 * @param ids dimensions in which they lie apart
 * @param count how many values there are, those of low reliability included
 */
export function rangeText(
	topic: Topic,
	published: readonly PublishedValue[],
	ids: readonly string[],
	count: number
): string {
	const { locale } = topic;
	const where = (found: readonly PublishedValue[]) => whereOf(topic, found, ids);
	if (published.length === 1) {
		const say = count === 1 && !isDifference(topic) ? ONLY[kindOf(topic, ids)] : fig_then;
		return say(
			{ value: valueText(topic, published[0]!.value), where: where(published) },
			{ locale }
		);
	}
	const { highest, lowest, alike, same } = extremesOf(topic, published);
	if (alike) {
		const say = same ? fig_equal : fig_same;
		return say({ where: where(published), value: spanOf(topic, published) }, { locale });
	}
	const inputs = {
		where: where(highest),
		value: spanOf(topic, highest),
		otherWhere: where(lowest),
		otherValue: spanOf(topic, lowest)
	};
	if (isDifference(topic) || topic.brief || !isRanked(topic, published, ids, count))
		return fig_from_to(
			{
				value: isDifference(topic) ? bareDifference(topic, lowest[0]!.value) : inputs.otherValue,
				where: inputs.otherWhere,
				otherValue: inputs.value,
				otherWhere: inputs.where
			},
			{ locale }
		);
	const isCount = unitKindRule(topic.unit.kind).isCounted;
	return (isCount ? fig_range_count : fig_range)(inputs, { locale });
}

/** The earliest value of a series that can be compared with `now`: same series, no break between. */
function earliestComparable(topic: Topic, series: readonly PublishedValue[], now: PublishedValue) {
	const time = timeOf(topic);
	const at = time && now.codes[time.id];
	if (!time || at === undefined) return undefined;
	const start = runStart(topic, now.codes, at);
	const end = time.codes.indexOf(at);
	const own = series.filter((r) =>
		topic.slice.dimensions.every((d) => d.id === time.id || r.codes[d.id] === now.codes[d.id])
	);
	for (let t = start; t < end; t++) {
		const found = own.find((r) => r.codes[time.id] === time.codes[t]);
		if (found) return { ...found, period: time.codes[t]! };
	}
	return undefined;
}

/** The latest value of one series and, where no break forbids it, how far it lies from its first. */
export function singleText(
	topic: Topic,
	series: readonly PublishedValue[],
	now: PublishedValue
): string {
	const { locale, unit } = topic;
	const value = valueText(topic, now.value);
	const then = isComputed(topic.view) ? undefined : earliestComparable(topic, series, now);
	if (!then) return value;
	const period = periodName(then.period, locale);
	const difference = differenceOf(topic, now.value, then.value);
	if (difference === 0) return fig_unchanged_exactly({ value, period }, { locale });
	const [last, first] = [now.value, then.value].map((v) => inUnits(v, shownUnit(topic)));
	if (Math.abs(last! - first!) < leastDifference(shownUnit(topic), last!, first!))
		return fig_unchanged({ value, period }, { locale });
	const isCount = unitKindRule(unit.kind).isCounted;
	const [up, down] = isCount ? [fig_more, fig_fewer] : [fig_higher, fig_lower];
	const size = isCount
		? formatValue(Math.abs(difference), { ...unit, symbol: '' }, locale)
		: sizeText(topic, difference);
	return (difference > 0 ? up : down)({ value, difference: size, period }, { locale });
}

/** Countries and at least this many groups: which group is highest where says more than one highest cell. */
const LEAD_FROM = 4;

/** "most for family in Denmark and Norway, for work in Finland"; undefined where that is not the question. */
export function leadsText(
	topic: Topic,
	published: readonly PublishedValue[],
	ids: readonly string[]
): string | undefined {
	const geo = ids.find((id) => dimensionNamed(topic, id).role === 'geo');
	const other = ids.find((id) => id !== geo);
	if (isDifference(topic) || ids.length !== 2 || geo === undefined || other === undefined)
		return undefined;
	const codes = topic.slice.dimensions.find((d) => d.id === other)!.codes;
	if (codes.length < LEAD_FROM || wholesOf(topic.dataset).includes(other)) return undefined;
	const leads = new Map<string, { leaders: PublishedValue[]; places: PublishedValue[] }>();
	for (const country of topic.slice.dimensions.find((d) => d.id === geo)!.codes) {
		const own = published.filter((r) => r.codes[geo] === country);
		if (!isRanked(topic, own, [other], own.length)) continue;
		const { highest } = extremesOf(topic, own);
		const key = highest.map((r) => r.codes[other]).join('\t');
		const lead = leads.get(key) ?? { leaders: highest, places: [] };
		lead.places.push(highest[0]!);
		leads.set(key, lead);
	}
	if (leads.size === 0) return undefined;
	const { locale } = topic;
	const list = [...leads.values()].map(({ leaders, places }) =>
		fig_lead_place(
			{ what: whereOf(topic, leaders, [other]), where: whereOf(topic, places, [geo]) },
			{ locale }
		)
	);
	const say = unitKindRule(topic.unit.kind).isCounted ? fig_lead_count : fig_lead;
	return say({ list: list.join(', ') }, { locale });
}
