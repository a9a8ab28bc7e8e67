/** What is different in a new file of a known table, and how it is said. */
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

/** Puts the differences into the report: a changed label may be a changed definition. */
export function reportChanges(changes: Changes, report: Report): void {
	const { relabelled, added, removed, title } = changes;
	const warn = (text: string) => report.warned.push({ line: 0, text });
	for (const { dimension, code, from, to } of relabelled)
		warn(
			`${dimension}: the label of "${code}" changed from "${from}" to "${to}"; the definition may have changed, so do not join the series without looking`
		);
	const gone = new Map(removed.map((was) => [`${was.dimension} ${was.label.toLowerCase()}`, was]));
	for (const now of added) {
		const before = gone.get(`${now.dimension} ${now.label.toLowerCase()}`);
		if (before)
			warn(
				`${now.dimension}: "${now.label}" had the code "${before.code}" and has "${now.code}" now; it counts as removed and added`
			);
	}
	const counted = (list: Changes['added'], what: string) => {
		for (const dimension of new Set(list.map((one) => one.dimension))) {
			const codes = list.filter((one) => one.dimension === dimension).map((one) => one.code);
			const shown =
				codes.length > 10
					? `${codes.slice(0, 10).join(', ')} and ${codes.length - 10} more`
					: codes.join(', ');
			report.found.push({ line: 0, text: `${dimension}: ${what} ${shown}` });
		}
	};
	counted(added, 'new are');
	counted(removed, 'not in the file are');
	if (title) warn(`the title changed from "${title.from}" to "${title.to}"; the table is the same`);
}
