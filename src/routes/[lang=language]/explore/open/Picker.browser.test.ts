/** One file is chosen or dropped at a time, and what cannot be read is said instead of guessed. */
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Picker from './Picker.svelte';
import { wordsIn } from '../../words.fixture.ts';

const file = (name: string) =>
	new File(['region,2016\nDenmark,71.2\n'], name, { type: 'text/csv' });

async function picker(hydrated = true) {
	const onfile = vi.fn<(file: File) => void>();
	const onwrong = vi.fn<(text: string) => void>();
	const screen = await render(Picker, { hydrated, words: wordsIn('en'), onfile, onwrong });
	const input = screen.getByLabelText('Choose a file');
	const isOver = () => screen.container.querySelector('.picker')!.classList.contains('over');
	return { screen, input, onfile, onwrong, isOver };
}
/** @returns whether the browser was kept from doing what it does with a dropped file */
function drag(
	type: string,
	dataTransfer: DataTransfer | undefined,
	target: Element = document.body
) {
	const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
	target.dispatchEvent(event);
	return event.defaultPrevented;
}
function holding(...items: (File | string)[]): DataTransfer {
	const data = new DataTransfer();
	for (const item of items)
		if (typeof item === 'string') data.items.add(item, 'text/plain');
		else data.items.add(item);
	return data;
}

test('a chosen file is handed on', async () => {
	const { input, onfile } = await picker();
	await userEvent.upload(input, file('one.csv'));
	await expect.poll(() => onfile.mock.calls.length).toBe(1);
	expect(onfile.mock.lastCall![0].name).toBe('one.csv');
	expect(await onfile.mock.lastCall![0].text()).toContain('Denmark,71.2');
});

test('the same file can be chosen again once it was changed', async () => {
	const { input, onfile } = await picker();
	await userEvent.upload(input, file('one.csv'));
	await expect.poll(() => onfile.mock.calls.length).toBe(1);
	// What a reader does before the list of files opens.
	input.element().addEventListener('click', (event) => event.preventDefault(), { once: true });
	await input.click();
	expect((input.element() as HTMLInputElement).value).toBe('');
	await userEvent.upload(input, file('one.csv'));
	await expect.poll(() => onfile.mock.calls.length).toBe(2);
});

test('no file can be chosen before anybody would hear of it', async () => {
	const { input } = await picker(false);
	await expect.element(input).toBeDisabled();
});

test('that files can be dropped is said with the choice', async () => {
	const { input } = await picker();
	await expect.element(input).toHaveAccessibleDescription(/^Or drop it anywhere on this page/);
});

test('a file dropped anywhere on the page is handed on, and the page stays', async () => {
	const { onfile, onwrong, isOver } = await picker();
	expect(drag('dragover', holding(file('two.px')))).toBe(true);
	await expect.poll(isOver).toBe(true);
	expect(drag('drop', holding(file('two.px')))).toBe(true);
	await expect.poll(isOver).toBe(false);
	expect(onfile.mock.calls.map(([{ name }]) => name)).toEqual(['two.px']);
	expect(onwrong).not.toHaveBeenCalled();
});

test('of several dropped files none is taken, and that is said', async () => {
	const { onfile, onwrong } = await picker();
	expect(drag('drop', holding(file('one.csv'), file('two.csv')))).toBe(true);
	expect(onwrong).toHaveBeenCalledExactlyOnceWith(
		'Several files were dropped. One file is read at a time: drop or choose just one.'
	);
	expect(onfile).not.toHaveBeenCalled();
});

test('words that are dragged are no file: they go where the browser puts them', async () => {
	const { onfile, onwrong, isOver } = await picker();
	expect(drag('dragover', holding('some words'))).toBe(false);
	expect(drag('drop', holding('some words'))).toBe(false);
	expect(isOver()).toBe(false);
	expect(onfile).not.toHaveBeenCalled();
	expect(onwrong).not.toHaveBeenCalled();
});

test('the place to drop is marked until the file has left the window', async () => {
	const { isOver } = await picker();
	drag('dragover', holding(file('one.csv')));
	await expect.poll(isOver).toBe(true);
	// From one part of the page to another.
	const within = new DragEvent('dragleave', { bubbles: true, relatedTarget: document.body });
	document.body.dispatchEvent(within);
	expect(isOver()).toBe(true);
	document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true, relatedTarget: null }));
	await expect.poll(isOver).toBe(false);
});
