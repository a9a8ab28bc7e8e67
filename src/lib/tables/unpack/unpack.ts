/** Sees from the first bytes what kind of file this is: takes a table out of gzip and zip, refuses what is no table. */
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
const OTHERS: [magic: number[], name: string][] = [
	[[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook (.xls, BIFF) or one with a password'],
	[[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
	[[0x50, 0x41, 0x52, 0x31], 'a Parquet file'],
	[[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], 'an Arrow file'],
	[[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF document'],
	[[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive'],
	[[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
	[[0x42, 0x5a, 0x68], 'a bzip2 archive'],
	[[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive'],
	[[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive'],
	[[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
	[[0xff, 0xd8, 0xff], 'a picture (JPEG)']
];

const FORMS = 'CSV, PX, JSON-stat or Excel (.xlsx)';

const isMeta = ({ name }: Packed): boolean =>
	/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/i.test(name);

/** What an archive is that is neither a workbook nor one packed file. */
function archiveName(entries: readonly Packed[]): string {
	const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
	if (has(/^xl\/workbook\.bin$/i)) return 'a binary Excel workbook (.xlsb)';
	if (has(/^word\//i)) return 'a Word document';
	if (has(/^ppt\//i)) return 'a PowerPoint document';
	const kind = entries.find(({ name }) => name === 'mimetype');
	if (kind && /opendocument/.test(plainText(kind.bytes)))
		return 'an OpenDocument file (.ods, .odt)';
	const names = entries.slice(0, 5).map(({ name }) => name);
	return `a zip archive with ${entries.length} files${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
}

/** Takes the outer wrappings off a file, at most three, each within its size cap. */
export async function unpacked(file: InputFile, report: Report, depth = 0): Promise<Unpacked> {
	if (file.size > MAX_TEXT)
		refuse(
			`a file of ${file.size} bytes`,
			`at most ${MAX_TEXT} bytes`,
			'Export fewer categories at a time.'
		);
	const start = await startOf(file, 64);
	for (const [magic, name] of OTHERS)
		if (startsWith(start, magic))
			refuse(name, FORMS, `Open it and save the table as one of these: ${FORMS}.`);
	const isPacked = isGzip(start) || isZip(start);
	if (!isPacked) return { file, isWorkbook: false };
	const found = (text: string) => report.found.push({ line: 0, text });
	const tooDeep = depth >= MAX_DEPTH;
	if (tooDeep)
		refuse('archives inside archives', 'one file in an archive', 'Unpack the file yourself.');
	if (isGzip(start)) {
		found('packed with gzip');
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
	if (files.length !== 1 || !only)
		return refuse(
			archiveName(files),
			'an archive with exactly one table in it',
			`Unpack it and import the table as ${FORMS}.`
		);
	found(`packed as "${only.name}" in a zip archive`);
	return unpacked(inflatedFile(only), report, depth + 1);
}
