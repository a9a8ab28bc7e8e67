/** The table of classes beside a difference in parts: persons, shares and rates on both sides. */
import { SIDES } from '#lib/dataset/composition/counts.ts';
import { decompose } from '#lib/dataset/composition/decompose.ts';
import { sum, times, whole } from '#lib/dataset/composition/fraction.ts';
import { roundedTo, type Fraction } from '#lib/dataset/exact.ts';
import type { Dataset, Language } from '#lib/dataset/model.ts';
import type { Compared } from '#lib/server/like-with-like.ts';
import { localeOf } from '#lib/text/languages.ts';
import { className, sideNames } from '#lib/text/mix-words.ts';
import { formatNumber } from '#lib/text/numbers.ts';
import {
	fig_mix_all,
	fig_mix_class,
	fig_mix_persons,
	fig_mix_rate,
	fig_mix_share,
	fig_mix_table
} from '#lib/text/paraglide/messages.js';
import { asSentence } from '#lib/text/place-names.ts';

export interface ClassTable {
	caption: string;
	/** Of the first column. */
	corner: string;
	sides: string[];
	/** For each side the same. */
	measures: string[];
	rows: { name: string; cells: string[] }[];
}

export function classTableOf(
	dataset: Dataset,
	{ comparison, counted }: Compared,
	language: Language
): ClassTable {
	const locale = localeOf(language);
	const options = { locale };
	const named = { dataset, locale };
	const sides = sideNames(named, comparison);
	const decimals = counted.isRebuilt ? dataset.unit.decimals : 1;
	const found = decompose(counted.classes, comparison.mix.standard);
	const persons = (value: Fraction) => formatNumber(roundedTo(value, 0), 0, locale);
	const percent = (value: Fraction) =>
		formatNumber(roundedTo(times(whole(100), value), decimals), decimals, locale);
	return {
		caption: fig_mix_table({}, options),
		corner: fig_mix_class({}, options),
		sides: SIDES.map((side) => asSentence(sides[side], locale)),
		measures: [
			fig_mix_persons({}, options),
			`${fig_mix_share({}, options)}, %`,
			`${fig_mix_rate({}, options)}, %`
		],
		rows: [
			...found.classes.map((one) => ({
				name: className(named, one.codes),
				cells: SIDES.flatMap((side) => [
					persons(one[side].persons),
					percent(one.weight[side]),
					percent(one.rate[side])
				])
			})),
			{
				name: fig_mix_all({}, options),
				cells: SIDES.flatMap((side) => [
					persons(sum(found.classes.map((one) => one[side].persons))),
					percent(whole(1)),
					percent(found.crude[side])
				])
			}
		]
	};
}
