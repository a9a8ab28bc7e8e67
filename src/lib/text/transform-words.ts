/** What a transform adds to the texts of a figure: to its source, its measure, its axis, the subject of its headline, and why nothing is computed. */
import { transformRule, type Transform } from '#lib/dataset/transforms/index.ts';
import type { Status } from '#lib/dataset/status.ts';
import type { SiteLanguage } from './languages.ts';
import { periodName } from './period-names.ts';
import { fig_axis, fig_measure, fig_no_quotient, fig_source } from './paraglide/messages.js';

interface Locale {
	locale: SiteLanguage;
}
/** A reference as its code and as its name inside a sentence. */
interface Reference {
	code: string;
	name: string;
}
interface Measured {
	transform: Transform;
}

/** Where the figures come from, and what this site computed. */
export const sourceText = (
	{ transform }: Measured,
	inputs: { office: string; table: string; date: string },
	options: Locale
): string => fig_source({ transform, ...inputs }, options);

const referenceName = (measured: Measured, { code, name }: Reference, { locale }: Locale) =>
	transformRule(measured).reference === 'period' ? periodName(code, locale) : name;

/** The measure as shown: "Employment rate, change since 2015". */
export const measureText = (
	measured: Measured,
	{ measure, reference }: { measure: string; reference: Reference },
	options: Locale
): string =>
	fig_measure(
		{
			transform: measured.transform,
			measure,
			reference: referenceName(measured, reference, options)
		},
		options
	);

/** What an axis shows: "Employment rate, percentage points above or below citizens of the country itself". */
export const axisText = (
	measured: Measured,
	inputs: { measure: string; unit: string; reference: Reference },
	options: Locale
): string =>
	fig_axis(
		{
			transform: measured.transform,
			...inputs,
			reference: referenceName(measured, inputs.reference, options)
		},
		options
	);

/** Why there is no quotient; undefined where none was to be computed, or something else is missing. */
export const quotientReason = (
	measured: Measured,
	reason: Status,
	options: Locale
): string | undefined =>
	reason === 'not_applicable' && transformRule(measured).isQuotient
		? fig_no_quotient({ transform: measured.transform }, options)
		: undefined;
