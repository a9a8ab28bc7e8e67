import { expect, it } from 'vitest';
import { DATASET } from './dataset.fixture.ts';
import { definitionChanges } from './definition.ts';
import type { Dataset } from './model.ts';

const changed = (change: (dataset: Dataset) => void): Dataset => {
	const copy = structuredClone(DATASET);
	change(copy);
	return copy;
};
const between = (after: Dataset | undefined, before: Dataset | undefined = DATASET) =>
	definitionChanges(before, after, 'en');

it('the same dataset has no changes', () => {
	expect(between(structuredClone(DATASET))).toEqual([]);
});

it('a category of the same code with another label is a change of definition', () => {
	const geo = DATASET.dimensions.findIndex((d) => d.role === 'geo');
	const after = changed((d) => (d.dimensions[geo]!.categories[0]!.label = { en: 'Elsewhere' }));
	const { code, label } = DATASET.dimensions[geo]!.categories[0]!;
	const dimension = DATASET.dimensions[geo]!.label.en;
	expect(between(after)).toEqual([
		{ kind: 'category_label', dimension, code, before: label.en, after: 'Elsewhere' }
	]);
});

it('new and gone categories, dimensions, notes and texts are told apart; new periods are none', () => {
	const after = changed((d) => {
		d.unit = { ...d.unit, label: { en: 'persons' } };
		d.notes = [...d.notes, { id: 'n', scope: {}, text: { en: 'A new note.' } }];
		const time = d.dimensions.find((x) => x.role === 'time')!;
		time.categories.push({ code: '2099', label: { en: '2099' } });
		const geo = d.dimensions.find((x) => x.role === 'geo')!;
		geo.categories.push({ code: 'XX', label: { en: 'Xland' } });
		d.dimensions.push({ ...geo, id: 'extra' });
	});
	expect(between(after).map(({ kind }) => kind)).toEqual([
		'text',
		'category_added',
		'dimension_added',
		'note_added'
	]);
	expect(between(DATASET, after).map(({ kind }) => kind)).toEqual([
		'text',
		'dimension_removed',
		'category_removed',
		'note_removed'
	]);
});

it('a dataset that only one release has is new or gone', () => {
	expect(between(undefined)).toEqual([{ kind: 'dataset_removed' }]);
	expect(definitionChanges(undefined, DATASET, 'en')).toEqual([{ kind: 'dataset_added' }]);
});
