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

/** Words in which offices explain a flag, in the labels of code lists and of single files; several may be said. */
const WORDS: readonly (readonly [RegExp, Status])[] = [
	[/\bbreak/i, 'break'],
	[/\bprov(?:isional)?\b|\bprel?\b|\bprelim|\bunvalidated|\bexperimental/i, 'provisional'],
	[/\best\b|\bestimat|\bforecast|\bimput|\bprojected/i, 'estimated'],
	[/\b(?:low|limited) reliab|\bunreliab|\buncertain|\bnot significant/i, 'unreliable'],
	[/\bdef\b|\bdefinition|\bincludes data from another/i, 'definition_differs'],
	[/\bconfidential|\bsuppress|\bnot for publication/i, 'suppressed'],
	[/\bnot applicable|\bcannot exist/i, 'not_applicable'],
	[/\bmissing|\bnot available|\bnot collected|\bno data|\bincluded in another/i, 'missing'],
	[/\bnormal value|\brev\b|\brevised|\bofficial/i, 'ok']
];

/** Reasons that cannot be true of a figure that is there, the one that says most first. */
const ABSENT: readonly Status[] = ['suppressed', 'not_applicable', 'missing'];

export interface FlagMeaning {
	/** Statuses joined by "|". */
	status: string;
	/** Letters nobody explains. */
	unknown: string[];
}

/** What else is known of flags. */
export interface FlagContext {
	/** The file's own words for them: they decide before letters do. */
	label?: string;
	/** The file's status of confidentiality keeps the figure back. */
	isKeptBack?: boolean;
}

/**
 * Flags such as "bu", "b u", "bep" or "P" → statuses, in whatever form they come. A figure that is there is never said
 * to be missing; one that is not always has one reason: of a figure that is confidential and not applicable, the first.
 */
export function meaningOf(
	flags: string,
	hasFigure: boolean,
	{ label = '', isKeptBack = false }: FlagContext = {}
): FlagMeaning {
	const letters = [...flags.replace(/[^A-Za-z]/g, '')];
	const words = label === '' && letters.length > 2 ? flags : label;
	const said = WORDS.filter(([pattern]) => pattern.test(words)).map(([, status]) => status);
	const isSaid = said.length > 0;
	const held = isSaid ? said : letters.flatMap((letter) => MEANINGS.get(letter) ?? []);
	if (isKeptBack) held.push('suppressed');
	const unknown = isSaid ? [] : letters.filter((letter) => !MEANINGS.has(letter));
	const firmness = held.filter((status) => !ABSENT.includes(status));
	if (hasFigure) return { status: joinStatuses(firmness), unknown };
	const reason = ABSENT.find((status) => held.includes(status));
	const hasReason = firmness.some((status) => REASONS.includes(status));
	const reasons: Status[] = reason ? [reason] : hasReason ? [] : ['missing'];
	return { status: joinStatuses([...reasons, ...firmness]), unknown };
}

/** True for words that say what a flag means. */
export const isExplained = (words: string): boolean =>
	words.length > 2 && WORDS.some(([pattern]) => pattern.test(words));

/** True for up to five different letters in the order in which Eurostat joins them, "bep" or "b, u"; few words are. */
export function isFlags(text: string): boolean {
	const letters = text.replace(/[ ,|;/]/g, '');
	const sorted = [...new Set(letters)].sort().join('');
	return /^[A-Za-z]{1,5}$/.test(letters) && letters === sorted;
}

/** "C: Confidential" → "C". */
export const codeIn = (text: string): string => text.split(':', 1)[0]!.trim();

/** "C: Confidential" → "Confidential"; "" where there is no label. */
export const labelIn = (text: string): string => text.slice(codeIn(text).length + 1).trim();

/** CONF_STATUS: "F" is free; all other codes keep a figure that is absent back. */
export const isKeptBack = (conf: string): boolean =>
	!['', 'F', 'A'].includes(codeIn(conf).toUpperCase());
