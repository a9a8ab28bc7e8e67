/** dataset.json (JSON-stat 2.0 metadata without values) → Dataset; every breach with its line. */
import {
	findNodeAtLocation,
	getNodeValue,
	parseTree,
	type Node,
	type ParseError,
	printParseErrorCode
} from 'jsonc-parser';
import * as v from 'valibot';
import type { Category, Dataset, Text } from '#lib/dataset/model.ts';
import { entryOf, Metadata } from './dataset-schema.ts';
import { checkDimensions, checkTerms, type Path, type Say } from './dataset-terms.ts';

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

type Translation = NonNullable<Metadata['extension']['translation']['en']>;

const lineAt = (source: string, offset: number) => source.slice(0, offset).split('\n').length;

/** A text and what other languages say of the same thing. */
function translated(
	en: string,
	metadata: Metadata,
	pick: (t: Translation) => string | undefined
): Text {
	const others = Object.entries(metadata.extension.translation).flatMap(([language, t]) => {
		const said = t && pick(t);
		return said ? [[language, said]] : [];
	});
	return { en, ...(Object.fromEntries(others) as Partial<Text>) };
}

function datasetOf(metadata: Metadata): Dataset {
	const { extension: e } = metadata;
	const dimensions = metadata.id.map((id) => {
		const { label, category } = metadata.dimension[id]!;
		const parents = new Map(
			Object.entries(category.child).flatMap(([p, children]) =>
				children.map((c) => [c, p] as const)
			)
		);
		const categories = category.index.map((code): Category => {
			const result: Category = {
				code,
				label: translated(category.label[code] ?? code, metadata, (t) =>
					entryOf(entryOf(t.dimension, id)?.category?.label, code)
				)
			};
			const [short, within, parent] = [
				entryOf(entryOf(e.short, id), code),
				entryOf(entryOf(e.within, id), code),
				parents.get(code)
			];
			if (short) result.short = short;
			if (within) result.within = within;
			if (parent) result.parent = parent;
			return result;
		});
		const role = metadata.role.time.includes(id)
			? 'time'
			: metadata.role.geo.includes(id)
				? 'geo'
				: metadata.role.metric.includes(id)
					? 'metric'
					: 'classification';
		return {
			id,
			role,
			label: translated(label, metadata, (t) => entryOf(t.dimension, id)?.label),
			categories
		} as const;
	});
	return {
		id: e.id,
		theme: e.theme,
		title: translated(metadata.label, metadata, (t) => t.label),
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
		synthetic: e.synthetic,
		...(e.formerly ? { formerly: e.formerly } : {})
	};
}

/** Reads the metadata of a dataset; either the dataset, or what is wrong with the text. */
export function parseDatasetJson(
	source: string,
	file: string
): { dataset?: Dataset; breaches: Breach[] } {
	const errors: ParseError[] = [];
	const tree: Node | undefined = parseTree(source, errors, { disallowComments: true });
	const syntax = errors.map(({ error, offset, length }) => ({
		file,
		line: lineAt(source, offset),
		column: '',
		found: JSON.stringify(source.slice(offset, offset + Math.max(1, length))),
		allowed: 'JSON',
		todo: `Mend the syntax (${printParseErrorCode(error)}).`
	}));
	if (syntax.length > 0 || !tree) return { breaches: syntax };

	const lineOf = (path: Path): number => {
		for (let length = path.length; length >= 0; length--) {
			const node = findNodeAtLocation(tree, path.slice(0, length));
			if (node)
				return lineAt(source, (node.parent?.type === 'property' ? node.parent : node).offset);
		}
		return 1;
	};
	const breaches: Breach[] = [];
	const say: Say = (path, found, allowed, todo) =>
		breaches.push({ file, line: lineOf(path), column: path.join('.'), found, allowed, todo });
	const parsed = v.safeParse(Metadata, getNodeValue(tree));
	if (!parsed.success) {
		for (const issue of parsed.issues) {
			const path = (issue.path ?? []).map((p) => p.key as string | number);
			say(path, issue.received, issue.expected ?? issue.message, 'Correct the metadata.');
		}
		return { breaches };
	}
	checkDimensions(parsed.output, say);
	checkTerms(parsed.output, say);
	return breaches.length > 0 ? { breaches } : { dataset: datasetOf(parsed.output), breaches };
}
