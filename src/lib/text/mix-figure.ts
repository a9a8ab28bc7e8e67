/** A difference in parts as a figure: one slice of parts by class, and every word about it. */
import { SIDES } from '#lib/dataset/composition/counts.ts';
import { type Decomposition } from '#lib/dataset/composition/decompose.ts';
import { plus } from '#lib/dataset/composition/fraction.ts';
import { type Fraction } from '#lib/dataset/exact.ts';
import { textIn, type Slice } from '#lib/dataset/model.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { licenceText, tableText } from '#lib/dataset/source.ts';
import { parseStatuses, STATUS_MARKS } from '#lib/dataset/status.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { caveatsOf, nationalText } from './caveats.ts';
import { className } from './mix-words.ts';
import { formatDate } from './numbers.ts';
import {
	fig_mix_all,
	fig_mix_class,
	fig_mix_composition,
	fig_mix_difference,
	fig_mix_headline,
	fig_mix_measure,
	fig_mix_part,
	fig_mix_rates,
	fig_mix_rounding,
	fig_unit_points,
	fig_unit_points_short
} from './paraglide/messages.js';
import { asSentence } from './place-names.ts';
import { statusText } from './statuses.ts';
import { axisText, sourceText } from './transform-words.ts';
import {
	percentOf,
	propertyName,
	sentencesOf,
	toldOf,
	whereParts,
	type MixFigureInput,
	type Told
} from './mix-sentences.ts';

const CLASS = 'class';
const PART = 'part';
/** In the order they are drawn: the second begins where the first ends. */
const PARTS = ['composition', 'rates', 'difference'] as const;
/** The row of all classes together. */
const ALL = '*';
const partsOf = (one: Pick<Decomposition, 'composition' | 'rates'>): Fraction[] => [
	one.composition,
	one.rates,
	plus(one.composition, one.rates)
];

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
		ordered: [],
		widths: {},
		palette: {},
		unit: {
			text: fig_unit_points({}, { locale }),
			symbol: fig_unit_points_short({}, { locale }),
			decimals,
			kind: 'rate'
		},
		measure: fig_mix_measure({ what }, { locale }),
		axisTitle: axisText(
			view,
			{
				measure: what,
				unit: fig_unit_points({}, { locale }),
				reference: { code: told.comparison.reference.code, name: told.sides.reference }
			},
			{ locale }
		),
		headline: fig_mix_headline(
			{ by, same: size(found.rates), difference: size(found.difference, true) },
			{ locale }
		),
		subtitle: asSentence(subtitle.filter(Boolean).join(' · '), locale),
		summary: sentencesOf(told),
		missing: null,
		// Levels are of cells set beside each other; what holds of these groups is in the notes.
		verdict: null,
		notes: [...new Set(notesOf(told))],
		statuses: held.map((status) => ({
			status,
			mark: STATUS_MARKS[status],
			text: statusText(status, locale, dataset.absent)
		})),
		source: {
			text: sourceText(view, from, { locale }),
			url,
			licence: licenceText(dataset.source, locale),
			licenceUrl: licence.url
		},
		release: input.release,
		address: input.address,
		files: input.files,
		synthetic: dataset.synthetic
	};
}
