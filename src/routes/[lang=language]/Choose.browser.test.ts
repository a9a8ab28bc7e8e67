/** A list of which one is chosen. */
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Choose from './Choose.svelte';

const options = ['2022', '2023', '2024'].map((value) => ({ value, text: `Year ${value}` }));

test('the list has a name, shows what is chosen, and tells what the reader chooses', async () => {
	const onchoose = vi.fn();
	const screen = await render(Choose, { label: 'From', options, chosen: '2023', onchoose });
	const list = screen.getByRole('combobox', { name: 'From' });
	await expect.element(list).toHaveDisplayValue('Year 2023');
	expect(onchoose).not.toHaveBeenCalled();
	await userEvent.selectOptions(list, 'Year 2024');
	expect(onchoose).toHaveBeenCalledExactlyOnceWith('2024');
});

test('it follows what is chosen elsewhere, also back to where it was', async () => {
	const props = { label: 'From', options, chosen: '2023' };
	const screen = await render(Choose, props);
	const list = screen.getByRole('combobox');
	await userEvent.selectOptions(list, 'Year 2024');
	await screen.rerender({ ...props, chosen: '2024' });
	await expect.element(list).toHaveDisplayValue('Year 2024');
	await screen.rerender(props);
	await expect.element(list).toHaveDisplayValue('Year 2023');
});

test('as a part of a form it sends its value under its name', async () => {
	const screen = await render(Choose, { label: 'From', options, chosen: '2023', name: 'time' });
	const form = document.createElement('form');
	screen.container.append(form);
	form.append(screen.getByRole('combobox').element());
	expect([...new FormData(form)]).toEqual([['time', '2023']]);
});

test('before anybody would hear of the choice it cannot be made', async () => {
	const screen = await render(Choose, {
		label: 'Dataset',
		options,
		chosen: '2024',
		disabled: true
	});
	await expect.element(screen.getByRole('combobox', { name: 'Dataset' })).toBeDisabled();
});
