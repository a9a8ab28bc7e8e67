/** PX files as a PxWeb server and statistical offices write them. No text may hold a quote: there is no way to write one. */
import {
	cellText,
	codeOf,
	combinationsOf,
	headingOf,
	sizeOf,
	stubOf,
	type FormCube,
	type FormDimension
} from './cube.ts';

export interface PxForm {
	codepage?: string;
	/** Left out: the file has texts only. */
	codes?: boolean;
	timeval?: boolean;
	/** Rows with keys in front; rows of zeros are then left out. */
	keys?: boolean;
	/** Languages besides English, whose texts carry the language as a prefix. */
	languages?: string[];
	/** Columns after which texts are broken into pieces. */
	width?: number;
	lineEnd?: '\r\n' | '\n';
	variableCodes?: boolean;
}

/** A text as one or several quoted pieces, none of them wider than `width` with its quotes. */
function quote(text: string, width: number, lineEnd: string): string {
	const room = width - 2;
	if (text.length <= room) return `"${text}"`;
	const pieces: string[] = [];
	for (let from = 0; from < text.length;) {
		// A character of two code units stays in one piece.
		const high = text.charCodeAt(from + room - 1) >> 10 === 0x36;
		const to = from + room - (high ? 1 : 0);
		pieces.push(`"${text.slice(from, to)}"`);
		from = to;
	}
	return pieces.join(lineEnd);
}

/** The text a language besides English shows in place of an English one. */
export const inLanguage = (text: string, language: string): string => `${language}: ${text}`;

export function px(cube: FormCube, form: PxForm = {}): string {
	const { codepage, codes = true, timeval = true, languages = [], lineEnd = '\r\n' } = form;
	const q = (text: string) => quote(text, form.width ?? 256, lineEnd);
	const list = (texts: string[]) => texts.map(q).join(',');
	const statements: string[] = [];
	const say = (keyword: string, value: string) => statements.push(`${keyword}=${value};`);
	const [stub, heading] = [stubOf(cube), headingOf(cube)];

	say('CHARSET', '"ANSI"');
	say('AXIS-VERSION', '"2010"');
	if (codepage) say('CODEPAGE', q(codepage));
	say('LANGUAGE', '"en"');
	if (languages.length > 0) say('LANGUAGES', list(['en', ...languages]));
	say('DECIMALS', String(cube.decimals ?? 6));
	say('MATRIX', q(cube.matrix));
	say('SUBJECT-CODE', '"TEST"');
	for (const language of ['', ...languages]) {
		const mark = language ? `[${language}]` : '';
		const of = (text: string) => q(language ? inLanguage(text, language) : text);
		const all = (texts: string[]) => texts.map(of).join(',');
		const each = (keyword: string, d: FormDimension, value: string) =>
			say(`${keyword}${mark}(${of(d.name)})`, value);
		say(`SUBJECT-AREA${mark}`, of('Test'));
		say(`TITLE${mark}`, of(cube.title));
		say(`CONTENTS${mark}`, of(cube.contents));
		if (cube.unit !== undefined) say(`UNITS${mark}`, of(cube.unit));
		if (stub.length > 0) say(`STUB${mark}`, all(stub.map((d) => d.name)));
		if (heading.length > 0) say(`HEADING${mark}`, all(heading.map((d) => d.name)));
		for (const d of cube.dimensions) {
			each('VALUES', d, all(d.categories.map((c) => c.label)));
			if (language) continue;
			if (form.variableCodes) each('VARIABLECODE', d, q(codeOf(d)));
			if (timeval && d.isTime)
				each('TIMEVAL', d, `TLIST(A1),${list(d.categories.map((c) => c.code))}`);
			if (codes) each('CODES', d, list(d.categories.map((c) => c.code)));
			if (form.keys && stub.includes(d)) each('KEYS', d, codes ? 'CODES' : 'VALUES');
		}
		for (const note of cube.notes ?? []) say(`NOTE${mark}`, of(note));
	}
	if (cube.source !== undefined) say('SOURCE', q(cube.source));
	return [...statements, 'DATA=', rowsText(cube, form, q, lineEnd)].join(lineEnd) + lineEnd;
}

function rowsText(
	cube: FormCube,
	{ keys = false, codes = true }: PxForm,
	q: (text: string) => string,
	lineEnd: string
): string {
	const stub = stubOf(cube);
	const width = sizeOf(headingOf(cube));
	const rows: string[] = [];
	let at = 0;
	for (const held of combinationsOf(stub)) {
		const cells: string[] = [];
		let isZero = true;
		for (let i = 0; i < width; i++, at++) {
			const text = cellText(cube, at);
			if (cube.values[at] === null) cells.push(`"${text}"`);
			else cells.push(text);
			isZero &&= cube.values[at] === 0;
		}
		if (keys && isZero) continue;
		const front = keys ? held.map((c) => `${q(codes ? c.code : c.label)},`).join('') : '';
		rows.push(front + cells.join(' '));
	}
	return `${rows.join(lineEnd)};`;
}
