/** The shape of a dataset.json: JSON-stat 2.0 metadata with our extension. */
import * as v from 'valibot';
import { LANGUAGES, THEMES, type Text } from '#lib/dataset/model.ts';

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
	extension: v.looseObject({
		id: text,
		theme: v.picklist(THEMES),
		measure: inLanguages,
		population: inLanguages,
		collection: v.picklist(['survey', 'register', 'administrative']),
		unit: v.strictObject({
			label: inLanguages,
			symbol: v.string(),
			multiplier: v.optional(v.pipe(v.number(), wholeNumber, v.minValue(-12), v.maxValue(12))),
			decimals: v.pipe(v.number(), wholeNumber, v.minValue(0), v.maxValue(6)),
			kind: v.picklist(['rate', 'count', 'money']),
			range: v.tuple([v.nullable(v.number()), v.nullable(v.number())])
		}),
		source: v.strictObject({
			office: text,
			table: text,
			url: webAddress,
			licence: v.strictObject({ name: text, url: webAddress }),
			retrieved: v.pipe(text, v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'an ISO date, month or year'))
		}),
		default: v.optional(codes, {}),
		references: v.optional(v.record(v.string(), v.string()), {}),
		notes: v.optional(v.array(v.strictObject({ id: text, scope: codes, text: inLanguages })), []),
		checks: v.optional(
			v.array(
				v.variant('rule', [
					v.strictObject({
						rule: v.literal('parts-of-whole'),
						dimension: text,
						total: v.number(),
						tolerance: v.number()
					}),
					v.strictObject({ rule: v.literal('agrees-with'), dataset: text, where: codes })
				])
			),
			[]
		),
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
				v.looseObject({
					label: v.optional(text),
					dimension: v.optional(
						v.record(
							v.string(),
							v.looseObject({
								label: v.optional(text),
								category: v.optional(
									v.looseObject({ label: v.optional(v.record(v.string(), text), {}) })
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
