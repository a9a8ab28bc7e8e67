/** The table says what the chart shows, with the meaning of every letter, and long ones are leafed through. */
import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Figure } from '#lib/forms/figure.ts';
import Table from './Table.svelte';
import { fetchDrawing } from './drawing.svelte.ts';
import { figureIn } from './figures.fixture.ts';

beforeAll(fetchDrawing);

/** One value for each of so many places: 0, 1, 2 … */
function longFigure(rows: number): Figure {
	const codes = Array.from({ length: rows }, (_, i) => `place ${i + 1}`);
	const figure = figureIn('dots');
	return {
		...figure,
		slice: {
			dataset: 'test',
			dimensions: [
				{ id: 'geo', role: 'geo', codes },
				{ id: 'time', role: 'time', codes: ['2024'] }
			],
			values: codes.map((_, i) => i),
			status: {}
		}
	};
}
const rowHeads = () =>
	page
		.getByRole('rowheader')
		.elements()
		.map((head) => head.textContent);

test('years stand across and countries down, in the order of the chart', async () => {
	const screen = await render(Table, { figure: figureIn('line') });
	const heads = screen.getByRole('columnheader').elements();
	expect(heads.map((head) => head.textContent)).toEqual(
		['Country', '2019', '2020', '2021', '2022', '2023', '2024'] //
	);
	expect(rowHeads()).toEqual(['Denmark', 'Finland', 'Iceland', 'Norway', 'Sweden']);
	expect(heads.every((head) => head.getAttribute('scope') === 'col')).toBe(true);
});

test('each letter of a status says what it means, and a value that is not there is no number', async () => {
	const screen = await render(Table, { figure: figureIn('line', 'suppressed') });
	const cell = screen
		.getByRole('row', { name: /^Iceland/ })
		.getByRole('cell')
		.first();
	const letter = cell.element().querySelector('abbr')!;
	expect(letter.title).toBe('not shown: too few persons');
	expect(cell.element().textContent.trim()).toBe(letter.textContent);
	expect(cell.element().textContent).not.toMatch(/[0-9]/);
});

test('a value with a status keeps its number', async () => {
	const screen = await render(Table, { figure: figureIn('line', 'provisional', 'sv') });
	const cell = screen
		.getByRole('row', { name: /^Iceland/ })
		.getByRole('cell')
		.last();
	await expect.element(cell).toHaveTextContent(/^70,2 /);
	expect(cell.element().querySelector('abbr')!.title).toMatch(/^preliminär/);
});

test('the keyboard can scroll the table, which is named after the finding', async () => {
	const figure = figureIn('panels');
	const screen = await render(Table, { figure });
	await userEvent.tab();
	await expect.element(screen.getByRole('region', { name: figure.headline })).toHaveFocus();
	await expect.element(screen.getByRole('table', { name: figure.subtitle })).toBeVisible();
});

test('up to 200 rows are one page', async () => {
	const screen = await render(Table, { figure: longFigure(200) });
	expect(rowHeads()).toHaveLength(200);
	await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
});

test('longer ones are leafed through, and neither end can be passed', async () => {
	const screen = await render(Table, { figure: longFigure(450) });
	const [previous, next] = ['Previous', 'Next'].map((name) => screen.getByRole('button', { name }));
	await expect.element(screen.getByText('Rows 1–200 of 450')).toBeVisible();
	await expect.element(previous!).toBeDisabled();
	await next!.click();
	await expect.element(screen.getByText('Rows 201–400 of 450')).toBeVisible();
	expect(rowHeads()[0]).toBe('place 201');
	await expect.element(previous!).toBeEnabled();
	await next!.click();
	await expect.element(screen.getByText('Rows 401–450 of 450')).toBeVisible();
	expect(rowHeads()).toHaveLength(50);
	await expect.element(next!).toBeDisabled();
	await previous!.click();
	await previous!.click();
	await expect.element(screen.getByText('Rows 1–200 of 450')).toBeVisible();
	expect(rowHeads()[0]).toBe('place 1');
});

test('a shorter table begins at its first row, wherever the former was left', async () => {
	const screen = await render(Table, { figure: longFigure(450) });
	const next = screen.getByRole('button', { name: 'Next' });
	await next.click();
	await next.click();
	await screen.rerender({ figure: longFigure(210) });
	await expect.element(screen.getByText('Rows 1–200 of 210')).toBeVisible();
	expect(rowHeads()[0]).toBe('place 1');
});
