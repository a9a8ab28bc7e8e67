/** A small dataset with awkward codes, for tests. */
import type { Dataset } from './model.ts';

export const DATASET: Dataset = {
	id: 'test',
	theme: 'employment',
	title: {
		en: 'Test by country, group, schooling and year',
		sv: 'Test efter land, grupp, nivå och år'
	},
	measure: { en: 'Employment rate', sv: 'Sysselsättningsgrad' },
	comparability: {
		source_kind: 'survey',
		instrument: 'EU-LFS',
		definition: 'harmonised',
		concept: 'citizenship',
		who: { en: 'everyone', sv: 'alla' },
		reference_period: 'annual average',
		flow_or_stock: 'stock',
		rank: 'yes'
	},
	unit: { label: { en: 'per cent' }, symbol: '%', decimals: 1, kind: 'rate', range: [0, 100] },
	dimensions: [
		{
			id: 'geo',
			role: 'geo',
			label: { en: 'Country', sv: 'Land' },
			categories: ['DK', 'FI', 'SE'].map((code) => ({ code, label: { en: code } }))
		},
		{
			id: 'group of people',
			role: 'classification',
			label: { en: 'Group' },
			categories: ['a,b', 'x..y', '*', 'NAT', 'å & ö=1', '100%', 'p+q'].map((code) => ({
				code,
				label: { en: code }
			}))
		},
		{
			id: 'schooling',
			role: 'classification',
			label: { en: 'Level' },
			categories: ['low', 'middle', 'high'].map((code) => ({ code, label: { en: code } }))
		},
		{
			id: 'time',
			role: 'time',
			label: { en: 'Year' },
			categories: ['2015', '2016', '2017', '2018', '2019'].map((code) => ({
				code,
				label: { en: code }
			}))
		}
	],
	notes: [
		{ id: 'all', scope: {}, text: { en: 'everywhere' } },
		{ id: 'se', scope: { geo: ['SE'], time: ['2018', '2019'] }, text: { en: 'Sweden from 2018' } }
	],
	source: {
		office: 'Test',
		table: 'test',
		url: 'https://example.org',
		licence: { name: 'CC0', url: 'https://example.org' },
		retrieved: '2025'
	},
	defaults: { 'group of people': ['NAT'], schooling: ['high'] },
	references: { 'group of people': 'NAT' },
	checks: [{ rule: 'parts-of-whole', dimension: 'schooling', total: 100, tolerance: 0.2 }],
	synthetic: true
};
