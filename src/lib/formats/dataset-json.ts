/** dataset.json (JSON-stat 2.0 metadata without values) → Dataset; every problem with its line. */
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
import type { DataProblem } from '#lib/dataset/problems/data.ts';
import type { DatasetJsonCode, Path, Report } from './dataset-names.ts';
import { AS_WRITTEN, entryOf, keysAt, Metadata } from './dataset-schema.ts';
import { checkDimensions, checkTerms } from './dataset-terms.ts';

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

const asWritten = (extension: Metadata['extension']) =>
	Object.fromEntries(
		AS_WRITTEN.flatMap((key) => (extension[key] === undefined ? [] : [[key, extension[key]]]))
	) as Pick<Dataset, (typeof AS_WRITTEN)[number]>;

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
			const [short, within, parent, sourceLabel] = [
				entryOf(entryOf(e.short, id), code),
				entryOf(entryOf(e.within, id), code),
				parents.get(code),
				entryOf(entryOf(e.source_label, id), code)
			];
			if (short) result.short = short;
			if (within) result.within = within;
			if (parent) result.parent = parent;
			if (entryOf(e.group, id)?.includes(code)) result.group = true;
			if (sourceLabel) result.sourceLabel = sourceLabel;
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
		unit: e.unit,
		dimensions: [...dimensions],
		notes: e.notes,
		source: e.source,
		defaults: e.default,
		references: e.references,
		checks: e.checks,
		synthetic: e.synthetic,
		...asWritten(e)
	};
}

/** Where a path lies in a text: its own line, else that of the nearest part around it that is there. */
const lineIn = (source: string, tree: Node) => (path: Path) => {
	for (let length = path.length; length >= 0; length--) {
		const node = findNodeAtLocation(tree, path.slice(0, length));
		if (node) return lineAt(source, (node.parent?.type === 'property' ? node.parent : node).offset);
	}
	return 1;
};

/** Reads the metadata of a dataset; either the dataset, or what is wrong with the text. */
export function parseDatasetJson(
	source: string,
	file: string
): { dataset?: Dataset; problems: DataProblem<DatasetJsonCode>[] } {
	const errors: ParseError[] = [];
	const tree: Node | undefined = parseTree(source, errors, { disallowComments: true });
	if (errors.length > 0 || !tree)
		return {
			problems: errors.map(({ error, offset, length }) => ({
				code: 'json-syntax',
				where: { file, line: lineAt(source, offset), column: '' },
				found: JSON.stringify(source.slice(offset, offset + Math.max(1, length))),
				allowed: 'JSON',
				remedy: `Mend the syntax (${printParseErrorCode(error)}).`
			}))
		};

	const lineOf = lineIn(source, tree);
	const problems: DataProblem<DatasetJsonCode>[] = [];
	const report: Report = ({ path, ...problem }) =>
		problems.push({
			...problem,
			where: { file, line: lineOf(path), column: path.join('.') }
		});
	const parsed = v.safeParse(Metadata, getNodeValue(tree));
	if (!parsed.success) {
		for (const issue of parsed.issues) {
			const path = (issue.path ?? []).map((p) => p.key as string | number);
			const isUnknown = issue.expected === 'never';
			report({
				code: isUnknown ? 'unknown-key' : 'json-schema',
				path,
				found: isUnknown ? `"${path.at(-1)}"` : issue.received,
				allowed: isUnknown
					? keysAt(path.slice(0, -1)).join(', ')
					: (issue.expected ?? issue.message),
				remedy: isUnknown ? 'Correct the key or remove it.' : 'Correct the metadata.'
			});
		}
		return { problems };
	}
	checkDimensions(parsed.output, report);
	checkTerms(parsed.output, report);
	return problems.length > 0 ? { problems } : { dataset: datasetOf(parsed.output), problems };
}
