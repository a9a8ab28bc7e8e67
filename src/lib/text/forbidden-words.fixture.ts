/** Words that no generated sentence may hold: causes, judgements, significance, loaded names. Data of tests, for each language. */
import type { SiteLanguage } from './languages.ts';

/** Whole words; one with * at its end stands for all that begin with it. */
export const FORBIDDEN_WORDS: Record<SiteLanguage, readonly string[]> = {
	en: [
		...['because', 'due to', 'caused', 'causes', 'led to', 'leads to', 'effect', 'effects'],
		...['affect*', 'impact*', 'explain*', 'thanks to', 'result of', 'results of', 'driven by'],
		...['success*', 'failure*', 'failed', 'bad', 'best', 'better', 'worse', 'worst', 'good'],
		...['improve*', 'progress*', 'lag', 'lags', 'lagging', 'behind', 'catch up', 'catches up'],
		...['catching up', 'close the gap', 'closes the gap', 'closing', 'integrate', 'integrated'],
		...['burden*', 'flood*', 'wave', 'waves', 'native', 'natives', 'western', 'non-western'],
		...['significan*', 'prove', 'proves', 'proven', 'only', 'still', 'already', 'even', 'merely'],
		...['shrank', 'stood still', 'closer', 'gains', 'loses', 'tied', 'beats', 'immigrant*']
	],
	sv: [
		...['därför att', 'eftersom', 'på grund av', 'orsak*', 'lett till', 'ledde till', 'leder till'],
		...[
			'effekt*',
			'påverka*',
			'inverkan',
			'förklara*',
			'tack vare',
			'resultat av',
			'till följd av'
		],
		...['beror på', 'framgång*', 'misslycka*', 'bra', 'dålig*', 'bäst', 'bättre', 'sämre', 'sämst'],
		...['god', 'goda', 'gott', 'förbättra*', 'framsteg*', 'släpa*', 'efter andra', 'hinna ikapp'],
		...['ikapp', 'sluta gapet', 'stänga gapet', 'integrera*', 'börda*', 'flod', 'flodvåg*', 'våg'],
		...['vågor', 'infödda', 'infödd', 'västerländsk*', 'västlig*', 'icke-västlig*', 'signifikan*'],
		...['bevisa*', 'bara', 'endast', 'enbart', 'blott', 'fortfarande', 'redan', 'till och med'],
		...['rentav', 'krympte', 'stod still', 'närmare', 'vinner', 'förlorar', 'invandrar*', 'slår']
	]
};

const escaped = (word: string) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** The forbidden words in a sentence. What stands in quotation marks is a class of the source. */
export function forbiddenIn(sentence: string, language: SiteLanguage): string[] {
	const own = sentence.replace(/“[^”]*”|”[^”]*”|"[^"]*"/g, '');
	return FORBIDDEN_WORDS[language].filter((word) => {
		const pattern = word.endsWith('*') ? `${escaped(word.slice(0, -1))}\\p{L}*` : escaped(word);
		return new RegExp(`(?<![\\p{L}-])${pattern}(?![\\p{L}-])`, 'iu').test(own);
	});
}
