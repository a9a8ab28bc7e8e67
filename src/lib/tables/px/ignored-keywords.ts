/** Statements of a PX file that are not used: some by design, some that their user should hear of. */
import { remark } from '#lib/dataset/problem.ts';
import type { PxHead } from './head.ts';
import type { PxVariable } from './variables.ts';
import { subKeysOf } from './lex.ts';
import type { Report } from '../table/table.ts';

const words = (list: string): string[] => list.split(' ');

const USED = words(
	'STUB HEADING VALUES CODES TIMEVAL VARIABLECODE VARIABLE-TYPE MAP CONTVARIABLE ELIMINATION KEYS UNITS DECIMALS SHOWDECIMALS PRECISION DATASYMBOL1 DATASYMBOL2 DATASYMBOL3 DATASYMBOL4 DATASYMBOL5 DATASYMBOL6 DATASYMBOLNIL DATASYMBOLSUM NOTE NOTEX VALUENOTE VALUENOTEX CELLNOTE CELLNOTEX DATANOTECELL MATRIX TABLEID TITLE DESCRIPTION DESCRIPTIONDEFAULT CONTENTS SOURCE LAST-UPDATED CREATION-DATE CONTACT LANGUAGE CONFIDENTIAL AGGREGALLOWED'
);
/** Of use to a server or a program that draws the table, of none to its figures. */
const QUIET = words(
	'CHARSET CODEPAGE AXIS-VERSION LANGUAGES NEXT-UPDATE PX-SERVER DIRECTORY-PATH UPDATE-FREQUENCY FIRST-PUBLISHED SYNONYMS DEFAULT-GRAPH SUBJECT-CODE SUBJECT-AREA COPYRIGHT OFFICIAL-STATISTICS AUTOPEN SURVEY LINK INFO INFOFILE DATABASE META-ID DOMAIN DOUBLECOLUMN PRESTEXT ROUNDING'
);
const KNOWN = new Set([...USED, ...QUIET]);

/** Keywords whose first sub-key names a variable. */
const OF_VARIABLE = words(
	'VALUES CODES TIMEVAL VARIABLECODE VARIABLE-TYPE MAP ELIMINATION KEYS PRESTEXT DOMAIN PRECISION'
);

/** Names statements nothing was made of, and those about variables the table does not have. */
export function reportIgnored(
	head: PxHead,
	variables: readonly PxVariable[],
	report: Report
): void {
	const unused = head.keywords.filter((keyword) => !KNOWN.has(keyword));
	if (unused.length > 0) report.found.push(remark('px_unused', { keywords: unused }));
	const names = new Set(variables.map(({ name }) => name));
	for (const keyword of OF_VARIABLE)
		for (const statement of head.all(keyword)) {
			const [name] = subKeysOf(statement);
			if (name !== undefined && !names.has(name))
				report.warned.push(remark('px_unknown_variable', { keyword, name }, statement.line));
		}
}
