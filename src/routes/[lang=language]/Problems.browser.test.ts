/** What an address asks for and the site does not have is named, and said at once. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Problems from './Problems.svelte';
import { problemWords } from './problems.ts';

const ALLOWED = ['DK', 'FI', 'IS', 'NO', 'SE'];

test('each unknown part is named with what is known, in a live region', async () => {
	const problems = problemWords(
		[
			{ key: 'geo', code: 'ATLANTIS', allowed: ALLOWED },
			{ key: 'planet', code: undefined, allowed: ['geo', 'time'] }
		],
		'en'
	);
	const screen = await render(Problems, { problems, locale: 'en' });
	const notice = screen.getByRole('status');
	await expect
		.element(notice.getByRole('heading'))
		.toHaveTextContent('Part of this address is unknown');
	await expect
		.element(notice)
		.toHaveTextContent('“ATLANTIS” is not a value of “geo”. Known: DK, FI, IS, NO, SE');
	await expect.element(notice).toHaveTextContent('“planet” is not a dimension of this dataset');
	await expect.element(notice).toHaveTextContent('The rest of the address is shown as asked.');
});

test('what is no longer here is linked to where it can be seen', async () => {
	const removed = [{ text: 'It was here until May.', path: '/en?release=a', link: 'Show it' }];
	const screen = await render(Problems, { problems: ['Gone.'], removed, locale: 'en' });
	await expect
		.element(screen.getByRole('link', { name: 'Show it' }))
		.toHaveAttribute('href', '/en?release=a');
});

test('hostile codes are words', async () => {
	const problems = problemWords(
		[{ key: 'geo', code: '<img src=x onerror=alert(1)>', allowed: ALLOWED }],
		'en'
	);
	const screen = await render(Problems, { problems, locale: 'en' });
	await expect.element(screen.getByText(/<img src=x/)).toBeVisible();
	expect(screen.container.querySelector('img')).toBeNull();
});

test('without a problem there is no notice', async () => {
	const removed = [{ text: 'Gone.', path: '/', link: 'Show it' }];
	const screen = await render(Problems, { problems: [], removed, locale: 'en' });
	expect(screen.container.textContent.trim()).toBe('');
});
