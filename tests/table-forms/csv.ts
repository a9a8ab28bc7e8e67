/** The CSV family of PxWeb: stub × heading, long with texts or codes, relational; server versions 1 and 2. */
import {
	cellText,
	codeOf,
	combinationsOf,
	headingOf,
	sizeOf,
	stubOf,
	timeLast,
	type FormCategory,
	type FormCube,
	type FormDimension
} from './cube.ts';

export const DELIMITERS = [',', ';', '\t', ' '] as const;
export type Delimiter = (typeof DELIMITERS)[number];
/** `both` writes "DK - Denmark", as version 2 does. */
export type Labels = 'texts' | 'codes' | 'both';

export interface CsvForm {
	delimiter?: Delimiter;
	labels?: Labels;
	/** False for the relational table, whose texts stand bare. */
	quoted?: boolean;
	/** Title line and an empty one, a title line alone as version 2 writes it, or none. */
	title?: 'with blank line' | 'alone' | 'none';
	lineEnd?: '\r\n' | '\n' | '\r';
	/** Decimal comma of a spreadsheet that saved the file again. */
	decimalComma?: boolean;
}

/** Fields as a spreadsheet doubles quotes; PxWeb itself has no quotes inside texts. */
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

const shownCategory = ({ code, label }: FormCategory, labels: Labels): string =>
	labels === 'texts' ? label : labels === 'codes' ? code : `${code} - ${label}`;

const shownVariable = (dimension: FormDimension, labels: Labels): string =>
	labels === 'codes' ? codeOf(dimension) : dimension.name;

/** Line ends stand between and after lines; PxWeb leaves out the last one where there is no stub. */
const textOf = (lines: Iterable<string>, lineEnd = '\r\n'): string =>
	[...lines].map((line) => line + lineEnd).join('');

/** `csv`: one row for each combination of the stub, one column for each of the heading. */
export function csv(cube: FormCube, form: CsvForm = {}): string {
	const { delimiter = ',', labels = 'texts', quoted = true, title = 'none', lineEnd } = form;
	const field = quoted ? quote : (text: string) => text;
	const [stub, heading] = [stubOf(cube), headingOf(cube)];
	const columns =
		heading.length === 0
			? [labels === 'codes' ? cube.matrix : cube.contents]
			: [...combinationsOf(heading)].map((held) =>
					held.map((c) => shownCategory(c, labels)).join(' ')
				);
	const lines: string[] = [];
	if (title !== 'none') lines.push(field(cube.title));
	if (title === 'with blank line') lines.push('');
	const names = stub.length === 0 ? [''] : stub.map((d) => field(shownVariable(d, labels)));
	lines.push([...names, ...columns.map(field)].join(delimiter));
	const width = sizeOf(heading);
	let at = 0;
	for (const held of combinationsOf(stub)) {
		const keys = stub.length === 0 ? [''] : held.map((c) => field(shownCategory(c, labels)));
		const cells = Array.from({ length: width }, () => numeral(cube, at++, form));
		lines.push([...keys, ...cells].join(delimiter));
	}
	const text = textOf(lines, lineEnd);
	return stub.length === 0 ? text.replace(/[\r\n]+$/, '') : text;
}

const numeral = (cube: FormCube, at: number, { decimalComma }: CsvForm): string => {
	const text = cellText(cube, at);
	return decimalComma && cube.values[at] !== null ? text.replace('.', ',') : text;
};

/** Lines of `csv2`, `csv3` and the relational table: one cell to a line, the time variable last of the keys. */
export function* longLines(given: FormCube, form: CsvForm = {}): Generator<string> {
	const { delimiter = ',', labels = 'texts', quoted = true } = form;
	const cube = timeLast(given);
	const field = quoted ? quote : (text: string) => text;
	const names = cube.dimensions.map((d) => shownVariable(d, labels));
	const value = labels === 'codes' ? cube.matrix : cube.contents;
	yield [...names, value].map(field).join(delimiter);
	const shown = cube.dimensions.map((d) =>
		d.categories.map((c) => field(shownCategory(c, labels)))
	);
	const positions = shown.map(() => 0);
	for (let at = 0; at < cube.values.length; at++) {
		let line = '';
		for (let depth = 0; depth < shown.length; depth++)
			line += shown[depth]![positions[depth]!]! + delimiter;
		yield line + numeral(cube, at, form);
		for (let depth = shown.length - 1; depth >= 0; depth--) {
			positions[depth] = (positions[depth]! + 1) % shown[depth]!.length;
			if (positions[depth]! > 0) break;
		}
	}
}

const long = (cube: FormCube, form: CsvForm): string => textOf(longLines(cube, form), form.lineEnd);

export const csv2 = (cube: FormCube, form: CsvForm = {}): string =>
	long(cube, { ...form, labels: 'texts' });
export const csv3 = (cube: FormCube, form: CsvForm = {}): string =>
	long(cube, { ...form, labels: 'codes' });
export const relational = (cube: FormCube, form: CsvForm = {}): string =>
	long(cube, { delimiter: '\t', ...form, labels: 'texts', quoted: false });
