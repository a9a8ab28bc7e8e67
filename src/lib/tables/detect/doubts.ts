/** What a table that could be read makes one doubt: damaged letters, zeros only. */
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
	const texts: [string, Text][] = [
		...(table.title ? [['title', table.title] as [string, Text]] : []),
		...table.dimensions.flatMap((d) => [
			[d.id, d.label] as [string, Text],
			...d.labels.map((label) => [d.id, label] as [string, Text])
		]),
		...table.notes.map(({ text }) => ['note', text] as [string, Text])
	];
	const warned = new Set<string>();
	for (const [place, text] of texts)
		for (const spelling of spellings(text)) {
			const what = spelling.includes('\ufffd')
				? 'already damaged text (letters were lost)'
				: MOJIBAKE.test(spelling)
					? 'text that was decoded wrongly before it came here'
					: '';
			if (what === '' || warned.has(spelling)) continue;
			warned.add(spelling);
			const shown = spelling.length > 80 ? `${spelling.slice(0, 80)}…` : spelling;
			table.report.warned.push({
				line: 0,
				text: `${place}: ${what}: "${shown}"; it is kept as it is`
			});
		}
}

/** Servers answer with zeros where they could not read their own file. */
export function refuseZeros(table: Table, options: ReadOptions): void {
	const { values, marks } = table;
	if (values.length < FEW || options.known?.isAllZero) return;
	for (let i = 0; i < values.length; i++) if (values[i] !== 0 || marks[i] !== 0) return;
	const text = `every one of the ${values.length} values is 0`;
	if (options.partial) table.report.warned.push({ line: 0, text });
	else
		refuse(
			text,
			'figures that differ from 0, as servers write zeros for what they could not read',
			'Fetch the table again. If the zeros are true, read it as a part of a table (partial).',
			0,
			'',
			{ option: 'partial' }
		);
}
