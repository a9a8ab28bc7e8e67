/** On a page of a former release, one link leads to the same page with the figures of today. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { goto } from '#tests/browser/app.svelte.ts';
import Newer from './Newer.svelte';

const newer = {
	text: 'There is a newer release.',
	newest: 'Show it',
	changes: { path: '/en/data/releases?from=a&to=b', text: 'What changed' }
};
const link = async (address: string) => {
	await goto(address);
	const screen = await render(Newer, { newer });
	return screen.getByRole('link', { name: 'Show it' });
};

test.each([
	['/en?release=0123abcd', '/en'],
	['/en/explore/test?release=0123abcd&geo=DK,SE', '/en/explore/test?geo=DK,SE'],
	['/en/explore/test?geo=DK,SE&release=0123abcd', '/en/explore/test?geo=DK,SE'],
	['/en/explore/test?geo=DK&release=0123abcd&time=2024', '/en/explore/test?geo=DK&time=2024'],
	['/en/explore/test?prerelease=1&release=0123abcd', '/en/explore/test?prerelease=1']
])('%s without its release is %s', async (pinned, unpinned) => {
	await expect.element(await link(pinned)).toHaveAttribute('href', unpinned);
});

test('the link follows the address, so that no choice is lost', async () => {
	const newest = await link('/en/explore/test?geo=DK&release=a');
	await goto('/en/explore/test?geo=SE&release=a');
	await expect.element(newest).toHaveAttribute('href', '/en/explore/test?geo=SE');
});

test('the notice is said, and leads to what changed', async () => {
	await goto('/en?release=a');
	const screen = await render(Newer, { newer });
	await expect.element(screen.getByRole('status')).toHaveTextContent('There is a newer release.');
	await expect
		.element(screen.getByRole('link', { name: 'What changed' }))
		.toHaveAttribute('href', newer.changes.path);
});
