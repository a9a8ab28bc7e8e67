/** Which character separates the fields of a text: the one that gives every row as many fields as the header. */
import { phrase, type Phrase } from '#lib/dataset/problem.ts';
import {
	hasWidth,
	headerIndexOf,
	isBlank,
	isFigure,
	sampleRows,
	type Head,
	type SampleRow
} from './sample.ts';
import { parsePeriod } from '#lib/tables/table/periods.ts';
import type { Delimiter } from '../records.ts';
import { refusalOf, Refused, refuse } from '#lib/tables/table/table.ts';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', ' '];

/** Most likely this is not the delimiter, but another one has to do better. */
const LOOSE_FIT = 0.99;

const hasLooseQuote = ({ texts, quoted }: SampleRow): boolean =>
	texts.some((text, field) => !quoted[field] && text.includes('"') && !/^="[^"]*"$/.test(text));

/** True for quotes inside bare fields, and for figures in place of a header. */
function isDoubtful(rows: readonly SampleRow[], header: number): boolean {
	const { cells, quoted } = rows[header]!;
	const last = cells.at(-1)!;
	const isNumber = /\d/.test(last) && isFigure(last) && parsePeriod(last) === undefined;
	return (isNumber && !quoted.at(-1)) || rows.some(hasLooseQuote);
}

/** Lines above a header: `sep=`, a title, a part of the title. */
const MOST_ABOVE = 3;

export const DELIMITER_NAMES: Record<Delimiter, Phrase> = {
	',': phrase('delimiter_comma'),
	';': phrase('delimiter_semicolon'),
	'\t': phrase('delimiter_tab'),
	' ': phrase('delimiter_space')
};

export interface Delimited {
	delimiter: Delimiter;
	/** The first rows by this delimiter, with the line `sep=` if there is one. */
	rows: SampleRow[];
	/** Index of the header in `rows`; -1 where no row follows a header. */
	header: number;
	/** What says so: the caller, a line `sep=`, or the rows themselves. */
	by: 'options' | 'sep' | 'rows';
}

interface Candidate {
	delimiter: Delimiter;
	rows: SampleRow[];
	header: number;
	/** Share of the rows behind the header that fit it; 1 = all. */
	fit: number;
}

/** The delimiter a spreadsheet's first line names: `sep=;`. */
export function namedDelimiter(head: Head): Delimiter | undefined {
	const start = new TextDecoder().decode(head.bytes.subarray(0, 16));
	const named = /^"?sep=([,;\t ])"?[\r\n]/i.exec(start)?.[1];
	return CANDIDATES.find((delimiter) => delimiter === named);
}

function candidateOf(head: Head, delimiter: Delimiter): Candidate | Refused {
	let rows: SampleRow[];
	try {
		rows = sampleRows(head, delimiter);
	} catch (fault) {
		return refusalOf(fault);
	}
	const found = headerIndexOf(rows);
	const above = rows.slice(0, Math.max(0, found)).filter((row) => !isBlank(row));
	const header = above.length > MOST_ABOVE ? -1 : found;
	const width = rows[header]?.cells.length ?? 0;
	const end = rows.findIndex((row, index) => index > header && isBlank(row));
	const data = header < 0 ? [] : rows.slice(header + 1, end < 0 ? undefined : end);
	const fitting = data.filter((row) => hasWidth(row, width));
	const figures = fitting.filter((row) => {
		const [last = '', ...others] = row.cells.slice(1, width).reverse();
		return isFigure(last) || others.some((cell) => /\d/.test(cell) && isFigure(cell));
	});
	const isTable = figures.length * 2 > fitting.length;
	const fit = isTable ? fitting.length / data.length : 0;
	return { delimiter, rows, header, fit: fit === 1 && isDoubtful(rows, header) ? LOOSE_FIT : fit };
}

/**
 * Finds the delimiter. Refuses a text that two delimiters fit, and one that none fits: unquoted texts with spaces
 * in a space-delimited file cannot be told from two fields.
 */
export function delimiterOf(head: Head, given?: Delimiter): Delimited {
	const named = namedDelimiter(head);
	const told = given ?? named;
	const tried = (told ? [told] : CANDIDATES).map((delimiter) => candidateOf(head, delimiter));
	const candidates = tried.filter(
		(candidate): candidate is Candidate => !(candidate instanceof Refused)
	);
	const by = given ? 'options' : named ? 'sep' : 'rows';
	if (told && candidates[0]) return { ...candidates[0], by };
	const fitting = candidates.filter(({ fit }) => fit === 1);
	if (fitting.length > 1)
		refuse(
			'csv_delimiters',
			{ delimiters: fitting.map((c) => DELIMITER_NAMES[c.delimiter]) },
			{},
			{ option: 'delimiter', answers: fitting.map(({ delimiter }) => delimiter) }
		);
	const best = fitting[0] ?? bestOf(candidates);
	if (best) return { ...best, by };
	const refused = tried.find((candidate): candidate is Refused => candidate instanceof Refused);
	if (refused && candidates.every(({ rows }) => rows.every(({ cells }) => cells.length < 2)))
		throw refused;
	return headerOnly(candidates);
}

/** The delimiter most rows fit, so that the rows that do not can be named. */
const bestOf = (candidates: readonly Candidate[]): Candidate | undefined => {
	const best = [...candidates].sort((a, b) => b.fit - a.fit)[0];
	return best && best.fit >= 0.5 ? best : undefined;
};

/** No rows of figures: a header alone is an empty selection, anything else no table. */
function headerOnly(candidates: readonly Candidate[]): never {
	for (const { rows } of candidates) {
		const filled = rows.filter((row) => !isBlank(row));
		const last = filled.at(-1);
		if (
			filled.length <= 2 &&
			last &&
			last.cells.length > 1 &&
			(last.quoted[0] || last.raw.includes(','))
		)
			refuse('csv_header_alone', {}, { line: last.line });
	}
	const spaced = candidates.find(({ delimiter, rows }) => delimiter === ' ' && rows.length > 1);
	refuse(spaced ? 'csv_unfit_spaces' : 'csv_unfit', {}, { line: 1 });
}
