/** What a file says about its whole table; members it does not have are left out. */
import type { Table } from './table.ts';

export type About = Pick<
	Table,
	| 'matrix'
	| 'title'
	| 'contents'
	| 'unit'
	| 'decimals'
	| 'source'
	| 'updated'
	| 'language'
	| 'perturbed'
>;

/** Without the members that are undefined, so that they do not hide others they are spread over. */
export const withoutGaps = (about: About): About =>
	Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
