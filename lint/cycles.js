/** A lint rule: no module imports itself by way of others. Type imports and dynamic imports count as well. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

const ROOTS = ['src', 'scripts', 'tests'];
const root = dirname(import.meta.dirname);

/** Every module below the roots, by its path with forward slashes. */
const modules = () =>
	ROOTS.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(?:ts|svelte)$/.test(name))
			.map((name) => `${folder}/${name.split(sep).join('/')}`)
	);

/** Only the script of a component, so that its markup is not scanned as code. */
const codeOf = (file) => {
	const text = readFileSync(join(root, file), 'utf8');
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
		.map(([, code]) => code)
		.join('\n');
};

/** What one module imports, as paths from the root. */
function importsOf(file) {
	const { importedFiles } = ts.preProcessFile(codeOf(file), true, true);
	return importedFiles.flatMap(({ fileName }) => {
		if (fileName.startsWith('#lib/')) return [`src/lib/${fileName.slice(5)}`];
		return fileName.startsWith('.') ? [join(dirname(file), fileName).split(sep).join('/')] : [];
	});
}

/** The shortest way from one module back to itself; undefined where there is none. */
function cycleOf(graph, start) {
	const before = new Map();
	const queue = [start];
	for (const at of queue)
		for (const next of graph.get(at) ?? []) {
			if (next === start) {
				const way = [start];
				for (let file = at; file !== start; file = before.get(file)) way.unshift(file);
				return [start, ...way];
			}
			if (!before.has(next)) queue.push(next);
			before.set(next, before.get(next) ?? at);
		}
	return undefined;
}

let graph;

/** @type {import('eslint').Rule.RuleModule} */
export const noCycle = {
	meta: { type: 'problem', messages: { cycle: 'This module imports itself: {{way}}.' } },
	create(context) {
		// One graph for a run: an editor that keeps the process sees new imports after a restart.
		graph ??= new Map(modules().map((file) => [file, importsOf(file)]));
		const file = relative(root, context.filename).split(sep).join('/');
		return {
			Program(node) {
				const way = cycleOf(graph, file)?.join(' → ');
				if (way)
					context.report({ loc: { line: 1, column: 0 }, node, messageId: 'cycle', data: { way } });
			}
		};
	}
};
