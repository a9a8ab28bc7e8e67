/** What is wrong, in the words of one language: causes and remarks of readers, with the texts of a catalogue. */
import type {
	Cause,
	Phrase,
	PhraseCode,
	Problem,
	ProblemCode,
	Remark,
	RemarkCode,
	Value,
	Values,
	Where
} from '#lib/dataset/problem.ts';
import type { SiteLanguage } from './languages.ts';

/** The texts of one language; a code without one is a type error where catalogues are imported. */
export type Texts = Readonly<
	Record<ProblemCode, Readonly<Record<'found' | 'allowed' | 'remedy', string>>> &
		Record<RemarkCode | PhraseCode | `where_${keyof Where}` | 'quotation_marks', string>
>;
export interface Catalogue {
	locale: SiteLanguage;
	texts: Texts;
}

/** A remark in words. */
export interface RemarkWords {
	code: RemarkCode;
	where: Where;
	text: string;
}

/** Fetches the texts of one language; nothing else of the site needs them. */
export async function catalogueOf(locale: SiteLanguage): Promise<Catalogue> {
	const { default: texts } = (await import(`./messages/problems.${locale}.json`)) as {
		default: Texts;
	};
	return { locale, texts };
}

/** From the outermost part in. */
const PLACES = [
	'file',
	'line',
	'keyword',
	'member',
	'sheet',
	'row',
	'column',
	'cell',
	'byte',
	'dimension',
	'variable',
	'category',
	'name',
	'key'
] as const satisfies readonly (keyof Where)[];

/** Index of the brace that closes the one at `from`. */
function closing(text: string, from: number): number {
	let depth = 0;
	for (let at = from; ; at++) {
		if (text[at] === '{') depth++;
		else if (text[at] === '}' && --depth === 0) return at;
	}
}

/** `one {# row} other {# rows}` → the text of one branch. */
function branchOf(branches: string, keys: readonly string[]): string {
	const found = new Map<string, string>();
	for (let at = branches.indexOf('{'), start = 0; at >= 0; at = branches.indexOf('{', start)) {
		const end = closing(branches, at);
		found.set(branches.slice(start, at).trim(), branches.slice(at + 1, end));
		start = end + 1;
	}
	return found.get(keys.find((key) => found.has(key)) ?? '') ?? '';
}

/**
 * Fills a text: `{name}` · `{names, quoted}` · `{names, straight}` with typewriter's quotes · `{count, plural, =0 {…} one {…} other {…}}`, in which # is the number ·
 * `{kind, select, a {…} other {…}}`, as in ICU messages.
 */
export function filled(text: string, given: Values, catalogue: Catalogue): string {
	const from = text.indexOf('{');
	if (from < 0) return text;
	const end = closing(text, from);
	const [, name = '', , format, , branches = ''] =
		/^(\w+)(,\s*(\w+)(,\s*(.*))?)?$/s.exec(text.slice(from + 1, end)) ?? [];
	const value = given[name] ?? '';
	const rest = filled(text.slice(end + 1), given, catalogue);
	return text.slice(0, from) + formatted(value, format, branches, given, catalogue) + rest;
}

function formatted(
	value: Value,
	format: string | undefined,
	branches: string,
	given: Values,
	catalogue: Catalogue
): string {
	const shown = textOf(value, catalogue, format);
	if (format !== 'plural' && format !== 'select') return shown;
	const keys =
		format === 'plural'
			? [`=${shown}`, new Intl.PluralRules(catalogue.locale).select(Number(shown)), 'other']
			: [shown, 'other'];
	const branch = branchOf(branches, keys);
	return filled(format === 'plural' ? branch.replaceAll('#', shown) : branch, given, catalogue);
}

function textOf(value: Value, catalogue: Catalogue, format: string | undefined): string {
	const marks = { quoted: catalogue.texts.quotation_marks, straight: '""' }[format ?? ''] ?? '';
	const [open = '', close = ''] = marks;
	const one = (part: string | number | Phrase) =>
		typeof part === 'object'
			? filled(catalogue.texts[part.phrase], part.given, catalogue)
			: String(part);
	const all = Array.isArray(value) ? (value as readonly (string | Phrase)[]) : [value];
	return all.map((part) => `${open}${one(part as string)}${close}`).join(', ');
}

/** "line 3, column 2"; "" where nothing can be named. */
export const placeText = (where: Where, catalogue: Catalogue): string =>
	PLACES.filter((place) => where[place] !== undefined && where[place] !== '')
		.map((place) => filled(catalogue.texts[`where_${place}`], { ...where }, catalogue))
		.join(', ');

export function problemIn(catalogue: Catalogue, { code, where, given, asks }: Cause): Problem {
	const texts = catalogue.texts[code];
	return {
		code,
		where,
		found: filled(texts.found, given, catalogue),
		allowed: filled(texts.allowed, given, catalogue),
		remedy: filled(texts.remedy, given, catalogue),
		...(asks ? { asks } : {})
	};
}

export const remarkIn = (catalogue: Catalogue, { code, where, given }: Remark): RemarkWords => ({
	code,
	where,
	text: filled(catalogue.texts[code], given, catalogue)
});
