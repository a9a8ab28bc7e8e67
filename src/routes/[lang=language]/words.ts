/** Messages that are picked by a theme's or a question's name. */
import type { Comparability } from '#lib/dataset/comparability.ts';
import type { Dataset, Theme } from '#lib/dataset/model.ts';
import { isCarried, officesOf } from '#lib/server/offices.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { formatList } from '#lib/text/numbers.ts';
import * as m from '#lib/text/paraglide/messages.js';

export const themeTitle = (theme: Theme, locale: SiteLanguage): string =>
	({
		employment: m.page_employment_title,
		education: m.page_education_title,
		settlement: m.page_settlement_title,
		arrivals: m.page_arrivals_title
	})[theme]({}, { locale });

/**
 * What a theme is about, where its figures come from, and what they cannot tell.
 * @param datasets of the theme: nothing is said of a source that is not there
 */
export function themeWords(theme: Theme, datasets: readonly Dataset[], locale: SiteLanguage) {
	const words = { locale };
	const has = (...ids: string[]) => datasets.some(({ id }) => ids.includes(id));
	const isCounted = (kind: Comparability['source_kind']) =>
		datasets.some((d) => d.comparability?.source_kind === kind);
	const others = datasets.filter((d) => !isCarried(d));
	const all = {
		employment: {
			lead: [m.page_employment_lead({}, words), m.page_employment_lead_carried({}, words)],
			cannot: [
				datasets.some((d) => d.dimensions.some(({ id }) => id === 'citizen')) &&
					m.page_cannot_employment_1({}, words),
				m.page_cannot_employment_2({}, words),
				isCounted('survey') && m.page_cannot_employment_3({}, words),
				isCounted('register') && m.page_cannot_register({}, words),
				m.page_cannot_employment_4({}, words)
			]
		},
		education: {
			lead: [m.page_education_lead({}, words), m.page_education_lead_carried({}, words)],
			cannot: [
				m.page_cannot_education_1({}, words),
				m.page_cannot_education_2({}, words),
				isCounted('survey') && m.page_cannot_answers({}, words),
				isCounted('register') && m.page_cannot_register({}, words),
				m.page_cannot_education_3({}, words),
				m.page_cannot_education_4({}, words)
			]
		},
		settlement: {
			lead: [m.page_settlement_lead({}, words), m.page_settlement_lead_carried({}, words)],
			cannot: [
				has('tps00170', 'migr_resfirst') && m.page_cannot_settlement_1({}, words),
				has('migr_asyappctza') && m.page_cannot_settlement_2({}, words),
				isCounted('register') && m.page_cannot_register({}, words),
				m.page_cannot_settlement_3({}, words),
				m.page_cannot_settlement_4({}, words)
			]
		},
		arrivals: {
			lead: [m.page_arrivals_lead({}, words), m.page_arrivals_lead_carried({}, words)],
			cannot: [
				m.page_cannot_arrivals_1({}, words),
				m.page_cannot_arrivals_2({}, words),
				isCounted('register') && m.page_cannot_register({}, words)
			]
		}
	} as const;
	const { lead, cannot } = all[theme];
	const [about, carried] = lead;
	const offices = formatList(officesOf(others), locale);
	return {
		title: themeTitle(theme, locale),
		lead: [
			about,
			datasets.some(isCarried) && carried,
			others.length > 0 && m.page_lead_offices({ offices }, words)
		]
			.filter(Boolean)
			.join(' '),
		cannot: cannot.filter((text) => text !== false)
	};
}

type Message = (inputs: Record<string, never>, options: { locale: SiteLanguage }) => string;

/** The question a chart answers and how to read it; @throws if a question has no words. */
export function questionWords(id: string, locale: SiteLanguage): { title: string; text: string } {
	const key = `page_q_${id.replaceAll('-', '_')}`;
	const messages = m as unknown as Record<string, Message | undefined>;
	const title = messages[key];
	const text = messages[`${key}_text`];
	if (!title || !text) throw new Error(`no words for question ${id}`);
	return { title: title({}, { locale }), text: text({}, { locale }) };
}
