/** How to cite a dataset: one line of text, and BibTeX. */
import { textIn, type Dataset, type Language } from '#lib/dataset/model.ts';
import { licenceText, tableText } from '#lib/dataset/source.ts';
import { localeOf } from './languages.ts';
import { formatDate } from './numbers.ts';
import { fig_cite, fig_cite_synthetic, fig_site } from './paraglide/messages.js';

export interface CitationInput {
	release: string;
	/** Absolute address of what is cited. */
	url: string;
	language: Language;
	/** Day of access as an ISO date; today if it is left out. */
	accessed?: string;
}

export interface Citation {
	text: string;
	bibtex: string;
}

const SPECIAL: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}'
};

/** Characters that mean something to TeX, written so that they stand for themselves. */
const tex = (text: string): string =>
	text.replace(/[\\~^]|[&%$#_{}]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);

export function citationOf(dataset: Dataset, input: CitationInput): Citation {
	const locale = localeOf(input.language);
	const accessed = input.accessed ?? new Date().toISOString().slice(0, 10);
	const { office, retrieved } = dataset.source;
	const licence = licenceText(dataset.source, locale);
	const table = tableText(dataset.source, locale);
	const title = textIn(dataset.title, locale);
	const site = fig_site({}, { locale });
	const cited = fig_cite(
		{
			office,
			title,
			table,
			retrieved: formatDate(retrieved, locale),
			site,
			release: input.release,
			url: input.url,
			accessed: formatDate(accessed, locale),
			licence
		},
		{ locale }
	);
	const text = dataset.synthetic ? fig_cite_synthetic({ citation: cited }, { locale }) : cited;
	const fields: [string, string][] = [
		['author', `{${tex(office)}}`],
		['title', `{${tex(dataset.synthetic ? `SYNTHETIC: ${title}` : title)}} (${tex(table)})`],
		['year', retrieved.slice(0, 4)],
		['howpublished', tex(site)],
		['version', input.release],
		['url', input.url],
		['urldate', accessed],
		['note', tex(licence)]
	];
	const key = `${dataset.id}-${input.release}`.replace(/[^\w-]/g, '-');
	const lines = fields.map(([name, value]) => `\t${name} = {${value}}`);
	return { text, bibtex: `@misc{${key},\n${lines.join(',\n')}\n}` };
}
