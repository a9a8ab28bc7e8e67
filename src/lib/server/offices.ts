/** Whose figures a site serves: pages say nothing of sources that are not there. */
import type { Dataset } from '#lib/dataset/model.ts';

/** Offices of the figures that come with the site. */
const CARRIED = [
	'Eurostat',
	'OECD',
	'UNHCR',
	'UN DESA',
	'Statistics Denmark',
	'Statistics Iceland',
	'Statistics Norway',
	'Statistics Sweden',
	'FHI',
	'IMDi',
	'Kolada',
	'Udlændinge- og Integrationsministeriet'
];

/** Came with the site; the Nordic tables come with an update. */
export const isCarried = ({ source }: Dataset): boolean => CARRIED.includes(source.office);

/** Each office once, in the order of the alphabet. */
export const officesOf = (datasets: readonly Dataset[]): string[] =>
	[...new Set(datasets.map(({ source }) => source.office))].sort();
