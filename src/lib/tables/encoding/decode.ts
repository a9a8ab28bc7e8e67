/** Finds the encoding of a text from its bytes and hands it on as UTF-8 without a byte order mark. */
import { phrase, remark, type Remark, type Value } from '#lib/dataset/problem.ts';
import {
	changedFile,
	plainText,
	startOf,
	startsWith,
	withoutStart,
	type InputFile
} from '../bytes/input-file.ts';
import { fromPage, isPage, pageName } from './code-page.ts';
import { lineOfByte, scanBytes, type ByteScan } from './scan.ts';
import { refuse, type Report } from '../table/table.ts';

/** Bytes in which keywords and the pattern of zero bytes are looked for. */
const LOOKED_AT = 65_536;
const CODEPAGE_LINES = 100;

/** True for the start of a PX file: a keyword, perhaps a language, "=" and a value. */
export const isPxStart = (start: string): boolean =>
	/^\s*[A-Z][A-Z0-9-]*(?:\[[^\]\r\n]*\])?(?:\("[^"\r\n]*"(?:,"[^"\r\n]*")*\))?\s*=\s*(?:"|YES\b|NO\b|TLIST\b|-?\d)/i.test(
		start
	) && !/^\s*sep=/i.test(start);

const isBlankText = (survey: ByteScan): void => {
	if (survey.isBlank) refuse('file_empty');
};

const binary = (at: number): never => refuse('file_binary', {}, { byte: at });

/** UTF-16 by its byte order mark or by where its zero bytes stand. */
function utf16Of(start: Uint8Array): { label: string; mark: number } | undefined {
	if (startsWith(start, [0xff, 0xfe])) return { label: 'utf-16le', mark: 2 };
	if (startsWith(start, [0xfe, 0xff])) return { label: 'utf-16be', mark: 2 };
	const zeros = [0, 0];
	for (let i = 0; i < start.length; i++) if (start[i] === 0) zeros[i & 1]!++;
	const [even = 0, odd = 0] = zeros;
	const enough = start.length / 2 / 3;
	if (odd > enough && even < odd / 50) return { label: 'utf-16le', mark: 0 };
	if (even > enough && odd < even / 50) return { label: 'utf-16be', mark: 0 };
	return undefined;
}

/** Each reading decoded by a streaming decoder; `change` may mend the text of a piece. */
const decodedBy = (file: InputFile, label: string, change = (text: string) => text): InputFile =>
	changedFile(file, async function* (chunks) {
		const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
		const encoder = new TextEncoder();
		const decode = (chunk?: Uint8Array): string => {
			try {
				return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
			} catch {
				return refuse('file_bad_bytes', { encoding: label.toUpperCase() });
			}
		};
		for await (const chunk of chunks) yield encoder.encode(change(decode(chunk)));
		yield encoder.encode(change(decode()));
	});

/** The value of CODEPAGE and whether CHARSET is there, among the first lines before the data. */
function keywordsOf(start: string): { codePage?: string; hasCharset: boolean } {
	const lines = start.split(/\r\n|[\r\n]/).slice(0, CODEPAGE_LINES);
	const data = lines.findIndex((line) => /^\s*DATA\s*=/i.test(line));
	const head = (data < 0 ? lines : lines.slice(0, data)).join('\n');
	return {
		codePage: /^\s*CODEPAGE\s*=\s*"([^"]*)"/im.exec(head)?.[1],
		hasCharset: /^\s*CHARSET\s*=/im.test(head)
	};
}

/** What a text without byte order mark that is not UTF-8 is read as. */
async function pageOf(
	file: InputFile,
	start: Uint8Array,
	survey: ByteScan,
	report: Report
): Promise<string> {
	const line = await lineOfByte(file, survey.badAt);
	const warn = (one: Remark) => report.warned.push({ ...one, where: { line } });
	const text = plainText(start);
	const { codePage, hasCharset } = isPxStart(text) ? keywordsOf(text) : { hasCharset: true };
	const named = codePage === undefined ? undefined : pageName(codePage);
	if (named !== undefined && isPage(named)) return named;
	const page = codePage ?? '';
	if (named === 'utf-8') warn(remark('encoding_not_utf8', { page }));
	else if (named !== undefined) warn(remark('encoding_page_unknown', { page }));
	else if (!hasCharset && survey.dosLetters > 0) {
		warn(remark('encoding_dos'));
		return 'cp850';
	} else warn(remark('encoding_windows'));
	if (survey.dosLetters > 0 || survey.undefinedBytes > 0)
		warn(
			remark('encoding_odd_bytes', { count: Math.max(survey.dosLetters, survey.undefinedBytes) })
		);
	return 'windows-1252';
}

/**
 * The text of a file as UTF-8 without byte order mark, by its bytes: byte order mark, else the pattern of zero
 * bytes, else UTF-8 if all of it is, else the CODEPAGE of a PX file, else windows-1252. Reads the file once.
 * Refuses empty and binary files.
 */
export async function decodedFile(file: InputFile, report: Report): Promise<InputFile> {
	const start = await startOf(file, LOOKED_AT);
	const found = (encoding: Value) => report.found.push(remark('file_encoding', { encoding }));
	if (startsWith(start, [0xff, 0xfe, 0, 0]) || startsWith(start, [0, 0, 0xfe, 0xff]))
		refuse('file_utf32');
	const wide = utf16Of(start);
	if (wide) {
		found(wide.label.toUpperCase());
		if (wide.mark === 0)
			report.assumed.push(remark('encoding_wide', { encoding: wide.label.toUpperCase() }));
		const text = decodedBy(withoutStart(file, wide.mark), wide.label);
		const survey = await scanBytes(text);
		isBlankText(survey);
		return survey.zeroAt < 0 ? text : binary(survey.zeroAt);
	}
	const hasMark = startsWith(start, [0xef, 0xbb, 0xbf]);
	const plain = hasMark ? withoutStart(file, 3) : file;
	const survey = await scanBytes(plain);
	isBlankText(survey);
	if (survey.zeroAt >= 0) binary(survey.zeroAt);
	if (survey.badAt < 0) {
		found(hasMark ? phrase('utf8_marked') : survey.hasLetters ? 'UTF-8' : 'ASCII');
		if (survey.hasLetters && !hasMark) lyingPage(start, report);
		if (!survey.hasInnerMark) return plain;
		report.warned.push(remark('encoding_inner_mark'));
		return decodedBy(plain, 'utf-8', (text) => text.replaceAll('\ufeff', ''));
	}
	if (hasMark)
		refuse('encoding_mark_not_utf8', {}, { line: await lineOfByte(plain, survey.badAt) });
	const page = await pageOf(plain, start, survey, report);
	found(page);
	return fromPage(plain, page);
}

/** Warns where a PX file names another code page than the UTF-8 it plainly is. */
function lyingPage(start: Uint8Array, report: Report): void {
	const text = plainText(start);
	const { codePage } = isPxStart(text) ? keywordsOf(text) : {};
	if (codePage !== undefined && pageName(codePage) !== 'utf-8')
		report.warned.push(remark('encoding_page_wrong', { page: codePage }));
}
