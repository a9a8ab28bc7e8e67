/** What stands below the table of a sheet: footnotes, source, unit, date. */
import { folded } from '../table/names.ts';
import { refuse, type Table, type TableNote } from '../table/table.ts';
import { textOf } from './layout.ts';
import { columnName, type SheetRow } from './sheet.ts';

type Facts = Pick<Table, 'source' | 'unit' | 'updated' | 'matrix'>;

/** What PxWeb calls its lines of information, in the languages of the Nordic offices. */
const LINES: [keyof Facts, RegExp][] = [
	['source', /^(?:source|källa|kilde|lähde|heimild|kelda)$/],
	['unit', /^(?:units?|enhet(?:er)?|enhed(?:er)?|yksikkö|yksiköt|eining)$/],
	[
		'updated',
		/^(?:latest update|last updated?|updated|senaste uppdatering|senest opdateret|seneste opdatering|sist (?:endret|oppdatert)|(?:viimeksi )?päivitetty|viimeksi päivitetty|síðast uppfært)$/
	],
	['matrix', /^(?:matrix|matris)$/]
];
/** Lines that are no notes on the figures. */
const OTHER =
	/^(?:contact|database|copyright|internal reference code|official statistics|survey|link|kontakt|databas|yhteystiedot|tietokanta|tengiliður)$/;

const factOf = (label: string): keyof Facts | 'other' | undefined => {
	const bare = folded(label).replace(/:$/, '').trim().toLowerCase();
	return (
		LINES.find(([, pattern]) => pattern.test(bare))?.[0] ?? (OTHER.test(bare) ? 'other' : undefined)
	);
};

/** Lines of text below the table; refuses rows that look as if the table went on. */
function linesOf(below: readonly SheetRow[]): { at: number; label: string; value: string }[] {
	return below.map((row) => {
		const filled = row.cells.filter((cell) => cell !== undefined).length;
		const label = row.cells[0];
		const isFact = typeof label === 'string' && label.trim().endsWith(':');
		const hasFigure = row.cells.some((cell, column) => column > 0 && typeof cell === 'number');
		if (filled > 2 || label === undefined || (hasFigure && !isFact))
			refuse(
				'xlsx_blank_row',
				{},
				{ row: row.at, column: columnName(row.cells.findLastIndex((cell) => cell !== undefined)) }
			);
		return { at: row.at, label: textOf(label), value: textOf(row.cells[1]) };
	});
}

const noteOf = (parts: readonly string[]): TableNote => ({
	scope: {},
	text: { en: parts.join(' ') },
	mandatory: false
});

/**
 * Notes and facts. A line that ends in ":" heads the lines that follow it: a fact such as the source, or the
 * variable and value a note is about, which then stay in the text of the note.
 */
export function belowOf(below: readonly SheetRow[]): { notes: TableNote[]; facts: Facts } {
	const notes: TableNote[] = [];
	const facts: Facts = {};
	let heads: string[] = [];
	let fact: ReturnType<typeof factOf>;
	let last = 0;
	for (const { at, label, value } of linesOf(below)) {
		if (at > last + 1) {
			heads = [];
			fact = undefined;
		}
		last = at;
		const isHead = label.endsWith(':');
		if (isHead) {
			fact = factOf(label);
			if (fact === undefined) heads.push(label);
			if (value === '') continue;
		}
		const text = value || label;
		if (fact === undefined) {
			if (text !== '' && !factOf(label)) {
				notes.push(noteOf([...heads, ...(value && !isHead ? [label] : []), text]));
				heads = [];
			}
		} else if (fact !== 'other') facts[fact] ??= text;
		if (value !== '') fact = undefined;
	}
	return { notes, facts };
}
