import { describe, expect, test } from 'vitest';
import { DATASET } from '#lib/dataset/dataset.fixture.ts';
import type { Dataset } from '#lib/dataset/model.ts';
import { caveatsOf, nationalText } from './caveats.ts';
import { statusText } from './statuses.ts';

const said = (more: Partial<Dataset>, selection = {}) =>
	(['en', 'sv'] as const).map((language) =>
		caveatsOf({ ...DATASET, ...more }, selection, language)
	);

describe('what has to be said wherever the figures stand', () => {
	test('is nothing where nothing has to be said', () => {
		expect(said({})).toEqual([[], []]);
		expect(nationalText(DATASET, 'en')).toBe('');
	});
	test('is that the figures are national', () => {
		const [geo, ...rest] = DATASET.dimensions;
		const sweden = { code: 'SE', label: { en: 'Sweden', sv: 'Sverige' } };
		const national = {
			national: 'SE',
			dimensions: [{ ...geo!, categories: [sweden] }, ...rest]
		};
		expect(nationalText({ ...DATASET, ...national }, 'en')).toBe('national figures of Sweden');
		expect(nationalText({ ...DATASET, ...national }, 'sv')).toBe('nationella siffror för Sverige');
		const [english, swedish] = said(national);
		expect(english).toEqual([expect.stringMatching(/^National figures of Sweden/)]);
		expect(swedish).toEqual([expect.stringMatching(/^Nationella siffror för Sverige/)]);
	});
	test('is that zeros are left out, never that they are zero', () => {
		const [english, swedish] = said({ absent: 'zero' });
		expect(english).toEqual([expect.stringContaining('zeros are left out at the source')]);
		expect(swedish).toEqual([expect.stringContaining('nollor är utelämnade i källan')]);
		expect(statusText('missing', 'en', 'zero')).toBe('no figure; zeros are left out at the source');
		expect(statusText('missing', 'en')).not.toContain('zero');
		expect(statusText('suppressed', 'en', 'zero')).toBe(statusText('suppressed', 'en'));
	});
	test('is which breaks nobody marked, of the countries and periods that are shown', () => {
		const comparability = {
			...DATASET.comparability!,
			breaks: { DK: ['2016', '2018'], '*': ['2019'] },
			breaks_from: 'notes'
		};
		const selection = { geo: ['DK', 'SE'], time: ['2016', '2017', '2018', '2019'] };
		expect(said({ comparability }, selection)[0]).toEqual([
			expect.stringContaining('DK 2018, 2019; SE 2019')
		]);
		expect(said({ comparability }, { ...selection, time: ['2016', '2017'] })[0]).toEqual([]);
	});
});
