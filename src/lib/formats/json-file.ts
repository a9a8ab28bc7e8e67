/** A JSON file that people edit, against its schema: every problem with the line of its place. */
import {
	findNodeAtLocation,
	parseTree,
	printParseErrorCode,
	type Node,
	type ParseError
} from 'jsonc-parser';
import * as v from 'valibot';
import type { DataProblem } from '#lib/dataset/problems/data.ts';

export type JsonCode = 'json-syntax' | 'json-schema' | 'unknown-key';
export type Path = (string | number)[];
/** Collects a problem at a path of the file. */
export type Report<Code extends string = string> = (
	problem: Omit<DataProblem<Code>, 'where'> & { path: Path }
) => void;

const lineAt = (source: string, offset: number) => source.slice(0, offset).split('\n').length;

/** Where a path lies in a text: its own line, else that of the nearest part around it that is there. */
function lineOf(source: string, tree: Node | undefined, path: Path): number {
	for (let length = path.length; tree && length >= 0; length--) {
		const node = findNodeAtLocation(tree, path.slice(0, length));
		if (node) return lineAt(source, (node.parent?.type === 'property' ? node.parent : node).offset);
	}
	return 1;
}

/** What a schema says of the parts of an object or list; one of several shapes allows the keys of all. */
interface Described {
	entries?: Record<string, Described>;
	wrapped?: Described;
	item?: Described;
	value?: Described;
	options?: readonly unknown[];
}

/** The keys that a schema allows at a path. */
function keysAt(whole: unknown, path: Path): string[] {
	const entriesOf = ({ entries, options }: Described): Described['entries'] =>
		entries ??
		(Object.assign(
			{},
			...(options ?? []).map((o) => (o as Described).entries)
		) as Described['entries']);
	const bare = (schema: Described | undefined): Described =>
		schema?.wrapped ? bare(schema.wrapped) : (schema ?? {});
	let schema = bare(whole as Described);
	for (const key of path) schema = bare(entriesOf(schema)?.[key] ?? schema.item ?? schema.value);
	return Object.keys(entriesOf(schema) ?? {});
}

interface Read<Schema extends v.GenericSchema, Code extends string> {
	/** Absent when the text does not fit the schema. */
	output?: v.InferOutput<Schema>;
	problems: DataProblem<Code | JsonCode>[];
	/** Adds to the problems. */
	report: Report<Code | JsonCode>;
}

/** Undefined where the text is not JSON. */
function valueOf(source: string): unknown {
	try {
		return JSON.parse(source) as unknown;
	} catch {
		return undefined;
	}
}

export function readJsonFile<Schema extends v.GenericSchema, Code extends string>(
	source: string,
	file: string,
	schema: Schema
): Read<Schema, Code> {
	const problems: DataProblem<Code | JsonCode>[] = [];
	const errors: ParseError[] = [];
	// Places are found only in a file that has a problem: it takes ten times as long as reading it.
	let tree: Node | undefined;
	const placed = () => (tree ??= parseTree(source, errors, { disallowComments: true }));
	const report: Report<Code | JsonCode> = ({ path, ...problem }) =>
		problems.push({
			...problem,
			where: { file, line: lineOf(source, placed(), path), column: path.join('.') }
		});
	const value = valueOf(source);
	if (value === undefined) placed();
	for (const { error, offset, length } of errors)
		problems.push({
			code: 'json-syntax',
			where: { file, line: lineAt(source, offset), column: '' },
			found: JSON.stringify(source.slice(offset, offset + Math.max(1, length))),
			allowed: 'JSON',
			remedy: `Mend the syntax (${printParseErrorCode(error)}).`
		});
	if (value === undefined) return { problems, report };
	const parsed = v.safeParse(schema, value);
	if (parsed.success) return { output: parsed.output, problems, report };
	for (const issue of parsed.issues) {
		const path = (issue.path ?? []).map((p) => p.key as string | number);
		const isUnknown = issue.expected === 'never';
		report({
			code: isUnknown ? 'unknown-key' : 'json-schema',
			path,
			found: isUnknown ? `"${path.at(-1)}"` : issue.received,
			allowed: isUnknown
				? keysAt(schema, path.slice(0, -1)).join(', ')
				: (issue.expected ?? issue.message),
			remedy: isUnknown ? 'Correct the key or remove it.' : 'Correct the metadata.'
		});
	}
	return { problems, report };
}
