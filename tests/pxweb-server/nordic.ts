/** The tables on integration in their full size: dimensions of the seven tables, figures made from the number of the cell. */
import { TABLES } from '#scripts/synthetic/tables.ts';
import { countCell, shareCell, type ServedTable } from './tables.ts';

const FOLDERS: Record<string, string> = {
	employment: 'Labour market',
	education: 'Education',
	settlement: 'Population'
};
const UNITS = [
	{ code: 'PC', label: 'Per cent' },
	{ code: 'PERS', label: 'Persons' }
];

/** Seven tables, 3.7 million cells. */
export const nordicTables = (): ServedTable[] =>
	TABLES.map((spec, seed): ServedTable => {
		const hasBoth = spec.units.length > 1;
		const share = shareCell(seed);
		const count = countCell(seed);
		const names = spec.axes.map(({ name }) => name);
		return {
			file: `${spec.id}.px`,
			folders: ['Integration and migration', FOLDERS[spec.theme]!],
			title: `${spec.id}: ${spec.contents} by ${names.join(', ')}`,
			contents: spec.contents,
			...(hasBoth ? {} : { unit: spec.units[0] }),
			source: 'National statistical institutes',
			notes: ['Shares are given for groups of at least 50 persons only.'],
			decimals: hasBoth || spec.units[0] === 'per cent' ? 1 : 0,
			updated: '2025-12-08T09:00:00',
			variables: [
				...spec.axes.map(({ name, role, categories }) => ({
					code: name,
					values: categories.map(({ code, label }) => ({ code, label })),
					...(role === 'time' ? { isTime: true } : {})
				})),
				...(hasBoth ? [{ code: 'unit', values: UNITS }] : [])
			],
			cell: hasBoth
				? (index) => (index % 2 === 0 ? share : count)(index)
				: spec.units[0] === 'per cent'
					? share
					: count
		};
	});
