/** What all sentences about one slice share: its cells as shown, its words in one language, its numbers. */
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import {
	type Category,
	type Dataset,
	type Dimension,
	type Language,
	type Selection,
	type Slice,
	textIn,
	timeDimension,
	type Unit
} from '#lib/dataset/model.ts';
import { magnitudeWord, unitText } from '#lib/dataset/magnitude.ts';
import type { View } from '#lib/forms/view.ts';
import type { Figure } from '#lib/forms/figure.ts';
import type { Per } from '#lib/dataset/per/index.ts';
import { publishedOf } from '#lib/dataset/published.ts';
import { decimalsAt, mostDecimals } from '#lib/dataset/shown-decimals.ts';
import { subsetOf } from '#lib/dataset/slice.ts';
import { transformed } from '#lib/dataset/transforms/apply.ts';
import { isComputed, transformRule } from '#lib/dataset/transforms/index.ts';
import type { NoiseOfSeries } from '#lib/dataset/readings/series-key.ts';
import type { Fired } from '#lib/dataset/verdict/index.ts';
import { refusedCells, withoutRefused } from '#lib/dataset/verdict/refused.ts';
import type { ResultUnit } from '#lib/dataset/transforms/transform.ts';
import { localeOf, type SiteLanguage } from './languages.ts';
import { formatDifference, formatNumber, formatValue } from './numbers.ts';
import { namedPeriod, periodName } from './period-names.ts';
import { insideSentence } from './place-names.ts';
import {
	fig_span,
	fig_unit_index,
	fig_unit_percent,
	fig_unit_points,
	fig_unit_points_short,
	fig_unit_times
} from './paraglide/messages.js';

export interface Topic {
	dataset: Dataset;
	/** As shown, after the transform. */
	slice: Slice;
	/** Before the transform, with the reference in it. */
	published: Slice;
	/** Of a survey: how far its series go up and down by themselves. */
	noise?: NoiseOfSeries;
	/** The series of a survey over all their periods. */
	whole?: Slice;
	view: View;
	locale: SiteLanguage;
	/** Of the values as shown. */
	unit: Figure['unit'];
	/** True where sentences have to be brief: approved short labels and "pp". */
	brief: boolean;
	/** What counts are divided by, where some of it is not there. */
	lacking?: Per;
	/** Which of it, by cell of `published`. */
	denominators?: { base: Dataset; lacking: ReadonlyMap<number, readonly string[]> };
	/** Cells across which nothing is computed, and the rule that refuses it. */
	refused: ReadonlyMap<number, Fired>;
	/** The persons behind the figures, where they are published. */
	persons?: Slice | undefined;
}

export const isDifference = ({ view }: Pick<Topic, 'view'>): boolean =>
	transformRule(view).isDifference;

type UnitWords = Omit<Figure['unit'], 'decimals'>;
const UNIT_WORDS = {
	own: (unit, locale) => ({
		text: unitText(unit, locale),
		symbol: unit.symbol,
		kind: unit.kind,
		...(unit.multiplier ? { magnitude: magnitudeWord(unit.multiplier, locale) } : {})
	}),
	points: ({ kind }, locale) => ({
		text: fig_unit_points({}, { locale }),
		symbol: fig_unit_points_short({}, { locale }),
		kind
	}),
	times: (_, locale) => ({
		text: fig_unit_times({}, { locale }),
		symbol: fig_unit_times({}, { locale }),
		kind: 'none'
	}),
	percent: (_, locale) => ({ text: fig_unit_percent({}, { locale }), symbol: '%', kind: 'none' }),
	index: (_, locale, base) => ({
		text: fig_unit_index({ base: periodName(base, locale) }, { locale }),
		symbol: '',
		kind: 'none'
	})
} satisfies Record<ResultUnit, (unit: Unit, locale: SiteLanguage, reference: string) => UnitWords>;

/** The unit of the values as shown, by the unit algebra of the view's transform. */
export function unitOf(
	{ unit }: Pick<Dataset, 'unit'>,
	view: Pick<View, 'transform' | 'reference'>,
	locale: SiteLanguage
): Figure['unit'] {
	const rule = transformRule(view);
	const say = UNIT_WORDS[rule.unit(unit.kind)];
	const { decimals, decimalsBySize } = rule.decimals(unit);
	return {
		...say(unit, locale, view.reference?.code ?? ''),
		decimals,
		...(decimalsBySize ? { decimalsBySize } : {})
	};
}

/** What a view measures of published figures, but for what may not be computed across them. */
export function measuredIn(
	{ dataset, persons }: Pick<Topic, 'dataset' | 'persons'>,
	published: Slice,
	view: View
): Pick<Topic, 'slice' | 'refused'> {
	const result = transformed(published, view, publishedOf(dataset));
	const refused = refusedCells(
		{ dataset, slice: published, persons, isComputed: true },
		view,
		result
	);
	return { slice: withoutRefused(result, refused), refused };
}

/** What is known of figures beside the figures. */
export interface Beside {
	/** What was chosen of them; all if left out. */
	selection?: Selection | undefined;
	/** The persons behind them. */
	persons?: Slice | undefined;
}

/**
 * @param published the slice before the transform, with the reference in it
 */
export function topicOf(
	dataset: Dataset,
	published: Slice,
	view: View,
	language: Language,
	{ selection = {}, persons }: Beside = {}
): Topic {
	const locale = localeOf(language);
	const { slice: measured, refused } = measuredIn({ dataset, persons }, published, view);
	// What a reference needed beside it is not shown.
	const slice = isComputed(view) ? subsetOf(measured, selection) : measured;
	const unit = unitOf(dataset, view, locale);
	return {
		dataset,
		slice,
		published,
		persons,
		refused,
		view,
		locale,
		unit: slice.coarse ? { ...unit, coarse: slice.coarse } : unit,
		brief: false
	};
}

export const dimensionNamed = ({ dataset }: Topic, id: string): Dimension => {
	const dimension = dataset.dimensions.find((d) => d.id === id);
	if (!dimension) throw new Error(`dataset ${dataset.id} has no dimension ${id}`);
	return dimension;
};

export function categoryOf(topic: Topic, id: string, code: string): Category {
	const { role, categories } = dimensionNamed(topic, id);
	const category = categories.find((c) => c.code === code) ?? { code, label: { en: code } };
	return role === 'time' ? namedPeriod(category, topic.locale) : category;
}

/** A category's name as it stands inside a sentence. */
export function nameOf(topic: Topic, id: string, code: string): string {
	const { label, short, place } = categoryOf(topic, id, code);
	const text = textIn(topic.brief ? (short ?? label) : label, topic.locale);
	const isName = place !== undefined || dimensionNamed(topic, id).role === 'geo';
	return isName ? text : insideSentence(text, topic.locale);
}

/** The category or period that values are measured from, by code and by name. */
export const referenceOf = (
	topic: Topic,
	{ dimension, code }: NonNullable<View['reference']>
): { code: string; name: string } => ({ code, name: nameOf(topic, dimension, code) });

export const timeOf = ({ slice }: Topic) => timeDimension(slice);

/** Ids of the dimensions that hold several categories, periods aside. */
export const variedIn = ({ slice }: Topic): string[] =>
	slice.dimensions.filter((d) => d.role !== 'time' && d.codes.length > 1).map((d) => d.id);

/** Difference of two values, free of binary dust. */
export const differenceOf = ({ unit }: Topic, a: number, b: number): number =>
	Number((a - b).toFixed(mostDecimals(unit)));

const pointsOf = ({ unit, locale, brief }: Topic) => ({
	decimals: unit.decimals,
	symbol: brief ? fig_unit_points_short({}, { locale }) : fig_unit_points({}, { locale })
});

/** Size of a difference without its sign: "12.3 percentage points", "€1,200". */
export const sizeText = (topic: Topic, difference: number): string =>
	formatValue(
		Math.abs(difference),
		unitKindRule(topic.unit.kind).isPerCent ? pointsOf(topic) : topic.unit,
		topic.locale
	);

/** The same where the unit has just been said: "5.1"; money keeps its sign. */
export const sizeAgain = (topic: Topic, difference: number): string =>
	unitKindRule(topic.unit.kind).isPerCent
		? formatNumber(Math.abs(difference), decimalsAt(difference, topic.unit), topic.locale)
		: sizeText(topic, difference);

/** A difference with its sign: "+12.3 percentage points". */
export const differenceText = (topic: Topic, value: number): string =>
	formatDifference(
		value,
		unitKindRule(topic.unit.kind).isPerCent ? pointsOf(topic) : topic.unit,
		topic.locale
	);

/** The first of two differences, whose unit is said with the second; money keeps its sign. */
export const bareDifference = ({ unit, locale }: Topic, value: number): string =>
	formatDifference(
		value,
		unitKindRule(unit.kind).isPerCent ? { ...unit, symbol: '' } : unit,
		locale
	);

/** A value as shown: "64.1%", or with sign and words when the slice holds differences. */
export const valueText = (topic: Topic, value: number): string =>
	isDifference(topic) ? differenceText(topic, value) : formatValue(value, topic.unit, topic.locale);

/** One value, or the span between two: "71.2–71.9%". */
export function spanText(topic: Topic, low: number, high: number): string {
	if (low === high) return valueText(topic, low);
	const { locale, unit } = topic;
	if (isDifference(topic))
		return fig_span({ low: bareDifference(topic, low), high: valueText(topic, high) }, { locale });
	const tail = `\u2013${formatNumber(high, decimalsAt(high, unit), locale)}`;
	return valueText(topic, low).replace(/[\d.,\u00a0]*\d/, (number) => number + tail);
}
