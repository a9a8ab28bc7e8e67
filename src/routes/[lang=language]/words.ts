/** Messages that are picked by a theme's or a question's name. */
import type { Theme } from '#lib/dataset/model.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import * as m from '#lib/text/paraglide/messages.js';

export const themeWords = (theme: Theme, locale: SiteLanguage) =>
	({
		employment: {
			title: m.page_employment_title({}, { locale }),
			lead: m.page_employment_lead({}, { locale }),
			cannot: [
				m.page_cannot_employment_1({}, { locale }),
				m.page_cannot_employment_2({}, { locale }),
				m.page_cannot_employment_3({}, { locale }),
				m.page_cannot_employment_4({}, { locale })
			]
		},
		education: {
			title: m.page_education_title({}, { locale }),
			lead: m.page_education_lead({}, { locale }),
			cannot: [
				m.page_cannot_education_1({}, { locale }),
				m.page_cannot_education_2({}, { locale }),
				m.page_cannot_education_3({}, { locale }),
				m.page_cannot_education_4({}, { locale })
			]
		},
		settlement: {
			title: m.page_settlement_title({}, { locale }),
			lead: m.page_settlement_lead({}, { locale }),
			cannot: [
				m.page_cannot_settlement_1({}, { locale }),
				m.page_cannot_settlement_2({}, { locale }),
				m.page_cannot_settlement_3({}, { locale }),
				m.page_cannot_settlement_4({}, { locale })
			]
		}
	})[theme];

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
