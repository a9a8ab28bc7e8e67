/** Flags of Eurostat and of SDMX's code list of observation statuses → statuses. */
import { joinStatuses, REASONS, type Status } from '#lib/dataset/status.ts';

/** One letter each; "ok" says nothing about the figure but that it stands. */
const MEANINGS = new Map<string, Status>([
	['A', 'ok'],
	['a', 'ok'],
	['b', 'break'],
	['B', 'break'],
	['c', 'suppressed'],
	['C', 'suppressed'],
	['d', 'definition_differs'],
	['D', 'definition_differs'],
	['e', 'estimated'],
	['E', 'estimated'],
	['f', 'estimated'],
	['F', 'estimated'],
	['G', 'provisional'],
	['H', 'missing'],
	['I', 'estimated'],
	['J', 'ok'],
	['K', 'missing'],
	['L', 'missing'],
	['m', 'missing'],
	['M', 'missing'],
	['n', 'unreliable'],
	['N', 'unreliable'],
	['O', 'missing'],
	['p', 'provisional'],
	['P', 'provisional'],
	['Q', 'suppressed'],
	['r', 'ok'],
	['R', 'ok'],
	['s', 'estimated'],
	['S', 'ok'],
	['u', 'unreliable'],
	['U', 'unreliable'],
	['v', 'provisional'],
	['V', 'provisional'],
	['W', 'definition_differs'],
	['z', 'not_applicable'],
	['Z', 'not_applicable']
]);

/** Reasons that cannot be true of a figure that is there. */
const ABSENT: readonly Status[] = ['missing', 'suppressed', 'not_applicable'];

export interface FlagMeaning {
	/** Statuses joined by "|". */
	status: string;
	/** Letters nobody explains. */
	unknown: string[];
}

/**
 * Flags such as "bu", "b u" or "P" → statuses. A figure that is there is never said to be missing; one that is not
 * always has a reason. `isConfidential`: the file's status of confidentiality keeps it back.
 */
export function meaningOf(flags: string, hasFigure: boolean, isConfidential = false): FlagMeaning {
	const letters = [...flags.replace(/[^A-Za-z]/g, '')];
	const held = letters.flatMap((letter) => MEANINGS.get(letter) ?? []);
	if (isConfidential) held.push('suppressed');
	const unknown = letters.filter((letter) => !MEANINGS.has(letter));
	if (hasFigure)
		return { status: joinStatuses(held.filter((status) => !ABSENT.includes(status))), unknown };
	const hasReason = held.some((status) => REASONS.includes(status));
	return { status: joinStatuses(hasReason ? held : [...held, 'missing']), unknown };
}

/** "C: Confidential" → "C". */
export const codeIn = (text: string): string => text.split(':', 1)[0]!.trim();

/** CONF_STATUS: "F" is free; all other codes keep a figure that is absent back. */
export const isKeptBack = (conf: string): boolean =>
	!['', 'F', 'A'].includes(codeIn(conf).toUpperCase());
