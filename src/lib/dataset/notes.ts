/** Which footnotes belong to exactly what is shown. */
import type { Note, Slice } from './model.ts';

/** A note applies if each dimension of its scope shares a category with the slice (the slice is a full cube, so such a cell exists). */
export const notesFor = (notes: readonly Note[], slice: Slice): Note[] =>
	notes.filter((note) =>
		Object.entries(note.scope).every(([id, codes]) =>
			slice.dimensions.find((d) => d.id === id)?.codes.some((code) => codes.includes(code))
		)
	);
