/** Worksheets as PxWeb's classic export and its version 2 lay them out, in the least SpreadsheetML a reader accepts. */
import { strToU8, zipSync } from 'fflate';
import {
	cellText,
	combinationsOf,
	headingOf,
	sizeOf,
	stubOf,
	type FormCategory,
	type FormCube
} from './cube.ts';

export interface XlsxForm {
	/** Classic: title in A1 and headings from row 3. Version 2 has a title only where asked for. */
	layout?: 'classic' | 'version 2';
	title?: boolean;
	/** Version 2: "DK Denmark". */
	labels?: 'texts' | 'both';
	/** Texts in a table of their own, as spreadsheets save them, or inside the cells. */
	sharedTexts?: boolean;
}

type SheetCell = string | number | undefined;

export const columnName = (at: number): string =>
	(at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** Escapes of XML, and Office's `_x000D_` for characters XML cannot keep. */
const escaped = (text: string): string =>
	text
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\r', '_x000D_');

/** The sheet as rows of cells; blanks under a group label and inside the span of a heading stay blank. */
export function sheetOf(cube: FormCube, form: XlsxForm = {}): SheetCell[][] {
	const { layout = 'classic', title = layout === 'classic', labels = 'texts' } = form;
	const shown = ({ code, label }: FormCategory) =>
		layout === 'version 2' && labels === 'both' ? `${code} ${label}` : label;
	const [stub, heading] = [stubOf(cube), headingOf(cube)];
	const rows: SheetCell[][] = title ? [[cube.title], []] : [];
	const width = sizeOf(heading);
	for (const [depth, d] of heading.entries()) {
		const row: SheetCell[] = stub.map(() => undefined);
		const span = sizeOf(heading.slice(depth + 1));
		for (let at = 0; at < width; at++)
			row.push(
				at % span === 0
					? shown(d.categories[Math.floor(at / span) % d.categories.length]!)
					: undefined
			);
		rows.push(row);
	}
	let at = 0;
	let before: FormCategory[] = [];
	for (const held of combinationsOf(stub)) {
		const first = held.findIndex((c, depth) => c !== before[depth]);
		before = held;
		const row: SheetCell[] = held.map((c, depth) => (depth >= first ? shown(c) : undefined));
		for (let i = 0; i < width; i++, at++) row.push(cube.values[at] ?? cellText(cube, at));
		rows.push(row);
	}
	rows.push([]);
	for (const note of cube.notes ?? []) rows.push([note]);
	if (cube.source !== undefined) rows.push(['Source:'], [cube.source]);
	return rows;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function xlsx(cube: FormCube, form: XlsxForm = {}): Uint8Array {
	const shared = new Map<string, number>();
	const textCell = (place: string, text: string): string => {
		if (form.sharedTexts === false)
			return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
		if (!shared.has(text)) shared.set(text, shared.size);
		return `<c r="${place}" t="s"><v>${shared.get(text)}</v></c>`;
	};
	const rows = sheetOf(cube, form).map((cells, r) => {
		const written = cells.map((cell, c) => {
			if (cell === undefined) return '';
			const place = columnName(c) + (r + 1);
			return typeof cell === 'number'
				? `<c r="${place}"><v>${cell}</v></c>`
				: textCell(place, cell);
		});
		return `<row r="${r + 1}">${written.join('')}</row>`;
	});
	const texts = [...shared.keys()].map((t) => `<si><t xml:space="preserve">${escaped(t)}</t></si>`);
	const relation = (id: number, type: string, target: string) =>
		`<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
	const relations = (...all: string[]) =>
		`${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
	const part = (name: string, type: string) =>
		`<Override PartName="${name}" ContentType="${CONTENT}.${type}+xml"/>`;
	const sheetName = escaped(cube.matrix.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1');
	const files: Record<string, string> = {
		'[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/worksheets/sheet1.xml', 'worksheet')}${part('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
		'_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relations(
			relation(1, 'worksheet', 'worksheets/sheet1.xml'),
			relation(2, 'sharedStrings', 'sharedStrings.xml')
		),
		'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
		'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}" count="${shared.size}" uniqueCount="${shared.size}">${texts.join('')}</sst>`
	};
	return zipSync(
		Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
	);
}
