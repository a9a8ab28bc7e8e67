/** Names of dimensions as identifiers, and labels folded so that two spellings of one label compare equal. */
import { RESERVED_COLUMNS, RESERVED_KEYS } from '#lib/dataset/selection.ts';

/** The last is a member of every object: as an id it would seem to be chosen where nothing was. */
const RESERVED = new Set<string>([...RESERVED_KEYS, ...RESERVED_COLUMNS, 'symbol', 'constructor']);

/** Letters that do not fall apart into a base letter and an accent. */
const LETTERS: Record<string, string> = {
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ð: 'd',
	đ: 'd',
	þ: 'th',
	ß: 'ss',
	ł: 'l'
};

/**
 * Name of a variable → identifier: "reporting country" → `reporting_country`, "År" → `ar`. Never empty and never a
 * word that addresses and files keep for themselves; not unique by itself, see `uniqueIdsOf`.
 */
export function idOf(name: string): string {
	const id = name
		.normalize('NFKD')
		.replace(/[\p{M}\u00ad]/gu, '')
		.toLowerCase()
		.replace(/[æœøðđþßł]/g, (letter) => LETTERS[letter]!)
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
	if (id === '') return 'variable';
	return RESERVED.has(id) ? `${id}_` : id;
}

/** Identifiers of all variables of a table, in order; the second `sex` is `sex_2`. */
export function uniqueIdsOf(names: readonly string[]): string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const id = idOf(name);
		let free = id;
		for (let n = 2; taken.has(free); n++) free = `${id}_${n}`;
		taken.add(free);
		return free;
	});
}

/** The text two labels are compared by: composed letters, one kind of space, no soft hyphens. */
export const folded = (label: string): string =>
	label
		.normalize('NFC')
		.replace(/\u00ad/g, '')
		.replace(/[\s\u200b]+/g, ' ')
		.trim();
