/** dataset.json (JSON-stat 2.0 metadata without values) → Dataset; every breach with its line. */
import { findNodeAtLocation, parseTree, type Node, type ParseError, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import { LANGUAGES, THEMES, type Category, type Dataset, type Text } from '#lib/dataset/model.ts';

/** A fault in an input file: where it is, what was found, what is allowed, what to do. */
export interface Breach {
	file: string;
	/** Counted from 1; 0 when the whole file is meant. */
	line: number;
	/** Name of the column, or path inside the metadata. */
	column: string;
	found: string;
	allowed: string;
	todo: string;
}

const text = v.pipe(v.string(), v.nonEmpty('a text that is not empty'));
const inLanguages = v.strictObject({
	en: text,
	...Object.fromEntries(LANGUAGES.filter((l) => l !== 'en').map((l) => [l, v.optional(text)]))
}) as unknown as v.GenericSchema<Text>;
const codes = v.record(v.string(), v.array(v.string()));
const labels = v.record(v.string(), inLanguages);

const Metadata = v.looseObject({
	version: v.literal('2.0'),
	class: v.literal('dataset'),
	label: text,
	id: v.pipe(v.array(text), v.minLength(1)),
	size: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
	role: v.looseObject({ time: v.optional(v.array(text), []), geo: v.optional(v.array(text), []) }),
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
			decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
			kind: v.picklist(['rate', 'count', 'money']),
			range: v.tuple([v.nullable(v.number()), v.nullable(v.number())])
		}),
		source: v.strictObject({
			office: text,
			table: text,
			url: v.pipe(text, v.url('an address')),
			licence: v.strictObject({ name: text, url: v.pipe(text, v.url('an address')) }),
			retrieved: v.pipe(text, v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'an ISO date, month or year'))
		}),
		default: v.optional(codes, {}),
		references: v.optional(v.record(v.string(), v.string()), {}),
		notes: v.optional(v.array(v.strictObject({ id: text, scope: codes, text: inLanguages })), []),
		checks: v.optional(
			v.array(
				v.variant('rule', [
					v.strictObject({ rule: v.literal('parts-of-whole'), dimension: text, total: v.number(), tolerance: v.number() }),
					v.strictObject({ rule: v.literal('agrees-with'), dataset: text, where: codes })
				])
			),
			[]
		),
		short: v.optional(v.record(v.string(), labels), {}),
		within: v.optional(v.record(v.string(), labels), {}),
		synthetic: v.optional(v.boolean(), false),
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
								category: v.optional(v.looseObject({ label: v.optional(v.record(v.string(), text), {}) }))
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
type Metadata = v.InferOutput<typeof Metadata>;

const lineAt = (source: string, offset: number) => source.slice(0, offset).split('\n').length;

/** A text and what other languages say of the same thing. */
function translated(en: string, metadata: Metadata, pick: (t: Metadata['extension']['translation'][string]) => string | undefined): Text {
	const others = Object.entries(metadata.extension.translation).flatMap(([language, t]) => {
		const said = pick(t);
		return said ? [[language, said]] : [];
	});
	return { en, ...(Object.fromEntries(others) as Partial<Text>) };
}

function datasetOf(metadata: Metadata): Dataset {
	const { extension: e } = metadata;
	const dimensions = metadata.id.map((id) => {
		const { label, category } = metadata.dimension[id]!;
		const parents = new Map(Object.entries(category.child).flatMap(([p, children]) => children.map((c) => [c, p] as const)));
		const categories = category.index.map((code): Category => {
			const result: Category = {
				code,
				label: translated(category.label[code] ?? code, metadata, (t) => t?.dimension[id]?.category?.label[code])
			};
			const [short, within, parent] = [e.short[id]?.[code], e.within[id]?.[code], parents.get(code)];
			if (short) result.short = short;
			if (within) result.within = within;
			if (parent) result.parent = parent;
			return result;
		});
		const role = metadata.role.time.includes(id) ? 'time' : metadata.role.geo.includes(id) ? 'geo' : 'classification';
		return { id, role, label: translated(label, metadata, (t) => t?.dimension[id]?.label), categories } as const;
	});
	return {
		id: e.id,
		theme: e.theme,
		title: translated(metadata.label, metadata, (t) => t?.label),
		measure: e.measure,
		population: e.population,
		collection: e.collection,
		unit: e.unit,
		dimensions: [...dimensions],
		notes: e.notes,
		source: e.source,
		defaults: e.default,
		references: e.references,
		checks: e.checks,
		synthetic: e.synthetic
	};
}

/** Reads the metadata of a dataset; either the dataset, or what is wrong with the text. */
export function parseDatasetJson(source: string, file: string): { dataset?: Dataset; breaches: Breach[] } {
	const errors: ParseError[] = [];
	const tree: Node | undefined = parseTree(source, errors);
	const syntax = errors.map(({ error, offset, length }) => ({
		file,
		line: lineAt(source, offset),
		column: '',
		found: JSON.stringify(source.slice(offset, offset + Math.max(1, length))),
		allowed: 'JSON',
		todo: `Mend the syntax (${printParseErrorCode(error)}).`
	}));
	if (syntax.length > 0 || !tree) return { breaches: syntax };

	const lineOf = (path: (string | number)[]): number => {
		for (let length = path.length; length >= 0; length--) {
			const node = findNodeAtLocation(tree, path.slice(0, length));
			if (node) return lineAt(source, (node.parent?.type === 'property' ? node.parent : node).offset);
		}
		return 1;
	};
	const breaches: Breach[] = [];
	const say = (path: (string | number)[], found: string, allowed: string, todo: string) =>
		breaches.push({ file, line: lineOf(path), column: path.join('.'), found, allowed, todo });
	const parsed = v.safeParse(Metadata, JSON.parse(source));
	if (!parsed.success) {
		for (const issue of parsed.issues) {
			const path = (issue.path ?? []).map((p) => p.key as string | number);
			say(path, issue.received, issue.expected ?? issue.message, 'Correct the metadata.');
		}
		return { breaches };
	}
	const metadata = parsed.output;
	metadata.id.forEach((id, i) => {
		const dimension = metadata.dimension[id];
		if (!dimension) return say(['id', i], `"${id}"`, Object.keys(metadata.dimension).join(', '), 'Describe the dimension.');
		const { index, label } = dimension.category;
		const path = ['dimension', id, 'category', 'index'];
		if (metadata.size[i] !== index.length) say(['size', i], String(metadata.size[i]), String(index.length), 'Make size the number of categories.');
		index.forEach((code, at) => {
			if (index.indexOf(code) !== at) say([...path, at], `"${code}" twice`, 'each code once', 'Remove one of them.');
			if (label[code] === undefined) say([...path, at], `"${code}" without a label`, 'a label for each code', 'Add a label.');
		});
	});
	const known = (id: string, code: string) => metadata.dimension[id]?.category.index.includes(code) ?? false;
	const scopes: [(string | number)[], Record<string, string[]>][] = [
		[['extension', 'default'], metadata.extension.default],
		...metadata.extension.notes.map((n, i): [(string | number)[], Record<string, string[]>] => [['extension', 'notes', i, 'scope'], n.scope])
	];
	for (const [path, scope] of scopes)
		for (const [id, list] of Object.entries(scope))
			for (const code of list)
				if (!known(id, code)) say([...path, id], `"${code}" of "${id}"`, metadata.dimension[id]?.category.index.join(', ') ?? metadata.id.join(', '), 'Use a code of the dataset.');
	for (const [id, code] of Object.entries(metadata.extension.references))
		if (!known(id, code)) say(['extension', 'references', id], `"${code}" of "${id}"`, metadata.dimension[id]?.category.index.join(', ') ?? metadata.id.join(', '), 'Use a code of the dataset.');
	if (metadata.role.time.length !== 1) say(['role', 'time'], String(metadata.role.time.length), 'one time dimension', 'Name the dimension of the periods.');
	return breaches.length > 0 ? { breaches } : { dataset: datasetOf(metadata), breaches };
}
