/** What a synthetic table says of itself: the description that stands beside its figures. */
import type { Dataset, Dimension, Unit } from '#lib/dataset/model.ts';
import { idOf } from '#lib/tables/table/names.ts';
import type { TableSpec, UnitName } from './tables.ts';

const UNITS: Record<UnitName, Unit> = {
	'per cent': {
		label: { en: 'per cent of the group' },
		symbol: '%',
		decimals: 1,
		kind: 'rate',
		range: [0, 100]
	},
	persons: {
		label: { en: 'persons' },
		symbol: '',
		decimals: 0,
		kind: 'count',
		range: [0, null]
	}
};

/** One unit to a dataset: of a table with both, the persons have an id of their own. */
export const datasetIdOf = ({ id, units }: TableSpec, unit: UnitName): string =>
	units.length > 1 && unit === 'persons' ? `${id}_persons` : id;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** As the office would title it: "EDUC32: … by reporting country, time and sex". */
export const titleOf = ({ id, contents, axes }: TableSpec): string =>
	`${id}: ${contents} by ${list.format(axes.map((a) => a.name))}`;

const chosen = (pick: (axis: TableSpec['axes'][number]) => unknown, { axes }: TableSpec) =>
	Object.fromEntries(axes.filter((a) => pick(a)).map((a) => [idOf(a.name), pick(a)]));

export function datasetOf(spec: TableSpec, unit: UnitName): Dataset {
	const dimensions: Dimension[] = spec.axes.map(({ name, role, categories }) => ({
		id: idOf(name),
		role,
		label: { en: name.replace(/^./, (first) => first.toUpperCase()) },
		categories: categories.map(({ code, label }) => ({ code, label: { en: label } }))
	}));
	const hasGrounds = dimensions.some((d) => d.id === 'reason_for_residence_permit');
	const hasLevels = dimensions.some((d) => d.id === 'level_of_education');
	return {
		id: datasetIdOf(spec, unit),
		theme: spec.theme,
		// As an update names it: its variables stand beside it.
		title: { en: spec.units.length > 1 ? `${spec.contents} (${unit})` : spec.contents },
		measure: { en: spec.contents },
		comparability: {
			source_kind: 'register',
			instrument: 'registers',
			definition: 'harmonised',
			concept: hasGrounds ? 'ground' : 'origin',
			who: { en: spec.population },
			reference_period: '31 December',
			flow_or_stock: 'stock',
			rank: 'care'
		},
		unit: UNITS[unit],
		dimensions,
		notes: [
			{
				id: 'synthetic',
				scope: {},
				text: { en: 'SYNTHETIC: these figures were made by a generator and describe nobody.' }
			},
			...(unit === 'per cent'
				? [
						{
							id: 'base',
							scope: {},
							text: { en: 'Shares are given for groups of at least 50 persons only.' }
						}
					]
				: [])
		],
		source: {
			office: 'SYNTHETIC, made by a generator',
			table: spec.id,
			url: 'https://example.org/synthetic',
			licence: {
				name: 'CC0 1.0',
				url: 'https://creativecommons.org/publicdomain/zero/1.0/'
			},
			retrieved: '2025'
		},
		defaults: chosen((a) => a.start, spec) as Dataset['defaults'],
		references: chosen((a) => a.reference, spec) as Dataset['references'],
		checks:
			unit === 'per cent' && hasLevels
				? [{ rule: 'parts-of-whole', dimension: 'level_of_education', total: 100, tolerance: 0.2 }]
				: [],
		synthetic: true
	};
}
