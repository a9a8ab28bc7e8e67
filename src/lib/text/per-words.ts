/** What a "per" adds to the texts of a figure: its unit, what its headline speaks of, its source and its notes. */
import {
	type Dataset,
	type Selection,
	type Slice,
	type Text,
	textIn,
	timeDimension,
	type Unit
} from '#lib/dataset/model.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { perRule, type Per } from '#lib/dataset/per/index.ts';
import { calendarPeriod } from '#lib/dataset/period.ts';
import { selectionOf } from '#lib/dataset/slice.ts';
import { tableText } from '#lib/dataset/source.ts';
import type { Status } from '#lib/dataset/status.ts';
import { caveatsOf } from './caveats.ts';
import { reasonText, statusText, type Reason } from './statuses.ts';
import { SITE_LANGUAGES, type SiteLanguage } from './languages.ts';
import { formatDate } from './numbers.ts';
import { formatPeriods } from './period-names.ts';
import { insideSentence } from './place-names.ts';
import {
	fig_per_lacking,
	fig_per_lacking_here,
	fig_per_measure,
	fig_per_missing,
	fig_per_not_applicable,
	fig_per_note,
	fig_per_source,
	fig_per_unit
} from './paraglide/messages.js';

/** The denominators of a figure. */
export interface PerInput {
	base: Dataset;
	denominators: Slice;
	/** Of each count without a denominator, the periods of which that is not there. */
	lacking: ReadonlyMap<number, readonly string[]>;
}

/** The whole as it stands inside a sentence: "all reasons"; "" where there is none. */
function wholeName(dataset: Dataset, selection: Selection, per: Per, locale: SiteLanguage): string {
	const { dimension, code } = perRule(per).whole(dataset, selection) ?? {};
	const categories = dataset.dimensions.find((d) => d.id === dimension)?.categories;
	const label = categories?.find((c) => c.code === code)?.label;
	return label ? insideSentence(textIn(label, locale), locale) : '';
}

/** In all languages of the site, as units of datasets are. */
const inLanguages = (say: (locale: SiteLanguage) => string): Text => ({
	en: say('en'),
	...Object.fromEntries(SITE_LANGUAGES.map((locale) => [locale, say(locale)]))
});

function unitOf(dataset: Dataset, selection: Selection, per: Per): Unit {
	const rule = perRule(per);
	const periods = selection[timeDimension(dataset)?.id ?? ''] ?? [];
	const years = new Set(periods.map((code) => String(calendarPeriod(code)?.year ?? code)));
	return {
		...rule.unit,
		label: inLanguages((locale) =>
			fig_per_unit(
				{
					basis: rule.basis(dataset),
					years: formatPeriods([...years], locale),
					whole: wholeName(dataset, selection, per, locale)
				},
				{ locale }
			)
		)
	};
}

/** The dataset as its counts are once divided: its unit, and the notes that still hold. */
export const perDataset = (dataset: Dataset, selection: Selection, per: Per): Dataset => ({
	...dataset,
	unit: unitOf(dataset, selection, per),
	notes: dataset.notes.filter(({ id }) => !perRule(per).settledNotes.includes(id))
});

/** What a headline speaks of: "Asylum applicants per 1,000 inhabitants". */
export const perMeasure = (
	measure: string,
	per: Per,
	{ dataset, slice, locale }: { dataset: Dataset; slice: Slice; locale: SiteLanguage }
): string => {
	const selection = selectionOf(slice);
	const whole = wholeName(dataset, selection, per, locale);
	return fig_per_measure({ per, measure, whole }, { locale });
};

/** Where figures come from, with who divided them by what. */
export function perSource(
	source: string,
	per: Per,
	{ source: of }: Dataset,
	locale: SiteLanguage
): string {
	const date = formatDate(of.retrieved, locale);
	const inputs = { per, source, office: of.office, table: tableText(of, locale), date };
	return fig_per_source(inputs, { locale });
}

/** Periods without a denominator: `ahead` where all of them come after the last there is. */
function lackedPeriods(per: Per, base: Dataset, periods: readonly string[], locale: SiteLanguage) {
	const last = timeDimension(base)?.categories.at(-1)?.code ?? '';
	const all = [...new Set(periods)].sort();
	return {
		per,
		periods: formatPeriods(all, locale),
		ahead: String(all.every((period) => period > last))
	};
}

/** Why a count could not be divided: "no population figure for 2026 yet". */
export const lackingText = (
	per: Per,
	{ base, lacking }: Pick<PerInput, 'base' | 'lacking'>,
	cells: readonly number[],
	locale: SiteLanguage
): string => {
	const periods = cells.flatMap((cell) => lacking.get(cell) ?? []);
	return fig_per_lacking_here(lackedPeriods(per, base, periods, locale), { locale });
};

/** Which denominators are not there; and what holds for those of another dataset, said after what holds for the counts. */
export function perNotes(
	dataset: Dataset,
	per: Per,
	{ base, denominators, lacking }: PerInput,
	locale: SiteLanguage
): { lacking: string[]; ofBase: string[] } {
	const others = base.notes.filter(({ id }) => !perRule(per).settledNotes.includes(id));
	const read = selectionOf(denominators);
	const texts = [
		...notesFor(others, denominators).map(({ text }) => textIn(text, locale)),
		...caveatsOf(base, read, locale)
	];
	return {
		lacking:
			lacking.size > 0
				? [
						fig_per_lacking(lackedPeriods(per, base, [...lacking.values()].flat(), locale), {
							locale
						})
					]
				: [],
		ofBase: base.id === dataset.id ? [] : texts.map((note) => fig_per_note({ note }, { locale }))
	};
}

/** What is missing may then be missing on either side. */
const SAID = { missing: fig_per_missing, not_applicable: fig_per_not_applicable } as const;
const isSaid = (status: string): status is keyof typeof SAID => status in SAID;

/** Why a value is not there. @param lacking what counts are divided by, where some of it is not there */
export const reasonTextOf = (
	reason: Reason,
	lacking: Per | undefined,
	locale: SiteLanguage,
	absent?: Dataset['absent']
): string =>
	lacking && isSaid(reason)
		? SAID[reason]({ per: lacking }, { locale })
		: reasonText(reason, locale, absent);

export const statusTextOf = (
	status: Status,
	lacking: Per | undefined,
	locale: SiteLanguage,
	absent?: Dataset['absent']
): string =>
	lacking && isSaid(status)
		? SAID[status]({ per: lacking }, { locale })
		: statusText(status, locale, absent);
