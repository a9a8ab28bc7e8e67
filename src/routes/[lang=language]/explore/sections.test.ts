/** Promises of divided lists: every category stands once, under its region and by name. */
import { expect, test } from 'vitest';
import type { Dimension } from '#lib/dataset/model.ts';
import { sectionsOf } from './sections.ts';

const ORIGIN: Dimension = {
	id: 'origin',
	role: 'classification',
	label: { en: 'Origin' },
	categories: [
		{ code: 'SY', label: { en: 'Syria', sv: 'Syrien' }, parent: '145' },
		{ code: 'TOTAL', label: { en: 'All', sv: 'Alla' }, group: true },
		{ code: 'AM', label: { en: 'Armenia', sv: 'Armenien' }, parent: '145' },
		{ code: 'AX', label: { en: 'Åland', sv: 'Åland' }, parent: '154' },
		{ code: 'SE', label: { en: 'Sweden', sv: 'Sverige' }, parent: '154' },
		{ code: 'STLS', label: { en: 'Stateless', sv: 'Statslösa' } }
	],
	regions: [
		{ code: '145', label: { en: 'Western Asia', sv: 'Västasien' }, parent: '142' },
		{ code: '142', label: { en: 'Asia', sv: 'Asien' }, parent: '001' },
		{ code: '154', label: { en: 'Northern Europe', sv: 'Nordeuropa' }, parent: '150' }
	]
};

test('totals come first, then regions by name, then what lies nowhere', () => {
	expect(sectionsOf(ORIGIN, 'en')).toEqual([
		{ name: 'Totals and regions', codes: ['TOTAL'] },
		{ name: 'Northern Europe', codes: ['AX', 'SE'] },
		{ name: 'Western Asia', codes: ['AM', 'SY'] },
		{ name: 'Other', codes: ['STLS'] }
	]);
});

test('names are sorted as each language does', () => {
	const swedish = sectionsOf(ORIGIN, 'sv').map(({ name, codes }) => [name, ...codes]);
	expect(swedish).toEqual([
		['Summor och regioner', 'TOTAL'],
		['Nordeuropa', 'SE', 'AX'],
		['Västasien', 'AM', 'SY'],
		['Övriga', 'STLS']
	]);
});

test('a dimension without regions keeps its order', () => {
	expect(sectionsOf({ ...ORIGIN, regions: [] }, 'en')).toEqual([
		{ name: '', codes: ['SY', 'TOTAL', 'AM', 'AX', 'SE', 'STLS'] }
	]);
});
