import { expect, it } from 'vitest';
import { LANGUAGES } from '#lib/dataset/model.ts';
import { isSiteLanguage, languageOf, localeOf } from './languages.ts';

it('the language a browser likes most is chosen among those the site speaks', () => {
	expect(languageOf('sv-SE,sv;q=0.9,en;q=0.8')).toBe('sv');
	expect(languageOf('en-GB,en;q=0.9,sv;q=0.8')).toBe('en');
	expect(languageOf('de, sv;q=0.7, en;q=0.8')).toBe('en');
	expect(languageOf('en;q=0.2, SV ; q=0.3')).toBe('sv');
});

it('a language that is refused is not chosen', () => {
	expect(languageOf('sv;q=0, en;q=0.1')).toBe('en');
});

it('English answers when no language is named or known', () => {
	for (const header of [null, undefined, '', '*', 'de, fr;q=0.5', ';;;,,,q=', 'svx'])
		expect(languageOf(header)).toBe('en');
});

it('English stands in for languages that are not complete', () => {
	for (const language of LANGUAGES)
		expect(localeOf(language)).toBe(isSiteLanguage(language) ? language : 'en');
	expect(localeOf('sv')).toBe('sv');
});
