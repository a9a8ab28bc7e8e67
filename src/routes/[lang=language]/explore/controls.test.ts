/** Promises of the controls of a view. */
import { expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset, Dimension, Selection } from '#lib/dataset/model.ts';
import { formatView, parseView } from '#lib/forms/view.ts';
import { CONTROL_WORDS, type ControlWords } from './control.ts';
import { controlsOf } from './controls.ts';

const dimension = (id: string, role: Dimension['role'], ...codes: string[]): Dimension => ({
	id,
	role,
	label: { en: id },
	categories: codes.map((code) => ({ code, label: { en: code } }))
});
const words = Object.fromEntries(CONTROL_WORDS.map((key) => [key, key])) as ControlWords;

test.each([
	['starting periods', ['2010', '2011', '2012'], ['Y0', 'Y1']],
	['years since then', ['2010'], ['Y0', 'Y1']]
])(
	'of a cohort table by year of measurement lead to addresses of the table: many %s',
	(_, start, since) => {
		const dataset: Dataset = {
			...DATASET,
			dimensions: [
				dimension('geo', 'geo', 'SE'),
				dimension('years_since', 'classification', 'Y0', 'Y1'),
				dimension('time', 'time', '2010', '2011', '2012')
			],
			cohort: { start: 'time', since: 'years_since', offset: { Y0: 0, Y1: 1 } },
			defaults: {},
			references: {},
			checks: []
		};
		const chosen: Selection = { geo: ['SE'], years_since: since, time: start };
		const { view, problems } = parseView(dataset, chosen, 'x=measured');
		expect(problems).toEqual([]);
		const asked: (Selection | undefined)[] = [];
		const controls = controlsOf(
			dataset,
			chosen,
			{ view, reference: undefined },
			'en',
			words,
			(to, selection) => {
				asked.push(selection);
				return formatView(dataset, selection ?? chosen, to);
			}
		);
		expect(controls.map(({ key }) => key)).toContain('reading');
		expect(
			asked.filter((selection) => selection && !('time' in selection && 'years_since' in selection))
		).toEqual([]);
		const reading = controls.find(({ key }) => key === 'reading')!;
		expect(
			reading.choices.map(({ chosen, address }) => [chosen, address.includes('x=measured')])
		).toEqual([
			[false, false],
			[true, true]
		]);
	}
);
