/** The parts of a workbook: its sheets, the texts they share, and which formats are dates. */
import { wholeOf, type InputFile } from '../bytes/input-file.ts';
import { inflatedFile, type Packed } from '../unpack/inflate.ts';
import { entriesOf } from '../unpack/zip.ts';
import { attributeOf, scanXml } from './xml.ts';

const MAX_ARCHIVE = 256 * 2 ** 20;

export interface SheetPart {
	name: string;
	isHidden: boolean;
	part: InputFile;
}

export interface Book {
	sheets: SheetPart[];
	/** Shared texts, by index. */
	texts: string[];
	/** By index of the cell's format: shown as a date or time. */
	isDate: boolean[];
}

/** "../worksheets/a.xml" or "/xl/worksheets/a.xml", seen from the folder xl. */
const pathOf = (target: string): string => {
	const parts: string[] = [];
	for (const part of (target.startsWith('/') ? target : `xl/${target}`).split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '' && part !== '.') parts.push(part);
	}
	return parts.join('/').toLowerCase();
};

/** Excel writes line ends and other control characters as _x000D_. */
export const unguarded = (text: string): string =>
	text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

async function sheetList(
	part: InputFile
): Promise<{ name: string; isHidden: boolean; id: string }[]> {
	const sheets: { name: string; isHidden: boolean; id: string }[] = [];
	await scanXml(part, {
		open: (tag, attributes) => {
			if (tag !== 'sheet') return;
			const state = attributeOf(attributes, 'state') ?? 'visible';
			sheets.push({
				name: attributeOf(attributes, 'name') ?? '',
				isHidden: state !== 'visible',
				id: /\w+:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? ''
			});
		}
	});
	return sheets;
}

async function relationsOf(part: InputFile | undefined): Promise<Map<string, string>> {
	const targets = new Map<string, string>();
	if (part)
		await scanXml(part, {
			open: (tag, attributes) => {
				if (tag === 'Relationship')
					targets.set(attributeOf(attributes, 'Id') ?? '', attributeOf(attributes, 'Target') ?? '');
			}
		});
	return targets;
}

async function sharedTexts(part: InputFile | undefined): Promise<string[]> {
	const texts: string[] = [];
	let text = '';
	let isText = false;
	let isPhonetic = false;
	if (part)
		await scanXml(part, {
			open: (tag) => {
				if (tag === 'si') text = '';
				else if (tag === 't') isText = !isPhonetic;
				else if (tag === 'rPh') isPhonetic = true;
			},
			text: (piece) => {
				if (isText) text += piece;
			},
			close: (tag) => {
				if (tag === 'si') texts.push(unguarded(text));
				else if (tag === 't') isText = false;
				else if (tag === 'rPh') isPhonetic = false;
			}
		});
	return texts;
}

/** Numbers of Excel's own date formats; those with 5x are dates in East Asian workbooks. */
const isOwnDate = (id: number): boolean =>
	(id >= 14 && id <= 22) ||
	(id >= 27 && id <= 36) ||
	(id >= 45 && id <= 47) ||
	(id >= 50 && id <= 58);

/** A format of the user's that shows days, months, years or hours, quoted texts and colours left aside. */
export const isDateFormat = (format: string): boolean =>
	/[dmyhs]/i.test(
		format.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General|Standard/gi, '')
	);

async function dateFormats(part: InputFile | undefined): Promise<boolean[]> {
	const own = new Map<number, boolean>();
	const isDate: boolean[] = [];
	let isCells = false;
	if (part)
		await scanXml(part, {
			open: (tag, attributes) => {
				const id = Number(attributeOf(attributes, 'numFmtId') ?? '0');
				if (tag === 'numFmt')
					own.set(id, isDateFormat(attributeOf(attributes, 'formatCode') ?? ''));
				else if (tag === 'cellXfs') isCells = true;
				else if (tag === 'xf' && isCells) isDate.push(own.get(id) ?? isOwnDate(id));
			},
			close: (tag) => {
				if (tag === 'cellXfs') isCells = false;
			}
		});
	return isDate;
}

/** Opens a workbook: everything but the sheets themselves is read. */
export async function openBook(file: InputFile): Promise<Book> {
	const parts = new Map<string, Packed>();
	for (const entry of entriesOf(await wholeOf(file, MAX_ARCHIVE)))
		parts.set(pathOf(`/${entry.name.replaceAll('\\', '/')}`), entry);
	const part = (path: string): InputFile | undefined => {
		const packed = parts.get(path);
		return packed && inflatedFile(packed);
	};
	// An archive without a list of sheets is no workbook: see `unpacked`.
	const book = part('xl/workbook.xml')!;
	const targets = await relationsOf(part('xl/_rels/workbook.xml.rels'));
	const sheets = (await sheetList(book)).flatMap(({ name, isHidden, id }) => {
		const sheet = part(pathOf(targets.get(id) ?? ''));
		return sheet ? [{ name, isHidden, part: sheet }] : [];
	});
	return {
		sheets,
		texts: await sharedTexts(part('xl/sharedstrings.xml')),
		isDate: await dateFormats(part('xl/styles.xml'))
	};
}
