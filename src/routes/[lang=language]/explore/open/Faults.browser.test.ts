/** A refused file is explained fault by fault, and where an answer helps it is asked for and sent. */
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Cause, Question } from '#lib/dataset/problem.ts';
import { groupsIn, type ProblemGroup } from '#lib/text/problem-groups.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import Faults from './Faults.svelte';
import { causesIn, TEXTS } from './opened.fixture.ts';
import { wordsIn } from '../../words.fixture.ts';

async function faults(problems: ProblemGroup[], locale: 'en' | 'sv' = 'en') {
	const onanswer = vi.fn<(option: Question['option'], text: string) => void>();
	const count = problems.reduce((sum, { items }) => sum + items.length, 0);
	const props = { problems, count, file: 'mine.csv', words: wordsIn(locale), locale, onanswer };
	const screen = await render(Faults, props);
	return { screen, onanswer };
}
const groupsOf = async (causes: readonly Cause[], locale: 'en' | 'sv' = 'en') =>
	groupsIn(await catalogueOf(locale), causes);
const groupsOfText = async (text: string, locale: 'en' | 'sv' = 'en') =>
	groupsOf(await causesIn('mine.csv', text), locale);
const group = (more: Partial<ProblemGroup> = {}): ProblemGroup => ({
	code: 'csv_no_figure',
	items: [{ place: 'line 3, column 2', text: '"abc"' }],
	more: '',
	allowed: 'a number',
	remedy: 'Export the table again.',
	...more
});
const asking = (asks: Question) => [group({ asks })];

test('the news take the focus, so that they are read out', async () => {
	const { screen } = await faults(await groupsOfText(TEXTS.ambiguous));
	const section = screen.getByRole('region', { name: 'mine.csv was not read. Faults: 1' });
	await expect.element(section).toHaveFocus();
	// The question is the next stop.
	await userEvent.tab();
	await expect.element(screen.getByRole('combobox')).toHaveFocus();
});

test('each fault has its place, what was found, what is allowed and what to do', async () => {
	const { screen } = await faults([
		group(),
		group({
			items: [
				{ place: 'line 9', text: '"x"' },
				{ place: '', text: '"y"' }
			],
			more: 'and 4 more'
		})
	]);
	const [first, second] = screen.getByRole('listitem').elements();
	const pairs = (of: Element) =>
		[...of.querySelectorAll('dt')].map((dt) => [
			dt.textContent,
			dt.nextElementSibling!.textContent.trim()
		]);
	expect(pairs(first!)).toEqual([
		['Where', 'line 3, column 2'],
		['Found', '"abc"'],
		['Allowed', 'a number'],
		['What to do', 'Export the table again.']
	]);
	// Several of a kind stand together; one of the whole file names no place.
	expect(pairs(second!).slice(0, 4)).toEqual([
		['Where', 'line 9'],
		['Found', '"x"'],
		['Found', '"y"'],
		['', 'and 4 more']
	]);
});

test('a Swedish page says in Swedish what is wrong', async () => {
	const english = await groupsOfText(TEXTS.part);
	const swedish = await groupsOfText(TEXTS.part, 'sv');
	const { screen } = await faults(swedish, 'sv');
	await expect.element(screen.getByText('Att göra')).toBeVisible();
	await expect.element(screen.getByText(swedish[0]!.remedy)).toBeVisible();
	expect(swedish[0]!.remedy).not.toBe(english[0]!.remedy);
});

test('an ambiguous file asks with names for signs, and the sign is sent', async () => {
	const { screen, onanswer } = await faults(await groupsOfText(TEXTS.ambiguous));
	const list = screen.getByRole('combobox', { name: 'What separates the fields?' });
	const offered = [...(list.element() as HTMLSelectElement).options].map(({ text }) => text);
	expect(offered).toEqual(['Comma ( , )', 'Semicolon ( ; )']);
	await userEvent.selectOptions(list, 'Semicolon ( ; )');
	await screen.getByRole('button', { name: 'Read it like this' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith('delimiter', ';');
});

test('a file without a period asks for one, and Enter sends it', async () => {
	const { screen, onanswer } = await faults(
		await groupsOfText('region,sex,value\nDenmark,Men,71.2\nSweden,Men,74.5\n')
	);
	const field = screen.getByRole('textbox', { name: /^Which period are the figures from/ });
	await userEvent.fill(field, ' 2024 ');
	await userEvent.keyboard('{Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith('time', '2024');
});

test('an empty answer, or one of blanks, is not sent', async () => {
	const { screen, onanswer } = await faults(asking({ option: 'time' }));
	const send = screen.getByRole('button', { name: 'Read it like this' });
	await send.click();
	expect(screen.getByRole('textbox').element()).toBe(document.activeElement);
	await userEvent.fill(screen.getByRole('textbox'), '   ');
	await send.click();
	expect(onanswer).not.toHaveBeenCalled();
});

test('a part of a table is read as a part only when its owner says so', async () => {
	const { screen, onanswer } = await faults(await groupsOfText(TEXTS.part));
	await expect.element(screen.getByText(/^Is it only a part of a table/)).toBeVisible();
	await screen.getByRole('button', { name: 'Read it as a part' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith('partial', '');
});

test('tables of a bundle are offered by their own names', async () => {
	const { screen, onanswer } = await faults(asking({ option: 'dataset', answers: ['.', 'b'] }));
	const list = screen.getByRole('combobox', { name: 'Which table?' });
	const offered = [...(list.element() as HTMLSelectElement).options].map(({ text }) => text);
	expect(offered).toEqual(['.', 'b']);
	await userEvent.selectOptions(list, 'b');
	await screen.getByRole('button').click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith('dataset', 'b');
});
