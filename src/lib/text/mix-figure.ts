/** A difference in parts as a figure: one slice of parts by class, and every word about it. */
import { compositionByDimension } from '#lib/dataset/composition/by-dimension.ts';
import { SIDES, type Side } from '#lib/dataset/composition/counts.ts';
import type { Counted } from '#lib/dataset/composition/counts-of.ts';
import { decompose, type Decomposition } from '#lib/dataset/composition/decompose.ts';
import { plus, times, whole } from '#lib/dataset/composition/fraction.ts';
import { roundingBounds } from '#lib/dataset/composition/rebuilt.ts';
import type { Comparison } from '#lib/dataset/composition/request.ts';
import { roundedTo, type Fraction } from '#lib/dataset/exact.ts';
import { textIn, type Dataset, type Language, type Slice } from '#lib/dataset/model.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { tableText } from '#lib/dataset/source.ts';
import { parseStatuses, STATUS_MARKS } from '#lib/dataset/status.ts';
import type { Figure } from '#lib/forms/figure.ts';
import type { View } from '#lib/forms/view.ts';
import { caveatsOf, nationalText } from './caveats.ts';
import { localeOf } from './languages.ts';
import {
	byName,
	categoryName,
	className,
	dimensionName,
	sideNames,
	type Named
} from './mix-words.ts';
import { formatDate, formatDifference, formatList, formatNumber, formatValue } from './numbers.ts';
import {
	fig_mix_all,
	fig_mix_bounds,
	fig_mix_census,
	fig_mix_class,
	fig_mix_composition,
	fig_mix_computed,
	fig_mix_difference,
	fig_mix_dimensions,
	fig_mix_headline,
	fig_mix_left_out,
	fig_mix_levels,
	fig_mix_measure,
	fig_mix_no_total,
	fig_mix_part,
	fig_mix_parts,
	fig_mix_rates,
	fig_mix_rounding,
	fig_mix_same,
	fig_unit_points,
	fig_unit_points_short
} from './paraglide/messages.js';
import { asSentence } from './place-names.ts';
import { statusText } from './statuses.ts';
import { sourceText } from './transform-words.ts';

export interface MixFigureInput {
	id: string;
	dataset: Dataset;
	comparison: Comparison;
	counted: Counted;
	view: View;
	language: Language;
	release: string;
	address: string;
	files: Figure['files'];
}

const CLASS = 'class';
const PART = 'part';
/** In the order they are drawn: the second begins where the first ends. */
const PARTS = ['composition', 'rates', 'difference'] as const;
/** The row of all classes together. */
const ALL = '*';
/** Per cent of counted persons have as many decimals as rates of the same offices. */
const DECIMALS = 1;

const HUNDRED = whole(100);
const percentOf = (fraction: Fraction, decimals: number): number =>
	roundedTo(times(HUNDRED, fraction), decimals);

const partsOf = (one: Pick<Decomposition, 'composition' | 'rates'>): Fraction[] => [
	one.composition,
	one.rates,
	plus(one.composition, one.rates)
];

/** What the figures of one comparison are computed and said with. */
interface Told extends MixFigureInput {
	named: Named;
	found: Decomposition;
	sides: Record<Side, string>;
	by: string;
	decimals: number;
	points: (value: Fraction) => string;
	/** Without a sign where both differences have the same; bare without the unit. */
	size: (value: Fraction, isBare?: boolean) => string;
}

function toldOf(input: MixFigureInput): Told {
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
function propertyName({ dataset, named, counted }: Told): string {
	const [id, codes] = Object.entries(dataset.composition?.of ?? {})[0] ?? [];
	return counted.isRebuilt || id === undefined
		? textIn(dataset.measure, named.locale)
		: (codes ?? []).map((code) => categoryName(named, id, code)).join(', ');
}

/** Who, where and when, as far as it is the same on both sides. */
function whereParts({ dataset, comparison, named }: Told): string[] {
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

function sentencesOf(told: Told): string[] {
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

function sliceOf({ dataset, found, comparison, counted, decimals }: Told): Slice {
	const keyOf = (codes: Record<string, string>) =>
		comparison.mix.by.map((id) => codes[id]).join('/');
	const rows: [string, Fraction[]][] = [
		[ALL, partsOf(found)],
		...found.classes.map((one): [string, Fraction[]] => [keyOf(one.codes), partsOf(one)])
	];
	const values = rows.flatMap(([, parts]) => parts.map((part) => percentOf(part, decimals)));
	const { statuses } = counted;
	return {
		dataset: dataset.id,
		dimensions: [
			{ id: CLASS, role: 'classification', codes: rows.map(([code]) => code) },
			{ id: PART, role: 'classification', codes: [...PARTS] }
		],
		values,
		status: statuses === 'ok' ? {} : Object.fromEntries(values.map((_, i) => [i, statuses]))
	};
}

function namesOf({ named, found, comparison, by }: Told): Figure['names'] {
	const options = { locale: named.locale };
	const named1 = (label: string) => ({ label, short: label });
	const classes = found.classes.map(({ codes }) => [
		comparison.mix.by.map((id) => codes[id]).join('/'),
		named1(className(named, codes))
	]);
	return {
		[CLASS]: {
			label: fig_mix_class({}, options),
			categories: {
				[ALL]: named1(fig_mix_all({}, options)),
				...(Object.fromEntries(classes) as Record<string, { label: string; short: string }>)
			}
		},
		[PART]: {
			label: fig_mix_part({}, options),
			categories: {
				composition: named1(fig_mix_composition({ by }, options)),
				rates: named1(fig_mix_rates({}, options)),
				difference: named1(fig_mix_difference({}, options))
			}
		}
	};
}

function notesOf({ dataset, comparison, named }: Told): string[] {
	const { fixed, classes, reference, group } = comparison;
	const read = {
		...Object.fromEntries(Object.entries(fixed).map(([id, code]) => [id, [code]])),
		...classes,
		[reference.dimension]: [group, reference.code]
	};
	const dimensions = dataset.dimensions.map((d) => ({
		...d,
		codes: read[d.id] ?? d.categories.map(({ code }) => code)
	}));
	const shown = { dataset: dataset.id, dimensions, values: [], status: {} };
	return [
		fig_mix_rounding({}, { locale: named.locale }),
		...notesFor(dataset.notes, shown).map(({ text }) => textIn(text, named.locale)),
		...caveatsOf(dataset, read, named.locale)
	];
}

export function mixFigureOf(input: MixFigureInput): Figure {
	const told = toldOf(input);
	const { dataset, named, found, by, size, counted, view, decimals } = told;
	const { locale } = named;
	const { office, url, licence, retrieved } = dataset.source;
	const from = {
		office,
		table: tableText(dataset.source, locale),
		date: formatDate(retrieved, locale)
	};
	const what = propertyName(told);
	const subtitle = [
		what,
		fig_unit_points({}, { locale }),
		SIDES.map((side) => told.sides[side]).join(' − '),
		...whereParts(told),
		nationalText(dataset, locale)
	];
	const held = counted.statuses === 'ok' ? [] : parseStatuses(counted.statuses);
	return {
		id: input.id,
		language: locale,
		slice: sliceOf(told),
		view: {
			form: view.form,
			transform: view.transform,
			x: CLASS,
			colour: PART,
			...(view.mix ? { mix: view.mix } : {})
		},
		names: namesOf(told),
		groups: {},
		unit: {
			text: fig_unit_points({}, { locale }),
			symbol: fig_unit_points_short({}, { locale }),
			decimals,
			kind: 'rate'
		},
		measure: fig_mix_measure({ what }, { locale }),
		headline: fig_mix_headline(
			{ by, same: size(found.rates), difference: size(found.difference, true) },
			{ locale }
		),
		subtitle: asSentence(subtitle.filter(Boolean).join(' · '), locale),
		summary: sentencesOf(told),
		missing: null,
		notes: [...new Set(notesOf(told))],
		statuses: held.map((status) => ({
			status,
			mark: STATUS_MARKS[status],
			text: statusText(status, locale, dataset.absent)
		})),
		source: {
			text: sourceText(view, from, { locale }),
			url,
			licence: licence.name,
			licenceUrl: licence.url
		},
		release: input.release,
		address: input.address,
		files: input.files,
		synthetic: dataset.synthetic
	};
}
