/** Every dataset opens in Explore, in every language (in `npm test` in one of them), with all that has to stand beside its figures. */
import { FULL } from '#tests/full.ts';
import { expect, LANGUAGES, test } from './site.ts';

interface Listed {
	id: string;
	title: Record<string, string>;
	source: { office: string };
	national?: string;
	absent?: string;
	notes: { scope: object }[];
}

/** The text of the first element with this class, without its tags. */
const textOf = (html: string, name: string): string =>
	(new RegExp(`class="${name}[^>]*>([\\s\\S]*?)</(?:p|h2|ul|details)>`).exec(html)?.[1] ?? '')
		.replace(/<[^>]*>/g, '')
		.trim();

/** Says in each language that figures are one country's own. */
const NATIONAL: Record<string, string> = { en: 'national figures of', sv: 'nationella siffror' };

test('every dataset opens with title, finding, subtitle, figures, caveats and source', async ({
	request
}) => {
	const { datasets } = (await (await request.get('/data/catalogue.json')).json()) as {
		datasets: Listed[];
	};
	expect(datasets.length).toBeGreaterThan(0);
	for (const [at, { id, title, source, national, absent, notes }] of datasets.entries())
		for (const language of LANGUAGES.filter((_, l) => FULL || at % LANGUAGES.length === l)) {
			const answer = await request.get(`/${language}/explore/${id}`);
			const where = `${language} ${id}`;
			expect(answer.status(), where).toBe(200);
			const html = await answer.text();
			expect(html, where).toMatch(/<h1[^>]*>[^<]/);
			expect(html.replaceAll('&amp;', '&'), where).toContain(title[language]!);
			expect(textOf(html, 'headline'), where).not.toBe('');
			expect(textOf(html, 'subtitle'), where).toContain(' · ');
			if (national !== undefined)
				expect(textOf(html, 'subtitle').toLowerCase(), where).toContain(NATIONAL[language]);
			expect(textOf(html, 'source'), where).toContain(source.office);
			// Marks with values, and not only of what is missing.
			expect(html, where).toMatch(/<svg[\s\S]*<path|<svg[\s\S]*<circle/);
			if (national !== undefined || absent !== undefined || notes.some((n) => isOfAll(n)))
				expect(textOf(html, 'notes'), where).not.toBe('');
		}
});

const isOfAll = ({ scope }: { scope: object }): boolean => Object.keys(scope).length === 0;
