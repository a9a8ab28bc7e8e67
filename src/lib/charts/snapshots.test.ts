/** Approved pictures: each form of chart in each state. After a wanted change: `npx vitest run snapshots -u`, then look at them. */
import { describe, expect, test } from 'vitest';
import { FIGURE_FORMS } from './examples.fixture.ts';
import { FIGURE_STATES, figureIn } from './figures.fixture.ts';
import { pictureOf } from './draw/picture.ts';

const size = { size: 'square', origin: 'https://example.org' } as const;

describe.each(FIGURE_FORMS)('a %s chart', (form) => {
	test.each(FIGURE_STATES)('%s looks as approved', async (state) => {
		const svg = pictureOf(figureIn(form, state), size);
		await expect(svg).toMatchFileSnapshot(`../../../tests/snapshots/${form}-${state}.svg`);
	});
});
