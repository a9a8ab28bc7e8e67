/** What is different in a new file of a known table, and how it is said. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import type { Report } from '../table/table.ts';

export interface Relabelled {
	dimension: string;
	code: string;
	from: string;
	to: string;
}
export interface Changes {
	relabelled: Relabelled[];
	/** Categories the known table does not have, and those the file does not have. */
	added: { dimension: string; code: string; label: string }[];
	removed: { dimension: string; code: string; label: string }[];
	title?: { from: string; to: string };
	/** Ids of variables that are new, and of known ones that are gone. */
	newDimensions: string[];
	lostDimensions: string[];
}

/** Codes that are listed; more are counted. */
const MOST_CODES = 10;

/** Puts the differences into the report: a changed label may be a changed definition. */
export function reportChanges(changes: Changes, report: Report): void {
	const { relabelled, added, removed, title } = changes;
	const warn = (one: Remark) => report.warned.push(one);
	for (const { dimension, code, from, to } of relabelled)
		warn(remark('match_relabelled', { dimension, code, from, to }));
	const gone = new Map(removed.map((was) => [`${was.dimension} ${was.label.toLowerCase()}`, was]));
	for (const now of added) {
		const before = gone.get(`${now.dimension} ${now.label.toLowerCase()}`);
		if (before)
			warn(
				remark('match_recoded', {
					dimension: now.dimension,
					label: now.label,
					before: before.code,
					code: now.code
				})
			);
	}
	const counted = (list: Changes['added'], code: 'match_new' | 'match_gone') => {
		for (const dimension of new Set(list.map((one) => one.dimension))) {
			const all = list.filter((one) => one.dimension === dimension).map((one) => one.code);
			const codes = all.slice(0, MOST_CODES);
			report.found.push(remark(code, { dimension, codes, more: all.length - codes.length }));
		}
	};
	counted(added, 'match_new');
	counted(removed, 'match_gone');
	if (title) warn(remark('match_retitled', { from: title.from, to: title.to }));
}
