/** Pages and XML documents that were saved in place of a table: refused with what they say of themselves. */
import { refuse } from '../table/table.ts';

/** Text between two tags without markup and entities, in one line, at most 200 characters. */
const plain = (html: string | undefined): string =>
	(html ?? '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&nbsp;|&#160;/g, ' ')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;|&apos;/g, "'")
		.replace(/&amp;/g, '&')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 200);

/** Refuses a text that begins with "<": a web page, SpreadsheetML, SDMX, other XML. */
export function refuseMarkup(start: string): never {
	const isPage = /<(?:!doctype\s+html|html|head|body)\b/i.test(start);
	if (/urn:schemas-microsoft-com:office:spreadsheet|<(?:\w+:)?Workbook\b/.test(start) && !isPage)
		refuse('file_xml_2003');
	if (/^\s*<\?xml\b/i.test(start) && !isPage) {
		const root = /<([A-Za-z_][\w.:-]*)/.exec(start.replace(/<[?!][^>]*>/g, ''))?.[1] ?? '';
		const isSdmx = /sdmx/i.test(start.slice(0, 4096));
		if (isSdmx) refuse('file_sdmx_xml');
		refuse('file_xml', { root });
	}
	const title =
		plain(/<title[^>]*>([\s\S]*?)<\/title/i.exec(start)?.[1]) ||
		plain(/<h[1-3][^>]*>([\s\S]*?)<\/h[1-3]/i.exec(start)?.[1]);
	if (title) refuse('file_web_page_titled', { title });
	return refuse('file_web_page');
}
