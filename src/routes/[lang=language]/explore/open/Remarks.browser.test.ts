/** What the reader of a file made of it can be checked, and doubts are not to be overlooked. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Report } from '#lib/tables/table/table.ts';
import Remarks from './Remarks.svelte';
import { openText, TEXTS } from './opened.fixture.ts';
import { wordsIn } from '../../words.fixture.ts';

const remarks = (report: Report, locale: 'en' | 'sv' = 'en') =>
	render(Remarks, { report, words: wordsIn(locale), locale });
const none: Report = { found: [], assumed: [], warned: [] };

test('what was found and assumed in a file is counted, and folded', async () => {
	const { report } = await openText('mine.csv', TEXTS.titled);
	expect(report.found.length).toBeGreaterThan(0);
	const screen = await remarks({ ...report, warned: [] });
	const summary = screen.getByText(
		`How the file was understood (warnings: 0, assumptions: ${report.assumed.length}, findings: ${report.found.length})`
	);
	await expect.element(screen.getByRole('listitem')).not.toBeInTheDocument();
	await summary.click();
	const items = screen.getByRole('listitem').elements();
	expect(items).toHaveLength(report.found.length + report.assumed.length);
	expect(items[0]!.textContent).toContain([...report.assumed, ...report.found][0]!.text);
});

test('doubts stand open, before what was assumed', async () => {
	const screen = await remarks({
		...none,
		warned: [{ line: 4, text: 'all figures are zero' }],
		assumed: [{ line: 0, text: 'no period is named' }]
	});
	await expect.element(screen.getByText('all figures are zero')).toBeVisible();
	const heads = screen.getByRole('heading').elements();
	expect(heads.map((head) => head.textContent)).toEqual(['Warnings', 'Assumed']);
});

test('a remark names its line where there is one', async () => {
	const screen = await remarks({
		...none,
		warned: [
			{ line: 4, text: 'an odd value' },
			{ line: 0, text: 'an odd file' }
		]
	});
	const [first, second] = screen.getByRole('listitem').elements();
	expect(first!.textContent.trim().replace(/\s+/g, ' ')).toBe('line 4: an odd value');
	expect(second!.textContent.trim()).toBe('an odd file');
});

test('remarks are marked as English, and the word for a line as of the page', async () => {
	const screen = await remarks({ ...none, warned: [{ line: 4, text: 'an odd value' }] }, 'sv');
	const item = screen.getByRole('listitem').element();
	expect(item.closest('[lang]')!.getAttribute('lang')).toBe('en');
	expect(item.querySelector('span')!.lang).toBe('sv');
});
