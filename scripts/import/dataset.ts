/** A read table → the description of a dataset: new, or the one that is there with what has changed. */
import type { Category, Dataset, Dimension, Note, Theme } from '../../src/lib/dataset/model.ts';
import { refuse, type Table, type TableDimension } from '../../src/lib/pxweb/table.ts';
import { defaultsOf, themeOf, unitOf } from './guess.ts';

export interface Naming {
	id: string;
	theme?: Theme;
	url?: string;
	/** ISO date of this copy. */
	retrieved: string;
}

const OFFICE = 'Nordic Statistics Database';
const ABOUT = 'https://www.nordicstatistics.org/about/';
/** Notes that came with the table; all others were written by people and stay. */
const IMPORTED = 'table-';
const GEO =
	/^(?:reporting_country|country|countries|region|regions|municipality|county|area|geo|land|maa|alue)$/;

/** Codes of each dimension that stand in the file, periods from old to new. */
const sorted = ({ role, codes }: TableDimension): number[] => {
	const order = codes.map((_, i) => i);
	return role === 'time' ? order.sort((a, b) => (codes[a]! < codes[b]! ? -1 : 1)) : order;
};

/** Dimensions of the table as those of a dataset; one of them is time. */
function dimensionsOf(table: Table): Dimension[] {
	const times = table.dimensions.filter(({ role }) => role === 'time').length;
	if (times !== 1)
		refuse(
			times === 0 ? 'no variable of time' : `${times} variables of time`,
			'one variable of time',
			times === 0
				? 'Export the table with its periods, or name the one period: --time 2024.'
				: 'Export the table with one of them.'
		);
	const hasGeo = table.dimensions.some(({ role }) => role === 'geo');
	const geo = hasGeo
		? undefined
		: table.dimensions.find((d) => d.role !== 'time' && GEO.test(d.id));
	if (geo) table.report.assumed.push({ line: 0, text: `"${geo.id}" are places, by its name` });
	return table.dimensions.map((d) => ({
		id: d.id,
		role: d === geo ? 'geo' : d.role,
		label: d.label,
		categories: sorted(d).map((i): Category => ({ code: d.codes[i]!, label: d.labels[i]! }))
	}));
}

/** Notes whose scope names what the dataset has, numbered in the order of the table. */
const notesOf = (table: Table): Note[] =>
	table.notes
		.filter(({ text }) => text.en.trim() !== '')
		.map(({ scope, text }, i) => ({
			id: `${IMPORTED}${i + 1}`,
			scope: Object.fromEntries(
				Object.entries(scope).flatMap(([id, codes]) => {
					const known = table.dimensions.find((d) => d.id === id)?.codes ?? [];
					const there = codes.filter((code) => known.includes(code));
					return there.length > 0 ? [[id, there]] : [];
				})
			),
			text
		}));

const bare = (title: string, matrix: string | undefined): string =>
	matrix !== undefined && title.startsWith(matrix)
		? title.slice(matrix.length).replace(/^[:\s–-]+/, '')
		: title;

/** A description made from the table alone. What the table does not say is assumed, and said so. */
export function newDataset(table: Table, { id, theme, url, retrieved }: Naming): Dataset {
	const dimensions = dimensionsOf(table);
	const { matrix, report } = table;
	const title = bare(table.title?.en ?? table.contents?.en ?? id, matrix) || id;
	const assume = (text: string) => report.assumed.push({ line: 0, text });
	const chosen = theme ?? themeOf(matrix ?? id);
	if (theme === undefined) assume(`theme "${chosen}", by the letters of the table code`);
	assume('population, way of collection and licence are not in the file; complete dataset.json');
	const isMixed = (d: TableDimension) =>
		(d.id === 'unit' && d.codes.length > 1) || new Set(d.units).size > 1;
	if (table.dimensions.some(isMixed))
		report.warned.push({
			line: 0,
			text: 'the figures have more than one unit; compare only those of one'
		});
	return {
		id,
		theme: chosen,
		title: { ...table.title, en: title },
		measure: table.contents ?? { en: title },
		population: { en: 'As the source defines it; see the notes' },
		collection: 'register',
		unit: unitOf(table),
		dimensions,
		notes: notesOf(table),
		source: {
			office: OFFICE,
			table: matrix ?? id,
			url: url ?? 'https://www.nordicstatistics.org/',
			licence: { name: 'Terms of the Nordic Statistics Database', url: ABOUT },
			retrieved
		},
		defaults: defaultsOf(dimensions),
		references: {},
		checks: [],
		synthetic: false
	};
}

/** Categories that were there keep what people wrote of them, unless the table calls them otherwise now. */
function mergedCategories(old: Dimension, now: Dimension, keepsOld: boolean): Category[] {
	const fresh = new Map(now.categories.map((category) => [category.code, category]));
	const kept = old.categories.flatMap((category): Category[] => {
		const same = fresh.get(category.code);
		if (!same) return keepsOld ? [category] : [];
		fresh.delete(category.code);
		return same.label.en === category.label.en ? [category] : [{ ...category, label: same.label }];
	});
	const all = [...kept, ...fresh.values()];
	return old.role === 'time' ? all.sort((a, b) => (a.code < b.code ? -1 : 1)) : all;
}

/**
 * The description that is there, with the categories and notes of a table bound to it. `keepsOld`: categories that
 * are not in the table stay.
 */
export function updatedDataset(
	old: Dataset,
	table: Table,
	naming: Naming,
	keepsOld: boolean
): Dataset {
	const now = dimensionsOf(table);
	const dimensions = now.map((d): Dimension => {
		const same = old.dimensions.find(({ id }) => id === d.id);
		return same ? { ...same, categories: mergedCategories(same, d, keepsOld) } : d;
	});
	const isThere = (id: string, code: string) =>
		dimensions.find((d) => d.id === id)?.categories.some((category) => category.code === code) ??
		false;
	const within = (scope: Dataset['defaults']) =>
		Object.fromEntries(
			Object.entries(scope)
				.map(([id, codes]) => [id, codes.filter((code) => isThere(id, code))] as const)
				.filter(([, codes]) => codes.length > 0)
		);
	const made = defaultsOf(dimensions);
	// Dimensions a person left to start with everything go on doing so.
	const fresh = Object.fromEntries(
		Object.entries(made).filter(
			([id]) => id in old.defaults || !old.dimensions.some((d) => d.id === id)
		)
	);
	const ofTable = notesOf(table);
	const written = old.notes.filter((note) => !note.id.startsWith(IMPORTED));
	const before = old.notes.filter((note) => note.id.startsWith(IMPORTED));
	const unit = unitOf(table);
	return {
		...old,
		dimensions,
		unit: {
			...old.unit,
			decimals: Math.max(old.unit.decimals, unit.decimals),
			range: wider(old.unit.range, unit.range)
		},
		notes: [...written, ...(ofTable.length > 0 ? ofTable : before)].map((note) => ({
			...note,
			scope: within(note.scope)
		})),
		source: {
			...old.source,
			...(naming.url === undefined ? {} : { url: naming.url }),
			retrieved: naming.retrieved
		},
		theme: naming.theme ?? old.theme,
		defaults: { ...fresh, ...within(old.defaults), ...latest(old, made, dimensions) },
		references: Object.fromEntries(
			Object.entries(old.references).filter(([id, code]) => isThere(id, code))
		),
		checks: old.checks.filter(
			(check) => check.rule === 'agrees-with' || dimensions.some((d) => d.id === check.dimension)
		)
	};
}

type Range = Dataset['unit']['range'];
const wider = (old: Range, now: Range): Range => [
	old[0] === null || now[0] === null ? null : Math.min(old[0], now[0]),
	old[1] === null || now[1] === null ? null : Math.max(old[1], now[1])
];

/** A page that started with the latest periods goes on doing so. */
function latest(
	old: Dataset,
	made: Dataset['defaults'],
	dimensions: readonly Dimension[]
): Dataset['defaults'] {
	const time = dimensions.find(({ role }) => role === 'time');
	const before = old.dimensions.find(({ role }) => role === 'time')?.categories.at(-1)?.code;
	const chosen = time && old.defaults[time.id];
	const isLatest = time && chosen && before !== undefined && chosen.includes(before);
	const now = time && made[time.id];
	return isLatest && now ? { [time.id]: now } : {};
}
