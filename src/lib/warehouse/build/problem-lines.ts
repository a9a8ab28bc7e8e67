/** Lines that a build prints about problems: the first places of each kind, and how many more there are. */
import { filePlaceText, dataProblemText } from '#lib/dataset/problems/data.ts';
import type { BuildProblem } from './problem.ts';

/** Places of one kind, in one column of one file, that are named. */
const SHOWN = 10;

/** In the order in which they were found; the last line counts all. */
export function problemLines(problems: readonly BuildProblem[]): string[] {
	const kinds = new Map<string, { shown: number; more: BuildProblem[] }>();
	const lines: string[] = [];
	for (const problem of problems) {
		const key = JSON.stringify([problem.where.file, problem.where.column, problem.remedy]);
		const kind = kinds.get(key) ?? { shown: 0, more: [] };
		kinds.set(key, kind);
		if (kind.shown < SHOWN) {
			kind.shown++;
			lines.push(dataProblemText(problem));
		} else kind.more.push(problem);
	}
	for (const { more } of kinds.values()) {
		const [first] = more;
		if (!first) continue;
		const { line } = first.where;
		const last = more.reduce((most, { where }) => Math.max(most, where.line), 0);
		const place = filePlaceText(first.where, last > line ? `${line}–${last}` : `${line}`);
		lines.push(`${place}: ${more.length} more like these. ${first.remedy}`);
	}
	const counted = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
	return [...lines, `${counted}; nothing was replaced.`];
}
