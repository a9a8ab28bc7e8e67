/** What a difference in parts says: levels, the difference with the same mix, its parts, and what was left out or rebuilt. */
import { compositionByDimension } from '#lib/dataset/composition/by-dimension.ts';
import { type Side } from '#lib/dataset/composition/counts.ts';
import type { Counted } from '#lib/dataset/composition/counts-of.ts';
import { decompose, type Decomposition } from '#lib/dataset/composition/decompose.ts';
import { times, whole } from '#lib/dataset/composition/fraction.ts';
import { roundingBounds } from '#lib/dataset/composition/rebuilt.ts';
import type { Comparison } from '#lib/dataset/composition/request.ts';
import { roundedTo, type Fraction } from '#lib/dataset/exact.ts';
import { textIn, type Dataset, type Language } from '#lib/dataset/model.ts';
import type { Figure } from '#lib/forms/figure.ts';
import type { Compared } from '#lib/dataset/verdict/comparisons.ts';
import type { View } from '#lib/forms/view.ts';
import { localeOf } from './languages.ts';
import { byName, categoryName, dimensionName, sideNames, type Named } from './mix-words.ts';
import { formatDifference, formatList, formatNumber, formatValue } from './numbers.ts';
import {
	fig_mix_bounds,
	fig_mix_census,
	fig_mix_computed,
	fig_mix_dimensions,
	fig_mix_left_out,
	fig_mix_levels,
	fig_mix_no_total,
	fig_mix_parts,
	fig_mix_same,
	fig_unit_points
} from './paraglide/messages.js';

export interface MixFigureInput {
	id: string;
	dataset: Dataset;
	comparison: Comparison;
	counted: Counted;
	/** What persons and rates were read from. */
	figures: Compared;
	view: View;
	language: Language;
	release: string;
	address: string;
	files: Figure['files'];
}

/** Per cent of counted persons have as many decimals as rates of the same offices. */
const DECIMALS = 1;

const HUNDRED = whole(100);
export const percentOf = (fraction: Fraction, decimals: number): number =>
	roundedTo(times(HUNDRED, fraction), decimals);

/** What the figures of one comparison are computed and said with. */
export interface Told extends MixFigureInput {
	named: Named;
	found: Decomposition;
	sides: Record<Side, string>;
	by: string;
	decimals: number;
	points: (value: Fraction) => string;
	/** Without a sign where both differences have the same; bare without the unit. */
	size: (value: Fraction, isBare?: boolean) => string;
}

export function toldOf(input: MixFigureInput): Told {
	const { dataset, comparison, counted, language } = input;
	const locale = localeOf(language);
	const named = { dataset, locale };
	const found = decompose(counted.classes, comparison.mix.standard);
	const decimals = counted.isRebuilt ? dataset.unit.decimals : DECIMALS;
	const form = { symbol: fig_unit_points({}, { locale }), decimals };
	const isOneSided = found.difference.over > 0n === found.rates.over > 0n;
	return {
		...input,
		named,
		found,
		sides: sideNames(named, comparison),
		by: byName(named, comparison.mix.by),
		decimals,
		points: (value) => formatDifference(percentOf(value, decimals), form, locale),
		size: (value, isBare = false) => {
			const shown = percentOf(value, decimals);
			const as = isBare ? { ...form, symbol: '' } : form;
			return isOneSided
				? formatValue(Math.abs(shown), as, locale)
				: formatDifference(shown, as, locale);
		}
	};
}

/** What is measured: the property of counted persons, or the rate. */
export function propertyName({ dataset, named, counted }: Told): string {
	const [id, codes] = Object.entries(dataset.composition?.of ?? {})[0] ?? [];
	return counted.isRebuilt || id === undefined
		? textIn(dataset.measure, named.locale)
		: (codes ?? []).map((code) => categoryName(named, id, code)).join(', ');
}

/** Who, where and when, as far as it is the same on both sides. */
export function whereParts({ dataset, comparison, named }: Told): string[] {
	const fixed = Object.entries(comparison.fixed)
		.filter(([id, code]) => {
			const dimension = dataset.dimensions.find((d) => d.id === id);
			return dimension?.role !== 'classification' || !/^(?:T|_T|TOTAL)$/.test(code);
		})
		.map(([id, code]) => categoryName(named, id, code));
	const within = Object.entries(comparison.classes).flatMap(([id, codes]) => {
		const all = dataset.dimensions.find((d) => d.id === id)!.categories;
		const names = codes.map((code) => categoryName(named, id, code));
		const isAll = all.every(({ code }) => codes.includes(code) || isAside(dataset, id, code));
		if (isAll) return [];
		return [names.length > 2 ? `${names[0]} – ${names.at(-1)}` : names.join(', ')];
	});
	return [...within, ...fixed];
}
const isAside = ({ composition, dimensions }: Dataset, id: string, code: string): boolean =>
	composition?.unknown?.[id]?.includes(code) === true ||
	dimensions.find((d) => d.id === id)?.categories.find((c) => c.code === code)?.group === true;

export function sentencesOf(told: Told): string[] {
	const { named, found, sides, by, counted, comparison, points, size, decimals } = told;
	const { locale } = named;
	const options = { locale };
	const rate = (value: Fraction) =>
		formatValue(percentOf(value, decimals), { symbol: '%', decimals }, locale);
	const what = [propertyName(told), ...whereParts(told)].join(', ');
	const { crude, standardised, difference, composition, rates } = found;
	const levels = { a: rate(crude.group), b: rate(crude.reference) };
	const same = { a: rate(standardised.group), b: rate(standardised.reference) };
	const { standard } = comparison.mix;
	return [
		fig_mix_levels({ what, ...sides, ...levels, difference: points(difference) }, options),
		fig_mix_same({ standard, by, ...sides, ...same, same: size(rates) }, options),
		`${fig_mix_parts({ by, composition: points(composition), rates: points(rates) }, options)} ${computedText(told)}`,
		...byDimension(told),
		...(counted.broken.length > 0
			? [fig_mix_census({ periods: formatList(counted.broken, locale) }, options)]
			: []),
		...boundsText(told)
	];
}

function computedText({ named, counted, comparison, sides }: Told): string {
	const { locale } = named;
	const unknown = Object.keys(comparison.unknown);
	if (unknown.length === 0) return fig_mix_computed({}, { locale });
	const number = (side: Side) => formatNumber(roundedTo(counted.unknown[side], 0), 0, locale);
	const dimension = byName(named, unknown);
	const inputs = { dimension, a: number('group'), b: number('reference'), ...sides };
	return fig_mix_left_out(inputs, { locale });
}

/** Of the average mix only: other standards have no such parts. */
function byDimension({ named, counted, comparison, decimals }: Told): string[] {
	const { by, standard } = comparison.mix;
	if (by.length < 2 || standard !== 'both') return [];
	const { locale } = named;
	const form = { symbol: '', decimals };
	const parts = Object.entries(compositionByDimension(counted.classes, by)).map(
		([id, part]) => `${dimensionName(named, id)} ${formatDifference(100 * part, form, locale)}`
	);
	return [fig_mix_dimensions({ list: formatList(parts, locale) }, { locale })];
}

/** From here on the rounding of the source can be seen in the parts. */
const LEAST_BOUND = 0.05;

function boundsText({ dataset, named, counted }: Told): string[] {
	if (!counted.isRebuilt) return [];
	const { locale } = named;
	const bounds = roundingBounds(counted.classes, dataset.persons!.holds, counted.halfStep);
	const [composition, rates] = [bounds.composition, bounds.rates].map((one) => percentOf(one, 2));
	const total = counted.hasTotal ? [] : [fig_mix_no_total({}, { locale })];
	if (Math.max(composition!, rates!) < LEAST_BOUND) return total;
	const text = (value: number) => formatNumber(value, 2, locale);
	const inputs = { composition: text(composition!), rates: text(rates!) };
	return [fig_mix_bounds(inputs, { locale }), ...total];
}
