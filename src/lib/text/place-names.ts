/** Which labels are names of places, and so keep their capital inside a sentence. */
import type { Text } from '#lib/dataset/model.ts';
import type { SiteLanguage } from './languages.ts';

/** United Nations codes of the world, the continents and their parts, as CLDR has them. */
const REGIONS = [
	'001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061',
	'142 143 145 150 151 154 155 202 419'
].flatMap((codes) => codes.split(' '));

function* codesOfPlaces(): Generator<string> {
	yield* REGIONS;
	for (let first = 65; first <= 90; first++)
		for (let second = 65; second <= 90; second++) yield String.fromCharCode(first, second);
}

const known = new Map<SiteLanguage, Set<string>>();

/** Names of all countries and world regions in one language (CLDR, through Intl). */
function placesIn(language: SiteLanguage): Set<string> {
	let places = known.get(language);
	if (!places) {
		const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
		places = new Set([...codesOfPlaces()].flatMap((code) => names.of(code) ?? []));
		known.set(language, places);
	}
	return places;
}

/** Names of places that are in no list of the United Nations. */
const OTHERS: Record<SiteLanguage, readonly string[]> = { en: ['Nordic'], sv: ['Norden'] };

/** "Asia, Africa and Latin America" begins with a place, "Asian" does not. */
function beginsWithPlace(label: string, language: SiteLanguage): boolean {
	for (const place of [...placesIn(language), ...OTHERS[language]])
		if (label.startsWith(place) && !/\p{L}/u.test(label.charAt(place.length))) return true;
	return false;
}

/** "Women" → "women" inside a sentence; "Ukraine" and "EU citizens" stay as they are. */
export function insideSentence(label: string, language: SiteLanguage): string {
	const second = label.charAt(1);
	const isAcronym = second !== second.toLocaleLowerCase(language);
	if (isAcronym || beginsWithPlace(label, language)) return label;
	return label.charAt(0).toLocaleLowerCase(language) + label.slice(1);
}

/** First letter as a capital. */
export const asSentence = (text: string, language: SiteLanguage): string =>
	text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** Islands and the like, in or on which people live. */
const ISLANDS = new Set(['IS', 'FO', 'GL', 'AX', 'MT', 'CY', 'CU', 'JM', 'LK', 'PH', 'NZ', 'MG']);

const english = new Map<string, string>();
/** The code of a country by its English name. */
function codeOf(name: string): string | undefined {
	if (english.size === 0) {
		const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
		for (const code of codesOfPlaces()) {
			const own = names.of(code);
			if (own !== undefined && !english.has(own)) english.set(own, code);
		}
	}
	return english.get(name);
}

/** The name of a place in a language, if only its English name is written; and whether one is on it rather than in it. */
export function placeName(label: Text, language: SiteLanguage): { name: string; isOn: boolean } {
	const code = codeOf(label.en);
	const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
	const own = code === undefined ? undefined : names.of(code);
	return {
		name: label[language] ?? own ?? label.en,
		isOn: code !== undefined && ISLANDS.has(code)
	};
}
