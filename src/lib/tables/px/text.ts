/** Texts of PX files as people read them: their signs for line ends undone. */

/** Markup and addresses, in which "#" is no line end. */
const KEPT = /<[^<>]*>|https?:\/\/[^\s<>"]+/g;

/** "#" → line end, "##" → an empty line between, but not inside `<…>` or an address. */
export function withLineEnds(text: string): string {
	let lines = '';
	let from = 0;
	for (const kept of text.matchAll(KEPT)) {
		// A "##" behind an address parts it from the next entry.
		const address = kept[0].startsWith('<') ? kept[0] : kept[0].split('##')[0]!;
		lines += text.slice(from, kept.index).replaceAll('#', '\n') + address;
		from = kept.index + address.length;
	}
	return (lines + text.slice(from).replaceAll('#', '\n')).trim();
}
