/** The sentence of each rule of comparability, with names of countries, periods and groups in it. */
import { textIn } from '#lib/dataset/model.ts';
import type { Band } from '#lib/dataset/verdict/ages.ts';
import type { Fired, InputsOf, RuleId } from '#lib/dataset/verdict/index.ts';
import type { Side } from '#lib/dataset/verdict/rule.ts';
import type { Marked } from '#lib/dataset/verdict/sides.ts';
import { AS_PUBLISHED } from '#lib/dataset/transforms/index.ts';
import { cellGroups, groupsText } from './cell-groups.ts';
import type { SiteLanguage } from './languages.ts';
import { formatList, formatNumber } from './numbers.ts';
import { periodName } from './period-names.ts';
import { asSentence, insideSentence } from './place-names.ts';
import { topicOf } from './topic.ts';
import * as m from './paraglide/messages.js';

interface Locale {
	locale: SiteLanguage;
}
type Sentences = { [Id in RuleId]: (inputs: InputsOf<Id>, options: Locale) => string };

const geoOf = ({ dataset }: Side) => dataset.dimensions.find(({ role }) => role === 'geo');
const countryOf = (side: Side, code: string | undefined) =>
	geoOf(side)?.categories.find((category) => category.code === code);

const yearsText = (when: InputsOf<'C02'>['breaks'][number]['when'], { locale }: Locale): string =>
	formatList(
		when.map((one) =>
			typeof one === 'string'
				? periodName(one, locale)
				: one.map((period) => periodName(period, locale)).join('\u2013')
		),
		locale
	);

/** Years alone where they are those of every country compared, else each country with its own. */
function breaksText({ breaks }: InputsOf<'C02'>, options: Locale): string {
	const { locale } = options;
	const all = breaks.map(({ when }) => yearsText(when, options));
	const compared = breaks[0]!.side.slice.dimensions.find(({ role }) => role === 'geo');
	if (new Set(all).size === 1 && breaks.length >= (compared?.codes.length ?? 1))
		return m.fig_verdict_C02({ years: all[0]! }, options);
	const places = breaks.map(({ side, place }, i) => {
		const country = countryOf(side, place);
		const where = country ? textIn(country.within ?? country.label, locale) : (place ?? '');
		return m.fig_verdict_C02_place({ where, years: all[i]! }, options);
	});
	return m.fig_verdict_C02_places({ places: formatList(places, locale) }, options);
}

function definitionText({ side, places, isAcross }: InputsOf<'C03'>, options: Locale): string {
	const names = places.map((code) =>
		textIn(countryOf(side, code)?.label ?? { en: code }, options.locale)
	);
	const form = isAcross ? (places.length === 1 ? 'one' : 'more') : 'time';
	return m.fig_verdict_C03({ form, countries: formatList(names, options.locale) }, options);
}

function bandText({ from, to }: Band, options: Locale): string {
	const inputs = { from: String(from), to: String(to) };
	if (to === Infinity)
		return m.fig_verdict_ages({ ...inputs, form: from === 0 ? 'all' : 'over' }, options);
	if (from === to) return m.fig_verdict_ages({ ...inputs, form: 'one' }, options);
	return from === 0
		? m.fig_verdict_ages({ from: '0', to: String(to + 1), form: 'under' }, options)
		: m.fig_verdict_ages({ ...inputs, form: 'band' }, options);
}
const bandsText = (bands: readonly Band[], options: Locale): string =>
	formatList(
		bands.map((band) => bandText(band, options)),
		options.locale
	);

/** "Iceland 1995–1997; Norway, women 2004". */
function cellsText(cells: readonly Marked[], options: Locale): string {
	const { side } = cells[0]!;
	const topic = topicOf(
		side.dataset,
		side.slice,
		{ form: 'dots', x: '', transform: AS_PUBLISHED },
		options.locale
	);
	const own = cells.filter((one) => one.side.slice === side.slice);
	const isSingle = side.slice.values.length === 1;
	if (isSingle || own.length === side.slice.values.length)
		return m.fig_verdict_C18({ form: 'all', cells: '' }, options);
	const groups = cellGroups(topic, new Map(own.map(({ cell }) => [cell, 'unreliable'])));
	return m.fig_verdict_C18(
		{ form: 'some', cells: groupsText(topic, groups, ({ text }) => text) },
		options
	);
}

const joined = (...sentences: (string | false)[]): string => sentences.filter(Boolean).join(' ');

const SENTENCES: Sentences = {
	C01: m.fig_verdict_C01,
	C02: breaksText,
	C03: definitionText,
	C04: m.fig_verdict_C04,
	C05: ({ a, b }, options) =>
		m.fig_verdict_C05(
			{
				a: asSentence(m.fig_verdict_concept({ concept: a }, options), options.locale),
				b: m.fig_verdict_concept({ concept: b }, options)
			},
			options
		),
	C06: ({ a, b }, options) =>
		m.fig_verdict_C06({ a: bandsText(a, options), b: bandsText(b, options) }, options),
	C07: ({ dimensions }, options) => {
		const names = dimensions.map((label) =>
			insideSentence(textIn(label, options.locale), options.locale)
		);
		const form = names.length === 1 ? 'one' : 'more';
		return m.fig_verdict_C07({ form, dimensions: formatList(names, options.locale) }, options);
	},
	C08: ({ a, b }, options) =>
		m.fig_verdict_C08(
			{ a: periodName(a, options.locale), b: periodName(b, options.locale) },
			options
		),
	C09: m.fig_verdict_C09,
	C10: m.fig_verdict_C10,
	C11: m.fig_verdict_C11,
	C12: m.fig_verdict_C12,
	C13: m.fig_verdict_C13,
	C14: m.fig_verdict_C14,
	C15: m.fig_verdict_C15,
	C16: m.fig_verdict_C16,
	C17: m.fig_verdict_C17,
	C18: ({ cells }, options) => cellsText(cells, options),
	C19: ({ persons }, options) =>
		m.fig_verdict_C19({ persons: formatNumber(persons, 0, options.locale) }, options),
	C20: ({ isProvisional, isEstimated }, options) =>
		joined(
			isProvisional && m.fig_verdict_C20_provisional({}, options),
			isEstimated && m.fig_verdict_C20_estimated({}, options)
		),
	C21: ({ to }, options) => m.fig_verdict_C21({ to: String(to) }, options),
	C22: ({ isAcrossYears, isAcrossCountries }, options) =>
		joined(
			isAcrossYears && m.fig_verdict_C22_years({}, options),
			isAcrossCountries && m.fig_verdict_C22_countries({}, options)
		),
	C23: ({ a, b }, options) =>
		m.fig_verdict_C23(
			{
				a: m.fig_verdict_reference({ period: a }, options),
				b: m.fig_verdict_reference({ period: b }, options)
			},
			options
		),
	C24: m.fig_verdict_C24,
	C25: m.fig_verdict_C25,
	C26: m.fig_verdict_C26,
	C27: m.fig_verdict_C27
};

export const ruleSentence = ({ id, inputs }: Fired, locale: SiteLanguage): string =>
	(SENTENCES[id] as (inputs: unknown, options: Locale) => string)(inputs, { locale });
