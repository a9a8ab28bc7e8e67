/** JSON-stat as PxWeb's versions write it: 1.x in a bundle, 2.0 dense or sparse, with or without a phantom of the contents. */
import { codeOf, headingOf, stubOf, type FormCube, type FormDimension } from './cube.ts';
import { given, jsonOf, objectText } from './json-text.ts';

export interface JsonStatForm {
	values?: 'dense' | 'sparse';
	status?: 'object' | 'array';
	index?: 'object' | 'array';
	/** How a table without contents variable shows its contents: not at all, beside the ids, as the first id, as version 2 does. */
	phantom?: 'none' | 'unlisted' | 'first' | 'CONTENTS';
	/** Left out where the file has no time variable it knows of. */
	role?: boolean;
	/** Blanks and line breaks between members. */
	indent?: boolean;
}

/** Categories in their order by position, not by the order of keys. */
function categoryText({ categories }: FormDimension, index: 'object' | 'array'): string {
	const positions =
		index === 'array'
			? jsonOf(categories.map((c) => c.code))
			: objectText(categories.map((c, i) => [c.code, String(i)]));
	return objectText([
		['index', positions],
		['label', objectText(categories.map((c) => [c.code, jsonOf(c.label)]))]
	]);
}

const dimensionText = (d: FormDimension, index: 'object' | 'array'): string =>
	objectText([
		['label', jsonOf(d.name)],
		['category', categoryText(d, index)],
		['extension', '{"elimination":false,"show":"value"}']
	]);

const phantomOf = (cube: FormCube, id: string, category: string): FormDimension => ({
	name: id === 'CONTENTS' ? 'CONTENTS' : 'EliminatedContents',
	code: id,
	categories: [{ code: category, label: cube.contents }]
});

/** Symbols by cell; a missing value without one is "..". */
const symbolsOf = ({ values, symbols }: FormCube): [number, string][] =>
	values.flatMap((value, at) =>
		value === null ? [[at, symbols[at] ?? '..'] as [number, string]] : []
	);

const numberText = (value: number | null, decimals?: number): string =>
	value === null ? 'null' : decimals === undefined ? String(value) : value.toFixed(decimals);

function valueText({ values, decimals }: FormCube, form: 'dense' | 'sparse'): string {
	if (form === 'dense') return `[${values.map((v) => numberText(v, decimals)).join(',')}]`;
	return objectText(
		values.flatMap((v, at) =>
			v === null ? [] : [[String(at), numberText(v, decimals)] as [string, string]]
		)
	);
}

function statusText(cube: FormCube, form: 'object' | 'array'): [string, string][] {
	const found = symbolsOf(cube);
	if (found.length === 0) return [];
	if (form === 'object')
		return [['status', objectText(found.map(([at, text]) => [String(at), jsonOf(text)]))]];
	const all = cube.values.map((): string | null => null);
	for (const [at, text] of found) all[at] = text;
	return [['status', jsonOf(all)]];
}

const indented = (text: string, indent = false): string =>
	indent ? text.replace(/^\{/, '{\n\t').replace(/\}$/, '\n}\n') : text;

export function jsonStat2(cube: FormCube, form: JsonStatForm = {}): string {
	const { values = 'dense', status = 'object', index = 'object', phantom = 'none' } = form;
	const { dimensions } = cube;
	const extra =
		phantom === 'none'
			? []
			: phantom === 'CONTENTS'
				? [phantomOf(cube, 'CONTENTS', 'content')]
				: [phantomOf(cube, 'ContentsCode', 'EliminatedValue')];
	const listed = phantom === 'unlisted' ? dimensions : [...extra, ...dimensions];
	const time = dimensions.filter((d) => d.isTime).map(codeOf);
	const role = {
		...(time.length > 0 ? { time } : {}),
		...(extra.length > 0 ? { metric: extra.map(codeOf) } : {})
	};
	const px = {
		tableid: cube.matrix,
		decimals: cube.decimals ?? 1,
		matrix: cube.matrix,
		heading: headingOf(cube).map(codeOf),
		stub: stubOf(cube).map(codeOf),
		language: 'en'
	};
	return indented(
		objectText([
			['version', '"2.0"'],
			['class', '"dataset"'],
			['label', jsonOf(cube.title)],
			...given('source', cube.source),
			...given('note', cube.notes),
			...(form.role === false ? [] : given('role', role)),
			['id', jsonOf(listed.map(codeOf))],
			['size', jsonOf(listed.map((d) => d.categories.length))],
			[
				'dimension',
				objectText([...extra, ...dimensions].map((d) => [codeOf(d), dimensionText(d, index)]))
			],
			['extension', jsonOf({ px })],
			['value', valueText(cube, values)],
			...statusText(cube, status)
		]),
		form.indent
	);
}

/** Version 1: id, size and role stand inside `dimension`, the whole inside a bundle of one. */
export function jsonStat1(cube: FormCube, form: JsonStatForm = {}): string {
	const { values = 'dense', status = 'object', index = 'object' } = form;
	const { dimensions } = cube;
	const time = dimensions.filter((d) => d.isTime).map(codeOf);
	const dimension = objectText([
		...dimensions.map((d): [string, string] => [codeOf(d), dimensionText(d, index)]),
		['id', jsonOf(dimensions.map(codeOf))],
		['size', jsonOf(dimensions.map((d) => d.categories.length))],
		...given('role', time.length > 0 ? { time } : undefined)
	]);
	const dataset = objectText([
		['dimension', dimension],
		['label', jsonOf(cube.title)],
		...given('source', cube.source),
		['value', valueText(cube, values)],
		...statusText(cube, status)
	]);
	return indented(objectText([['dataset', dataset]]), form.indent);
}
