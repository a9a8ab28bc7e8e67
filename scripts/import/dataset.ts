/** A read table → the description of a dataset: new, or the one that is there with what has changed. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import type { Category, Dataset, Dimension, Theme } from '#lib/dataset/model.ts';
import {
	datasetOf,
	dimensionsOf,
	FROM_TABLE,
	notesOf,
	notesOn
} from '#lib/tables/dataset/description.ts';
import { unitText } from '#lib/dataset/magnitude.ts';
import { defaultsOf, unitNamed, unitOf } from '#lib/tables/dataset/guess.ts';
import { refuse, type Table } from '#lib/tables/table/table.ts';
import { themeOf } from './theme.ts';

export interface Naming {
	id: string;
	theme?: Theme;
	url?: string;
	/** ISO date of this copy. */
	retrieved: string;
}

const OFFICE = 'Nordic Statistics Database';
const ABOUT = 'https://www.nordicstatistics.org/about/';

/** A description made from the table alone. What the table does not say is assumed, and said so. */
export function newDataset(table: Table, { id, theme, url, retrieved }: Naming): Dataset {
	const { matrix, report } = table;
	const chosen = theme ?? themeOf(matrix ?? id);
	const dataset = datasetOf(table, {
		id,
		theme: chosen,
		source: {
			office: OFFICE,
			table: matrix ?? id,
			url: url ?? 'https://www.nordicstatistics.org/',
			licence: { name: 'Terms of the Nordic Statistics Database', url: ABOUT },
			retrieved
		}
	});
	const assume = (one: Remark) => report.assumed.push(one);
	if (theme === undefined) assume(remark('import_theme', { theme: chosen }));
	assume(remark('import_about'));
	return dataset;
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
	const written = old.notes.filter((note) => !note.id.startsWith(FROM_TABLE));
	const before = old.notes.filter((note) => note.id.startsWith(FROM_TABLE));
	const notes = [...written, ...(ofTable.length > 0 ? ofTable : before)];
	const applying = notesOn(notes, isThere);
	for (const { id, text } of notes)
		if (!applying.some((note) => note.id === id))
			table.report.warned.push(remark('import_note_left_out', { id, text: text.en }));
	const unit = unitOf(table);
	refuseOtherUnit(old, table, unit);
	return {
		...old,
		dimensions,
		unit: {
			...old.unit,
			decimals: Math.max(old.unit.decimals, unit.decimals),
			range: wider(old.unit.range, unit.range)
		},
		notes: applying,
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
			(check) => check.rule !== 'parts-of-whole' || dimensions.some((d) => d.id === check.dimension)
		)
	};
}

/** Refuses figures that the unit of what is stored would say something else of: euro as a rate, millions as thousands. */
function refuseOtherUnit(old: Dataset, table: Table, unit: Dataset['unit']): void {
	if (unitNamed(table) === undefined) return;
	const kinds = [old.unit.kind, unit.kind];
	const isRateOfMoney = kinds.includes('money') && kinds.includes('rate');
	if (isRateOfMoney || (old.unit.multiplier ?? 0) !== (unit.multiplier ?? 0))
		refuse('match_other_unit', {
			unit: unit.label.en,
			known: unitText(old.unit, 'en'),
			dataset: old.id
		});
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
