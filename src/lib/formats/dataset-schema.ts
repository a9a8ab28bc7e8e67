/** The shape of a dataset.json: JSON-stat 2.0 metadata with our extension. */
import * as v from 'valibot';
import { COMPARABILITY } from '#lib/dataset/comparability.ts';
import { CODE_LISTS, POPULATION_AT } from '#lib/dataset/links.ts';
import { LANGUAGES, THEMES, type Text } from '#lib/dataset/model.ts';
import { RATE_BASES, UNIT_KINDS } from '#lib/dataset/unit-kinds.ts';

const text = v.pipe(v.string(), v.nonEmpty('a text that is not empty'));
/** The library's own message says only what was received. */
const wholeNumber = v.integer<number, string>('a whole number');
const inLanguages = v.strictObject({
	en: text,
	...Object.fromEntries(LANGUAGES.filter((l) => l !== 'en').map((l) => [l, v.optional(text)]))
}) as unknown as v.GenericSchema<Text>;
const codes = v.record(v.string(), v.array(v.string()));
const labels = v.record(v.string(), inLanguages);

/** What a reader may follow: never a script. */
const webAddress = v.pipe(
	text,
	v.url('an address'),
	v.check(
		(address) => /^https?:\/\//i.test(address),
		'an address that begins with https:// or http://'
	)
);

const decimals = v.pipe(v.number(), wholeNumber, v.minValue(0), v.maxValue(6));
const unit = v.pipe(
	v.strictObject({
		label: inLanguages,
		symbol: v.string(),
		multiplier: v.optional(v.pipe(v.number(), wholeNumber, v.minValue(-12), v.maxValue(12))),
		decimals,
		precision: v.optional(v.pipe(v.number(), wholeNumber, v.minValue(0), v.maxValue(15))),
		kind: v.picklist(UNIT_KINDS),
		of: v.optional(v.picklist(RATE_BASES)),
		range: v.tuple([v.nullable(v.number()), v.nullable(v.number())])
	}),
	v.forward(
		v.check(
			({ precision, decimals }) => precision === undefined || precision >= decimals,
			'at least as many as decimals'
		),
		['precision']
	),
	v.forward(
		v.check(({ kind, of }) => of === undefined || kind === 'rate', 'nothing but beside kind rate'),
		['of']
	)
);

const comparability = v.strictObject({
	source_kind: v.picklist(COMPARABILITY.source_kind),
	instrument: v.picklist(COMPARABILITY.instrument),
	definition: v.picklist(COMPARABILITY.definition),
	concept: v.optional(v.picklist(COMPARABILITY.concept)),
	who: inLanguages,
	coverage: v.optional(inLanguages),
	age: v.optional(
		v.pipe(text, v.regex(/^(\d+-\d+|\d+\+|all|dimension)$/, '"15-64", "16+", "all" or "dimension"'))
	),
	reference_period: v.picklist(COMPARABILITY.reference_period),
	flow_or_stock: v.picklist(COMPARABILITY.flow_or_stock),
	rounded_to: v.optional(v.pipe(v.number(), v.minValue(0))),
	breaks: v.optional(codes),
	breaks_from: v.optional(text),
	rank: v.picklist(COMPARABILITY.rank)
});

const allowance = {
	tolerance: v.pipe(v.number(), v.minValue(0)),
	misses: v.optional(v.pipe(v.number(), wholeNumber, v.minValue(1)))
};
const operand = v.strictObject({
	dataset: v.optional(text),
	where: codes,
	complement: v.optional(v.boolean())
});
const check = v.variant('rule', [
	v.pipe(
		v.strictObject({
			rule: v.literal('parts-of-whole'),
			dimension: text,
			parts: v.optional(v.pipe(v.array(text), v.minLength(2))),
			total: v.optional(v.number()),
			whole: v.optional(text),
			where: v.optional(codes),
			...allowance
		}),
		v.check(({ total, whole }) => (total === undefined) !== (whole === undefined), 'total or whole')
	),
	v.strictObject({
		rule: v.literal('agrees-with'),
		dataset: text,
		where: codes,
		there: v.optional(codes)
	}),
	v.strictObject({
		rule: v.literal('product'),
		of: v.pipe(v.array(operand), v.minLength(2)),
		equals: v.strictObject({ where: codes }),
		...allowance
	}),
	v.strictObject({
		rule: v.literal('quotient'),
		of: v.tuple([operand, operand]),
		equals: v.strictObject({ where: codes }),
		...allowance
	})
]);

export const Metadata = v.looseObject({
	version: v.literal('2.0'),
	class: v.literal('dataset'),
	label: text,
	id: v.pipe(v.array(text), v.minLength(1)),
	size: v.array(v.pipe(v.number(), wholeNumber, v.minValue(1))),
	role: v.looseObject({
		time: v.optional(v.array(text), []),
		geo: v.optional(v.array(text), []),
		metric: v.optional(v.array(text), [])
	}),
	dimension: v.record(
		v.string(),
		v.looseObject({
			label: text,
			category: v.looseObject({
				index: v.array(text),
				label: v.record(v.string(), text),
				child: v.optional(v.record(v.string(), v.array(v.string())), {})
			})
		})
	),
	extension: v.strictObject({
		id: text,
		theme: v.picklist(THEMES),
		measure: inLanguages,
		unit,
		comparability: v.optional(comparability),
		national: v.optional(text),
		source: v.strictObject({
			office: text,
			table: text,
			carried: v.optional(inLanguages),
			url: webAddress,
			licence: v.strictObject({ name: v.union([text, inLanguages]), url: webAddress }),
			retrieved: v.pipe(text, v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'an ISO date, month or year'))
		}),
		default: v.optional(codes, {}),
		references: v.optional(v.record(v.string(), v.string()), {}),
		notes: v.optional(v.array(v.strictObject({ id: text, scope: codes, text: inLanguages })), []),
		ordered: v.optional(v.array(text)),
		width: v.optional(v.record(v.string(), v.record(v.string(), v.number()))),
		cohort: v.optional(
			v.strictObject({
				start: text,
				since: text,
				offset: v.record(v.string(), v.pipe(v.number(), wholeNumber))
			})
		),
		whole: v.optional(v.record(v.string(), text)),
		persons: v.optional(v.strictObject({ dataset: text, holds: v.picklist(['with', 'base']) })),
		composition: v.optional(
			v.strictObject({
				by: v.array(text),
				of: v.optional(codes),
				base: v.optional(codes),
				unknown: v.optional(codes)
			})
		),
		population: v.optional(v.strictObject({ dataset: text, at: v.picklist(POPULATION_AT) })),
		codelist: v.optional(v.record(v.string(), v.picklist(CODE_LISTS))),
		absent: v.optional(v.literal('zero')),
		checks: v.optional(v.array(check), []),
		group: v.optional(codes, {}),
		source_label: v.optional(v.record(v.string(), v.record(v.string(), text)), {}),
		short: v.optional(v.record(v.string(), labels), {}),
		within: v.optional(v.record(v.string(), labels), {}),
		synthetic: v.optional(v.boolean(), false),
		formerly: v.optional(
			v.strictObject({
				ids: v.optional(v.array(text), []),
				dimensions: v.optional(v.record(v.string(), text), {}),
				codes: v.optional(v.record(v.string(), v.record(v.string(), text)), {})
			})
		),
		translation: v.optional(
			v.record(
				v.picklist(LANGUAGES),
				v.strictObject({
					label: v.optional(text),
					dimension: v.optional(
						v.record(
							v.string(),
							v.strictObject({
								label: v.optional(text),
								category: v.optional(
									v.strictObject({ label: v.optional(v.record(v.string(), text), {}) })
								)
							})
						),
						{}
					)
				})
			),
			{}
		)
	})
});
export type Metadata = v.InferOutput<typeof Metadata>;

/** An entry of a record read from JSON; a code may well be called "valueOf". */
export const entryOf = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
	record && Object.hasOwn(record, key) ? record[key] : undefined;

/** Keys of the extension that a dataset has as they stand there, if they do. */
export const AS_WRITTEN = [
	'comparability',
	'national',
	'ordered',
	'width',
	'cohort',
	'whole',
	'persons',
	'composition',
	'population',
	'codelist',
	'absent',
	'formerly'
] as const;
