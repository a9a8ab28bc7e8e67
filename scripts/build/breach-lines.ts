/** What a build says of breaches: the first places of each kind, and how many more there are. */
import type { Breach } from '../../src/lib/formats/dataset-json.ts';

/** Places of one kind, in one column of one file, that are named. */
const SHOWN = 10;

/** One line a breach, even when what was found runs over several. */
export const breachText = ({ file, line, column, found, allowed, todo }: Breach): string =>
	`${file}:${line}${column ? ` ${column}` : ''}: found ${found}; allowed: ${allowed}. ${todo}`.replace(
		/\r?\n/g,
		'\\n'
	);

/** In the order in which they were found; the last line counts all. */
export function breachLines(breaches: readonly Breach[]): string[] {
	const kinds = new Map<string, { shown: number; more: Breach[] }>();
	const lines: string[] = [];
	for (const breach of breaches) {
		const key = JSON.stringify([breach.file, breach.column, breach.todo]);
		const kind = kinds.get(key) ?? { shown: 0, more: [] };
		kinds.set(key, kind);
		if (kind.shown < SHOWN) {
			kind.shown++;
			lines.push(breachText(breach));
		} else kind.more.push(breach);
	}
	for (const { more } of kinds.values()) {
		const [first] = more;
		if (!first) continue;
		const last = more.reduce((line, breach) => Math.max(line, breach.line), 0);
		const where = `${first.file}:${first.line}${last > first.line ? `–${last}` : ''}`;
		lines.push(
			`${where}${first.column ? ` ${first.column}` : ''}: ${more.length} more like these. ${first.todo}`
		);
	}
	const counted = `${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'}`;
	return [...lines, `${counted}; nothing was replaced.`];
}
