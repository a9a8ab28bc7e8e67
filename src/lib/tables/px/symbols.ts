/** What the symbols of a PX file mean: its DATASYMBOL statements, its notes, else the usual. */
import { remark } from '#lib/dataset/problem.ts';
import type { Status } from '#lib/dataset/status.ts';
import type { PxHead } from './head.ts';
import { defaultMeaning, SymbolTable, type Meaning } from '../table/symbols.ts';
import type { Report, TableNote } from '../table/table.ts';

/** Keyword → the symbol as it stands among the figures. */
const DECLARED = new Map([
	['DATASYMBOL1', '.'],
	['DATASYMBOL2', '..'],
	['DATASYMBOL3', '...'],
	['DATASYMBOL4', '....'],
	['DATASYMBOL5', '.....'],
	['DATASYMBOL6', '......'],
	['DATASYMBOLNIL', '-'],
	['DATASYMBOLSUM', '.......']
]);

/** Words in which offices explain a symbol; the first that is found decides. */
const WORDS: readonly [RegExp, Status, boolean][] = [
	[
		/confidential|suppress|disclos|too (?:small|few)|sekretess|fortrolig|salassa|trúnað/i,
		'suppressed',
		false
	],
	[
		/not (?:applicable|relevant|possible)|cannot occur|logically impossible|ej (?:relevant|tillämplig)/i,
		'not_applicable',
		false
	],
	[
		/not (?:yet )?available|no data|missing|unknown|saknas|ikke tilgjengelig|puuttu/i,
		'missing',
		false
	],
	[/\b(?:nil|zero|null|nought)\b|^0$|magnitude/i, 'ok', true]
];

export function symbolsOf(head: PxHead, notes: readonly TableNote[], report: Report): SymbolTable {
	const symbols = new SymbolTable();
	const heeded = symbols.heed(notes.map(({ text }) => text.en));
	if (heeded !== undefined)
		report.assumed.push(remark('table_suppressed_by_note', { note: heeded }));
	for (const [keyword, symbol] of DECLARED) {
		const text = head.value(keyword);
		if (text === undefined || text === symbol) continue;
		const meaning = meaningOf(text);
		report.found.push(remark('px_symbol', { keyword, symbol, text }));
		// A note that gives the reason says more than another text for "missing".
		if (symbol === '..' && heeded !== undefined && meaning?.status === 'missing') continue;
		if (meaning) symbols.declare(symbol, meaning.status, meaning.isNil);
		else report.warned.push(remark('px_symbol_unknown', { keyword, text, symbol }));
	}
	return symbols;
}

/** The meaning of the text a symbol is shown as; undefined where it says nothing we know. */
function meaningOf(text: string): Meaning | undefined {
	const usual = defaultMeaning(text);
	if (usual) return usual;
	const found = WORDS.find(([words]) => words.test(text));
	return found && { status: found[1], isNil: found[2] };
}
