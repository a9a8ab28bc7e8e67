/** What each transform adds to the texts of a figure: to its source, its measure and the subject of its headline. */
import type { Transform } from '#lib/dataset/transforms/index.ts';
import type { SiteLanguage } from './languages.ts';
import {
	fig_source,
	fig_source_change,
	fig_source_difference,
	fig_sub_change,
	fig_sub_difference,
	fig_subject_change,
	fig_subject_compared,
	fig_subject_difference
} from './paraglide/messages.js';

interface Locale {
	locale: SiteLanguage;
}
/** A reference as its code and as its name inside a sentence. */
interface Reference {
	code: string;
	name: string;
}
export interface SubjectInputs {
	subject: string;
	reference: Reference;
	/** The period the sentence speaks of. */
	period: string | undefined;
	/** The sentence itself names the reference. */
	isPair: boolean;
}

export interface TransformWords {
	/** Where the figures come from, and what this site computed. */
	source: (inputs: { office: string; table: string; date: string }, options: Locale) => string;
	/** The measure as shown: "Employment rate, change since 2015". */
	measure: (inputs: { measure: string; reference: Reference }, options: Locale) => string;
	/** The subject as measured; undefined where it says nothing more than before. */
	subject: (inputs: SubjectInputs, options: Locale) => string | undefined;
	/** True if `subject` names the period the sentence speaks of. */
	saysPeriod: boolean;
}

export const TRANSFORM_WORDS = {
	value: {
		source: fig_source,
		measure: ({ measure }) => measure,
		subject: () => undefined,
		saysPeriod: false
	},
	gap: {
		source: fig_source_difference,
		measure: ({ measure, reference }, options) =>
			fig_sub_difference({ measure, reference: reference.name }, options),
		subject: ({ subject, reference, isPair }, options) =>
			isPair ? undefined : fig_subject_difference({ subject, reference: reference.name }, options),
		saysPeriod: false
	},
	change: {
		source: fig_source_change,
		measure: ({ measure, reference }, options) =>
			fig_sub_change({ measure, period: reference.code }, options),
		subject: ({ subject, reference: { code }, period }, options) => {
			if (!period) return undefined;
			return code < period
				? fig_subject_change({ subject, from: code, to: period }, options)
				: fig_subject_compared({ subject, period, reference: code }, options);
		},
		saysPeriod: true
	}
} satisfies Record<Transform, TransformWords>;

export const transformWords = ({ transform }: { transform: Transform }): TransformWords =>
	TRANSFORM_WORDS[transform];
