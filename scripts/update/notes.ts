/** What only the PX form of a table says: notes on cells, what its symbols mean, unit and producers. */
import { remark } from '#lib/dataset/problem.ts';
import { messageOf } from '#lib/text/problems-english.ts';
import { readTable } from '#lib/tables/detect/read.ts';
import type { Table, TableNote } from '#lib/tables/table/table.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';

const sourceOf = (name: string, bytes: Uint8Array): InputFile => ({
	name,
	size: bytes.length,
	// oxlint-disable-next-line typescript/require-await -- readers take their pieces as they come
	chunks: async function* () {
		yield bytes;
	}
});

const keyOf = ({ text }: TableNote): string => text.en.replace(/\s+/g, ' ').trim();

/** What a note of the PX file is about, in the codes of the table; undefined where the table has no such thing. */
function scopeIn(table: Table, px: Table, { scope }: TableNote): TableNote['scope'] | undefined {
	const held: TableNote['scope'] = {};
	for (const [id, codes] of Object.entries(scope)) {
		const said = px.dimensions.find((d) => d.id === id);
		const known = table.dimensions.find((d) => d.id === id || d.label.en === said?.label.en);
		if (!said || !known) return undefined;
		const found = codes.flatMap((code) => {
			if (known.codes.includes(code)) return code;
			// A PX file without codes names its values by their labels.
			const label = said.labels[said.codes.indexOf(code)]?.en ?? code;
			return known.codes[known.labels.findIndex(({ en }) => en === label)] ?? [];
		});
		if (found.length === 0) return undefined;
		held[known.id] = found;
	}
	return held;
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
		table.report.warned.push(remark('update_no_px', { reason: messageOf(error) }));
		return;
	}
	heedSymbols(table, px);
	const known = new Set(table.notes.map(keyOf));
	for (const note of px.notes) {
		const scope = scopeIn(table, px, note);
		if (scope && !known.has(keyOf(note))) table.notes.push({ ...note, scope });
	}
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
