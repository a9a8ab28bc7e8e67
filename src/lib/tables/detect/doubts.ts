/** What a table that could be read makes one doubt: damaged letters, zeros only. */
import { phrase, remark, type Phrase } from '#lib/dataset/problem.ts';
import { LANGUAGES, type Text } from '#lib/dataset/model.ts';
import { refuse, type ReadOptions, type Table } from '../table/table.ts';

/** UTF-8 that was once read as windows-1252 or windows-1250: "Ã…land", "Ă…land", "dâ€™un". */
const MOJIBAKE =
	/[ÃĂÂ][\u0080-\u00bf\u0104\u0105\u013d\u013e\u0141\u0142\u0152\u0153\u015a\u015b\u015f\u0160\u0161\u0164\u0165\u0178\u017a-\u017e\u0192\u02c6\u02c7\u02d8\u02db-\u02dd\u2013\u2014\u2018-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]|â€/;
/** A zero or two may well be all a small selection holds. */
const FEW = 4;

const spellings = (text: Text): string[] =>
	LANGUAGES.flatMap((language) => (text[language] === undefined ? [] : [text[language]]));

/** Warns of labels whose letters were damaged before; the data stay as they are. */
export function warnOfLetters(table: Table): void {
	const texts: [string | Phrase, Text][] = [
		...(table.title ? [[phrase('title'), table.title] as [Phrase, Text]] : []),
		...table.dimensions.flatMap((d) => [
			[d.id, d.label] as [string, Text],
			...d.labels.map((label) => [d.id, label] as [string, Text])
		]),
		...table.notes.map(({ text }) => [phrase('note'), text] as [Phrase, Text])
	];
	const warned = new Set<string>();
	for (const [place, text] of texts)
		for (const spelling of spellings(text)) {
			const code = spelling.includes('\ufffd')
				? 'file_damaged_letters'
				: MOJIBAKE.test(spelling)
					? 'file_misread_letters'
					: undefined;
			if (code === undefined || warned.has(spelling)) continue;
			warned.add(spelling);
			const shown = spelling.length > 80 ? `${spelling.slice(0, 80)}…` : spelling;
			table.report.warned.push(remark(code, { place, text: shown }));
		}
}

/** Servers answer with zeros where they could not read their own file. */
export function refuseZeros(table: Table, options: ReadOptions): void {
	const { values, marks } = table;
	if (values.length < FEW || options.known?.isAllZero) return;
	for (let i = 0; i < values.length; i++) if (values[i] !== 0 || marks[i] !== 0) return;
	const count = values.length;
	if (options.partial) table.report.warned.push(remark('file_zeros', { count }));
	else refuse('file_all_zero', { count }, {}, { option: 'partial' });
}
