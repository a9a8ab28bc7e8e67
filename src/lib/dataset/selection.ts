/**
 * Selection ⇄ address. `geo=DK,SE&sex=T&time=2015..2024`: dimension ids as keys, codes joined by commas,
 * periods as ranges, `*` for all. On pages a dimension that is left out has its default; in files it has all categories.
 */
import type { Dimension, Selection } from './model.ts';

/** As much of a dataset as an address speaks of; pages hand in just that. */
export interface Structure {
	dimensions: (Pick<Dimension, 'id' | 'role'> & { categories: { code: string }[] })[];
}
type Axis = Structure['dimensions'][number];

/** Keys that never name a dimension; they belong to pages and to file layouts. */
export const RESERVED_KEYS = [
	'view',
	'x',
	'colour',
	'panel',
	'per',
	'transform',
	'reference',
	'by',
	'mix',
	'lang',
	'release',
	'labels',
	'layout',
	'flavour',
	'table',
	'page',
	'sort',
	'scale',
	'panels',
	'top',
	'pin',
	'highlight',
	'theme',
	'size'
] as const;

/** Columns of files beside the dimensions, which none of them is named after. */
export const RESERVED_COLUMNS = [
	'value',
	'status',
	'level',
	'level_status',
	'reference_status',
	'population'
] as const;

/** Something in an address that the dataset does not have. */
export interface AddressProblem {
	key: string;
	/** The code that was not found; absent when the key itself is unknown. */
	code?: string;
	allowed: string[];
}

export interface ParsedSelection {
	selection: Selection;
	problems: AddressProblem[];
}

export const decode = (raw: string): string => {
	try {
		return decodeURIComponent(raw.replaceAll('+', ' '));
	} catch {
		return raw;
	}
};

/** Splits a query string without decoding values, so that a comma inside a code can be told from one between codes. */
export function queryPairs(search: string): [key: string, rawValue: string][] {
	return search
		.replace(/^\?/, '')
		.split('&')
		.filter((part) => part !== '')
		.map((part) => {
			const at = part.indexOf('=');
			return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), part.slice(at + 1)];
		});
}

/** First value of a key, decoded. */
export const queryValue = (search: string, key: string): string | undefined => {
	const pair = queryPairs(search).find(([k]) => k === key);
	return pair && decode(pair[1]);
};

/** The categories one raw term stands for: a code, `*`, a range of periods, or (from clients that encode commas) a list. */
function codesOf(dimension: Axis, term: string): string[] | undefined {
	const all = dimension.categories.map((c) => c.code);
	const code = decode(term);
	if (all.includes(code)) return [code];
	if (code === '*') return all;
	const range = /^(.*?)\.\.(.*)$/.exec(code);
	if (range && dimension.role === 'time') {
		const from = range[1] === '' ? 0 : all.indexOf(range[1]!);
		const to = range[2] === '' ? all.length - 1 : all.indexOf(range[2]!);
		return from >= 0 && to >= from ? all.slice(from, to + 1) : undefined;
	}
	if (code.includes(',')) {
		const parts = code.split(',').map((part) => codesOf(dimension, encodeURIComponent(part)));
		return parts.every((p) => p !== undefined) ? parts.flat() : undefined;
	}
	return undefined;
}

/** In category order and without repeats, so that two addresses of one question are one address. */
const inOrder = (dimension: Axis, codes: readonly string[]): string[] => {
	const chosen = new Set(codes);
	return dimension.categories.map((c) => c.code).filter((code) => chosen.has(code));
};

/**
 * Reads a query string. `defaults` fills the dimensions it does not name (pages); leave it out for files.
 * Unknown keys and codes are listed, never ignored; the codes that are known still count.
 */
export function parseSelection(
	dataset: Structure,
	search: string,
	defaults: Selection = {}
): ParsedSelection {
	const problems: AddressProblem[] = [];
	const chosen = new Map<string, string[]>();
	const ids = dataset.dimensions.map((d) => d.id);
	for (const [key, raw] of queryPairs(search)) {
		const dimension = dataset.dimensions.find((d) => d.id === key);
		if (!dimension) {
			if (!(RESERVED_KEYS as readonly string[]).includes(key)) problems.push({ key, allowed: ids });
			continue;
		}
		const codes = chosen.get(key) ?? [];
		for (const term of raw.split(',')) {
			if (term === '') continue;
			const found = codesOf(dimension, term);
			if (found) codes.push(...found);
			else
				problems.push({
					key,
					code: decode(term),
					allowed: dimension.categories.map((c) => c.code)
				});
		}
		chosen.set(key, codes);
	}
	const selection: Selection = {};
	for (const dimension of dataset.dimensions) {
		const codes = chosen.get(dimension.id);
		const fallback = defaults[dimension.id] ?? dimension.categories.map((c) => c.code);
		selection[dimension.id] = inOrder(dimension, codes?.length ? codes : fallback);
	}
	return { selection, problems };
}

const sameCodes = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((code, i) => code === b[i]);

const encode = (code: string): string =>
	encodeURIComponent(code).replaceAll('%20', '+').replace(/^\*$/, '%2A').replaceAll('%3A', ':');

/** The shortest way to write one dimension's codes. */
function termOf(dimension: Axis, codes: readonly string[]): string {
	const all = dimension.categories.map((c) => c.code);
	if (codes.length === all.length && codes.length > 1 && !all.includes('*')) return '*';
	if (dimension.role === 'time' && codes.length > 2) {
		const from = all.indexOf(codes[0]!);
		if (sameCodes(codes, all.slice(from, from + codes.length)))
			return `${encode(codes[0]!)}..${encode(codes.at(-1)!)}`;
	}
	return codes.map(encode).join(',');
}

/**
 * Writes a selection as a query string without "?", dimensions in the dataset's order.
 * With `defaults` (pages) a dimension at its default is left out; without (files) one that holds everything is.
 */
export function formatSelection(
	dataset: Structure,
	selection: Selection,
	defaults: Selection = {}
): string {
	const terms: string[] = [];
	for (const dimension of dataset.dimensions) {
		const all = dimension.categories.map((c) => c.code);
		const codes = inOrder(dimension, selection[dimension.id] ?? all);
		const normal = inOrder(dimension, defaults[dimension.id] ?? all);
		if (codes.length === 0 || sameCodes(codes, normal)) continue;
		terms.push(`${encode(dimension.id)}=${termOf(dimension, codes)}`);
	}
	return terms.join('&');
}
