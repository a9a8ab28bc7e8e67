/** A chart is one figure in every form it takes: plot, table, words, files, and the stage. */
import { createRawSnippet } from 'svelte';
import { beforeAll, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Chart from './Chart.svelte';
import { fetchDrawing, markHydrated } from './drawing.svelte.ts';
import { figureIn } from './figures.fixture.ts';
import { subsetOf } from '#lib/dataset/slice.ts';

// As on a page a reader has come to: charts made from then on are drawn in the browser.
beforeAll(async () => {
	markHydrated();
	await fetchDrawing();
});
const plot = () => page.getByRole('application');
/** What is read aloud when it changes. */
const heard = () => document.querySelector('figure > [aria-live="polite"]')!.textContent;

test('the chart is named after its finding and described by its sentences', async () => {
	const figure = { ...figureIn('line'), headline: 'Sweden is highest', summary: ['One.', 'Two.'] };
	const screen = await render(Chart, { figure });
	const frame = screen.getByRole('figure', { name: 'Sweden is highest' });
	await expect.element(frame).toHaveAccessibleDescription('One. Two.');
	await expect
		.element(screen.getByRole('heading', { level: 2 }))
		.toHaveTextContent(figure.headline);
	await expect
		.element(screen.getByRole('application', { name: /^Chart: Sweden is highest\. Arrow keys/ }))
		.toBeVisible();
	await screen.rerender({ figure, level: 3 });
	await expect.element(screen.getByRole('heading', { level: 3 })).toBeVisible();
});

test('the values that the keys reach are said in the live region of the chart', async () => {
	await render(Chart, { figure: figureIn('line', 'break') });
	expect(heard()).toBe('');
	(plot().element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.poll(heard).toMatch(/^2019, per cent: Iceland 65.7; Sweden 63.1; /);
	await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}');
	await expect
		.poll(heard)
		.toMatch(
			/^2022, per cent: Iceland 68.4 b; .*\. b break in the series: cannot be compared with earlier periods$/
		);
	await userEvent.keyboard('{ArrowUp}{ArrowDown}');
	await expect
		.poll(heard)
		.toBe('Iceland, 2022: 68.4%; break in the series: cannot be compared with earlier periods');
});

test('another selection is said once: by its finding, else by what is new', async () => {
	const figure = figureIn('line');
	const screen = await render(Chart, { figure });
	expect(heard()).toBe('');
	await screen.rerender({ figure: { ...figure, headline: 'Norway is highest' } });
	await expect.poll(heard).toBe('Norway is highest');
	await screen.rerender({
		figure: { ...figure, headline: 'Norway is highest', subtitle: 'Women' }
	});
	await expect.poll(heard).toBe('Women');
	const slice = subsetOf(figure.slice, { geo: ['DK', 'SE'] });
	await screen.rerender({
		figure: { ...figure, slice, headline: 'Norway is highest', subtitle: 'Women' }
	});
	await expect.poll(heard).toBe('Country: Denmark, Sweden');
});

test('a name that is pointed at stands out in every chart of the page that has its category', async () => {
	await render(Chart, { figure: figureIn('line') });
	const others = await Promise.all(
		(['dumbbell', 'panels', 'stack'] as const).map(async (form) => {
			const base = document.createElement('div');
			document.body.append(base);
			await render(Chart, { figure: figureIn(form) }, { baseElement: base });
			return base;
		})
	);
	const dimmed = (base: Element, selector: string) =>
		base.querySelectorAll(`svg.plot ${selector}.dim`).length;
	await userEvent.hover(page.getByText(/^Sweden 67/).elements()[0]!);
	// Fourteen marks of four other rows, and their names.
	await expect.poll(() => dimmed(others[0]!, '.row')).toBe(4);
	expect(dimmed(others[0]!, '.marker')).toBe(12);
	expect(dimmed(others[1]!, '.panel')).toBe(4);
	expect(dimmed(others[1]!, '.line')).toBe(12);
	expect(dimmed(others[2]!, '.bar')).toBe(12);
	await userEvent.hover(document.querySelector('.headline')!);
	await expect.poll(() => dimmed(document.body, '')).toBe(0);
	for (const base of others) base.remove();
});

test('a series that stands out in one chart stays through Enter, and Escape ends it', async () => {
	await render(Chart, { figure: figureIn('line') });
	const dimmed = () => plot().element().querySelectorAll('.line.dim').length;
	(plot().element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}{Enter}');
	await expect.poll(dimmed).toBe(4);
	await userEvent.keyboard('{ArrowDown}');
	expect(dimmed()).toBe(4);
	await userEvent.keyboard('{Escape}');
	await expect.poll(dimmed).toBe(0);
});

test('arrow keys change between chart and table, one of which is shown', async () => {
	const screen = await render(Chart, { figure: figureIn('line') });
	const [asChart, asTable] = ['Chart', 'Table'].map((name) =>
		screen.getByRole('radio', { name, exact: true })
	);
	await expect.element(screen.getByRole('radiogroup', { name: 'Show as' })).toBeVisible();
	await expect.element(asChart!).toBeChecked();
	await expect.element(screen.getByRole('table')).not.toBeInTheDocument();
	(asChart!.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(asTable!).toBeChecked();
	await expect.element(asTable!).toHaveFocus();
	await expect.element(screen.getByRole('table')).toBeVisible();
	await expect.element(plot()).not.toBeInTheDocument();
	await userEvent.keyboard('{ArrowLeft}');
	await expect.element(plot()).toBeVisible();
	await expect.element(screen.getByRole('table')).not.toBeInTheDocument();
});

test('charts on one page are switched apart from each other', async () => {
	await render(Chart, { figure: figureIn('line') });
	const other = document.createElement('div');
	document.body.append(other);
	const second = await render(Chart, { figure: figureIn('dots') }, { baseElement: other });
	await second.getByText('Table', { exact: true }).click();
	await expect.element(second.getByRole('table')).toBeVisible();
	expect(page.getByRole('table').elements()).toHaveLength(1);
	await second.unmount();
	other.remove();
});

test('another figure changes headline, plot and letters at once, and the table behind them follows', async () => {
	const screen = await render(Chart, { figure: figureIn('dots', 'missing') });
	await expect.element(screen.getByText('Missing here')).toBeVisible();
	const reason = screen.getByRole('listitem').filter({ hasText: 'no data in the source' });
	await expect.element(reason).toBeVisible();
	await screen.rerender({ figure: figureIn('stack') });
	await expect.element(screen.getByRole('heading')).toHaveTextContent('A stack chart, plain');
	await expect.element(screen.getByText('Missing here')).not.toBeInTheDocument();
	await expect.element(reason).not.toBeInTheDocument();
	expect(plot().element().querySelectorAll('.bar').length).toBe(15);
	await expect.poll(() => document.querySelectorAll('.as-table td').length).toBe(15);
});

test('a table that is shown changes with its headline', async () => {
	const screen = await render(Chart, { figure: figureIn('dots') });
	await screen.getByText('Table', { exact: true }).click();
	await screen.rerender({ figure: figureIn('stack') });
	expect(screen.getByRole('heading').element().textContent).toBe('A stack chart, plain');
	expect(document.querySelectorAll('.as-table td').length).toBe(15);
	await screen.getByText('Chart', { exact: true }).click();
	expect(document.querySelectorAll('.as-table td').length).toBe(15);
});

test('every letter in the plot is explained below it, and so is how lines show what has none', async () => {
	const figure = figureIn('dots', 'unreliable');
	const screen = await render(Chart, { figure });
	const [status] = figure.statuses;
	const entry = screen.getByRole('listitem').filter({ hasText: status!.text });
	await expect.element(entry).toHaveTextContent(`${status!.mark} ${status!.text}`);
	expect(plot().element().textContent).toContain(status!.mark);
	const looked = { ...figureIn('line', 'unreliable'), statuses: [{ ...status!, look: '◐' }] };
	await screen.rerender({ figure: looked });
	await expect.element(entry).toHaveTextContent(`◐ ${status!.mark} ${status!.text}`);
});

test('notes are counted and folded, and none are named where there are none', async () => {
	const screen = await render(Chart, {
		figure: { ...figureIn('line'), notes: ['From a sample.', 'Ukraine only.'] }
	});
	await expect.element(screen.getByText('From a sample.')).not.toBeVisible();
	await screen.getByText('Notes (2)').click();
	await expect.element(screen.getByText('From a sample.')).toBeVisible();
	await screen.rerender({ figure: figureIn('line') });
	await expect.element(screen.getByText(/^Notes/)).not.toBeInTheDocument();
});

test('source, licence and release stand below the chart, and an opened file has no address of ours', async () => {
	const figure = figureIn('line');
	const screen = await render(Chart, { figure });
	await expect
		.element(screen.getByRole('link', { name: figure.source.text }))
		.toHaveAttribute('href', figure.source.url);
	await expect
		.element(screen.getByRole('link', { name: 'CC BY 4.0' }))
		.toHaveAttribute('href', figure.source.licenceUrl);
	await expect.element(screen.getByText('Release 0123abcd')).toBeVisible();
	await screen.rerender({ figure: { ...figure, release: '' } });
	await expect.element(screen.getByText(figure.source.text)).toBeVisible();
	await expect
		.element(screen.getByRole('link', { name: figure.source.text }))
		.not.toBeInTheDocument();
	await expect.element(screen.getByText(/Release/)).not.toBeInTheDocument();
});

test('figures that are made up say so above the headline', async () => {
	const screen = await render(Chart, { figure: { ...figureIn('line'), synthetic: true } });
	await expect.element(screen.getByText('SYNTHETIC')).toBeVisible();
	await screen.rerender({ figure: figureIn('line') });
	await expect.element(screen.getByText('SYNTHETIC')).not.toBeInTheDocument();
});

test('what no chart can hold is a table alone, with nothing that needs a plot', async () => {
	const screen = await render(Chart, { figure: figureIn('panels'), asTable: true });
	await expect.element(screen.getByRole('table')).toBeVisible();
	await expect.element(plot()).not.toBeInTheDocument();
	await expect.element(screen.getByRole('radiogroup')).not.toBeInTheDocument();
	await expect.element(screen.getByRole('button', { name: 'Full screen' })).not.toBeInTheDocument();
	await expect.element(screen.getByRole('button', { name: 'Copy data' })).toBeVisible();
});

test('an overview keeps plot, missing values and source, and leaves the rest to the page of the chart', async () => {
	const screen = await render(Chart, {
		figure: { ...figureIn('line', 'missing'), notes: ['From a sample.'] },
		compact: true
	});
	await expect.element(plot()).toBeVisible();
	await expect.element(screen.getByText('Missing here')).toBeVisible();
	await expect.element(screen.getByText(/Source: Office/)).toBeVisible();
	expect(document.querySelector('table')).toBeNull();
	await expect.element(screen.getByText(/^Notes/)).not.toBeInTheDocument();
	await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
});

test('the way to Explore is offered except where it has led already', async () => {
	const figure = figureIn('line');
	const screen = await render(Chart, { figure });
	const explore = screen.getByRole('link', { name: 'Explore' });
	await expect.element(explore).toHaveAttribute('href', figure.address);
	await screen.rerender({ figure, explored: true });
	await expect.element(explore).not.toBeInTheDocument();
});

test('a page can offer files of its own in place of those of the server', async () => {
	const actions = createRawSnippet(() => ({ render: () => '<button>Save here</button>' }));
	const screen = await render(Chart, { figure: figureIn('line'), actions });
	await expect.element(screen.getByRole('button', { name: 'Save here' })).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Copy link' })).not.toBeInTheDocument();
	await expect.element(screen.getByRole('link', { name: 'Explore' })).not.toBeInTheDocument();
});

test('where there is little room the plot is drawn for it', async () => {
	const screen = await render(Chart, { figure: figureIn('line') });
	const size = () => plot().element().querySelector('svg')!.viewBox.baseVal.width;
	screen.container.style.width = '700px';
	await expect.poll(size).toBe(700);
	screen.container.style.width = '320px';
	await expect.poll(size).toBe(320);
	expect(plot().element().querySelector('svg')!.getAttribute('font-size')).toBe('13');
});

test('full screen opens the stage, and closing it gives the focus back to its button', async () => {
	const onstep = vi.fn();
	const screen = await render(Chart, { figure: figureIn('dots'), onstep });
	const open = screen.getByRole('button', { name: 'Full screen' });
	await open.click();
	const stage = screen.getByRole('dialog', { name: 'Chart on full screen' });
	await expect.element(stage).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}');
	expect(onstep).toHaveBeenCalledExactlyOnceWith(1);
	await stage.getByRole('button', { name: 'Close' }).click();
	await expect.element(stage).not.toBeInTheDocument();
	await expect.element(open).toHaveFocus();
	// And once more: it was not for one time.
	await open.click();
	await expect.element(stage).toHaveFocus();
});

test('the verdict stands under the chart, with every rule behind it', async () => {
	const verdict = {
		level: 'not' as const,
		text: 'Not comparable. The way of counting changed in 2021.',
		comparisons: [
			{
				dimension: 'time',
				level: 'not' as const,
				rules: [{ id: 'C02', text: 'The way of counting changed in 2021.' }]
			},
			{ dimension: 'geo', level: 'comparable' as const, rules: [] }
		]
	};
	const screen = await render(Chart, { figure: { ...figureIn('line'), verdict } });
	const details = screen.container.querySelector('details.verdict')!;
	const [summary, list] = [details.querySelector('summary')!, details.querySelector('dl')!];
	expect(summary.textContent).toBe(verdict.text);
	expect(list.checkVisibility({ contentVisibilityAuto: true })).toBe(false);
	summary.click();
	await expect.element(list).toBeVisible();
	expect(list.innerText.replace(/\s+/g, ' ')).toBe(
		'Year: Not comparable The way of counting changed in 2021. Country: Comparable'
	);
	await screen.rerender({ figure: figureIn('line') });
	expect(screen.container.querySelector('.verdict')).toBeNull();
});
