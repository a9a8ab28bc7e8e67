/** What the reader of a file made of it can be checked, and doubts are not to be overlooked. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { remark } from '#lib/dataset/problem.ts';
import type { Report } from '#lib/tables/table/table.ts';
import { reportIn } from '#lib/text/problem-groups.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import Remarks from './Remarks.svelte';
import { openText, TEXTS } from './opened.fixture.ts';
import { wordsIn } from '../../words.fixture.ts';

const reportOf = async (report: Partial<Report>, locale: 'en' | 'sv' = 'en') =>
	reportIn(await catalogueOf(locale), { found: [], assumed: [], warned: [], ...report });
const remarks = async (report: Partial<Report>, locale: 'en' | 'sv' = 'en') =>
	render(Remarks, { report: await reportOf(report, locale), words: wordsIn(locale), locale });

test('what was found and assumed in a file is counted, and folded', async () => {
	const { report } = await openText('mine.csv', TEXTS.titled);
	const { found, assumed } = await reportOf(report);
	expect(found.count).toBeGreaterThan(0);
	const screen = await remarks({ ...report, warned: [] });
	const summary = screen.getByText(
		`How the file was understood (warnings: 0, assumptions: ${assumed.count}, findings: ${found.count})`
	);
	await expect.element(screen.getByRole('listitem')).not.toBeInTheDocument();
	await summary.click();
	const items = screen.getByRole('listitem').elements();
	expect(items.map((item) => item.textContent)).toEqual([...assumed.lines, ...found.lines]);
});

test('doubts stand open, before what was assumed', async () => {
	const screen = await remarks({
		warned: [remark('table_fractions')],
		assumed: [remark('table_no_unit', { kind: 'rate' })]
	});
	await expect.element(screen.getByText('there are fractions among counts')).toBeVisible();
	const heads = screen.getByRole('heading').elements();
	expect(heads.map((head) => head.textContent)).toEqual(['Warnings', 'Assumed']);
});

test('a remark names its line where there is one, in the language of the page', async () => {
	const warned = [
		remark('table_flag_unknown', { letter: 'q' }, 4),
		remark('table_flag_unknown', { letter: 'w' })
	];
	const lines = async (locale: 'en' | 'sv') => {
		const screen = await remarks({ warned }, locale);
		const said = screen.getByRole('listitem').elements();
		const texts = said.map((item) => item.textContent);
		await screen.unmount();
		return texts;
	};
	expect(await lines('en')).toEqual([
		'line 4: the flag "q" has no known meaning and is kept as a note',
		'the flag "w" has no known meaning and is kept as a note'
	]);
	expect((await lines('sv'))[0]).toMatch(/^rad 4: flaggan/);
});
