/** Sees from the first bytes what kind of file this is: takes a table out of gzip and zip, refuses what is no table. */
import { phrase, remark, type Phrase, type Remark } from '#lib/dataset/problem.ts';
import { plainText, startOf, startsWith, wholeOf, type InputFile } from '../bytes/input-file.ts';
import { refuse, type Report } from '../table/table.ts';
import { checkUnpacked, gunzippedFile, inflatedFile, isGzip, type Packed } from './inflate.ts';
import { entriesOf, isZip } from './zip.ts';

const MAX_TEXT = 2 * 2 ** 30;
const MAX_ARCHIVE = 256 * 2 ** 20;
const MAX_DEPTH = 3;

export interface Unpacked {
	file: InputFile;
	/** An Excel workbook: `file` is its zip archive. Otherwise text in some encoding. */
	isWorkbook: boolean;
}

/** Files that are told by their first bytes and are not read. */
const OTHERS: [magic: number[], name: Phrase][] = [
	[[0xd0, 0xcf, 0x11, 0xe0], phrase('is_xls')],
	[[0x25, 0x50, 0x44, 0x46], phrase('is_pdf')],
	[[0x50, 0x41, 0x52, 0x31], phrase('is_parquet')],
	[[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], phrase('is_arrow')],
	[[0x7b, 0x5c, 0x72, 0x74, 0x66], phrase('is_rtf')],
	[[0x37, 0x7a, 0xbc, 0xaf], phrase('is_7z')],
	[[0x52, 0x61, 0x72, 0x21], phrase('is_rar')],
	[[0x42, 0x5a, 0x68], phrase('is_bzip2')],
	[[0xfd, 0x37, 0x7a, 0x58, 0x5a], phrase('is_xz')],
	[[0x28, 0xb5, 0x2f, 0xfd], phrase('is_zstd')],
	[[0x89, 0x50, 0x4e, 0x47], phrase('is_png')],
	[[0xff, 0xd8, 0xff], phrase('is_jpeg')]
];

const isMeta = ({ name }: Packed): boolean =>
	/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/i.test(name);

/** What an archive is that is neither a workbook nor one packed file. */
function archiveName(entries: readonly Packed[]): Phrase {
	const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
	if (has(/^xl\/workbook\.bin$/i)) return phrase('is_xlsb');
	if (has(/^word\//i)) return phrase('is_word');
	if (has(/^ppt\//i)) return phrase('is_powerpoint');
	const kind = entries.find(({ name }) => name === 'mimetype');
	if (kind && /opendocument/.test(plainText(kind.bytes))) return phrase('is_opendocument');
	const names = entries.slice(0, 5).map(({ name }) => name);
	return names.length > 0
		? phrase('is_zip', { count: entries.length, names })
		: phrase('is_empty_zip');
}

/** Takes the outer wrappings off a file, at most three, each within its size cap. */
export async function unpacked(file: InputFile, report: Report, depth = 0): Promise<Unpacked> {
	if (file.size > MAX_TEXT) refuse('file_too_large', { size: file.size, most: MAX_TEXT });
	const start = await startOf(file, 64);
	for (const [magic, name] of OTHERS) if (startsWith(start, magic)) refuse('file_other', { name });
	const isPacked = isGzip(start) || isZip(start);
	if (!isPacked) return { file, isWorkbook: false };
	const found = (one: Remark) => report.found.push(one);
	const tooDeep = depth >= MAX_DEPTH;
	if (tooDeep) refuse('zip_nested');
	if (isGzip(start)) {
		found(remark('zip_gzip'));
		return unpacked(await gunzippedFile(file), report, depth + 1);
	}
	const entries = entriesOf(await wholeOf(file, MAX_ARCHIVE));
	for (const { name, bytes, size } of entries) checkUnpacked(name, bytes.length, size);
	const total = entries.reduce((sum, { size }) => sum + size, 0);
	checkUnpacked(file.name, file.size, total);
	if (entries.some(({ name }) => /^xl\/workbook\.xml$/i.test(name)))
		return { file, isWorkbook: true };
	const files = entries.filter((entry) => !isMeta(entry));
	const [only] = files;
	if (files.length !== 1 || !only) return refuse('zip_no_table', { archive: archiveName(files) });
	found(remark('zip_packed', { name: only.name }));
	return unpacked(inflatedFile(only), report, depth + 1);
}
