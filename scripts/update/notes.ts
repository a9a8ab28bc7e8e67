/** What only the PX form of a table says: notes on cells, what its symbols mean, unit and producers. */
import { readTable } from '../../src/lib/pxweb/read.ts';
import type { Source, Table, TableNote } from '../../src/lib/pxweb/table.ts';

const sourceOf = (name: string, bytes: Uint8Array): Source => ({
	name,
	size: bytes.length,
	// eslint-disable-next-line @typescript-eslint/require-await -- readers take their pieces as they come
	chunks: async function* () {
		yield bytes;
	}
});

const keyOf = ({ text }: TableNote): string => text.en.replace(/\s+/g, ' ').trim();

/** Scopes of a selection of one cell say nothing of the other categories: such a note is about what it names. */
function scopeIn(table: Table, { scope }: TableNote): TableNote['scope'] {
	return Object.fromEntries(
		Object.entries(scope).filter(([id]) => table.dimensions.some((d) => d.id === id))
	);
}

/** The symbols of the table mean what the PX file says they mean. */
function heedSymbols(table: Table, px: Table): void {
	px.symbols.forEach(({ text, status, isNil, meaning }) => {
		const mark = 1 + table.symbols.findIndex((symbol) => symbol.text === text);
		const known = table.symbols[mark - 1];
		if (meaning !== 'file' || !known || known.meaning === 'file') return;
		table.symbols[mark - 1] = { text, status, isNil, meaning };
		if (known.isNil === isNil) return;
		table.marks.forEach((held, i) => {
			if (held === mark) table.values[i] = isNil ? 0 : NaN;
		});
	});
}

/** Adds what a PX file of one cell of the table says to the table; a file that cannot be read is warned of. */
export async function addNotes(table: Table, name: string, bytes: Uint8Array): Promise<void> {
	let px: Table;
	try {
		px = await readTable(sourceOf(name, bytes), { partial: true });
	} catch (error) {
		table.report.warned.push({
			line: 0,
			text: `the PX form could not be read, so notes on cells may be missing: ${error instanceof Error ? error.message : String(error)}`
		});
		return;
	}
	heedSymbols(table, px);
	const known = new Set(table.notes.map(keyOf));
	for (const note of px.notes)
		if (!known.has(keyOf(note))) table.notes.push({ ...note, scope: scopeIn(table, note) });
	table.unit ??= px.unit;
	table.contents ??= px.contents;
	table.decimals ??= px.decimals;
	table.source ??= px.source;
	table.matrix ??= px.matrix;
	if (px.perturbed) table.perturbed = true;
}

/** The producers are to be named with the figures: as a note it stands beside them everywhere. */
export function addSource(table: Table): void {
	if (!table.source) return;
	const text = table.source
		.replace(/<[^>]*>/g, ' ')
		.replace(/[\s#]+/g, ' ')
		.trim();
	if (text !== '')
		table.notes.push({ scope: {}, text: { en: `Source: ${text}` }, mandatory: false });
}
