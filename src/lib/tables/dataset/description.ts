/** A read table → the description of a dataset, made from the table alone. */
import { remark } from '#lib/dataset/problem.ts';
import type {
	Category,
	Dataset,
	Dimension,
	Language,
	Note,
	Selection,
	Text
} from '#lib/dataset/model.ts';
import { defaultsOf, unitOf } from './guess.ts';
import { UNIT_NAMES } from '../table/roles.ts';
import { refuse, type Table, type TableDimension } from '../table/table.ts';

/** Ids of notes that came with a table begin with it. */
export const FROM_TABLE = 'table-';
const GEO =
	/^(?:reporting_country|country|countries|region|regions|municipality|county|area|geo|land|maa|alue)$/;

/** Codes of each dimension that stand in the file, periods from old to new. */
const sorted = ({ role, codes }: TableDimension): number[] => {
	const order = codes.map((_, i) => i);
	return role === 'time' ? order.sort((a, b) => (codes[a]! < codes[b]! ? -1 : 1)) : order;
};

/** "reporting country" → "Reporting country", as a heading is written. */
const capitalised = (label: Text): Text =>
	Object.fromEntries(
		Object.entries(label).map(([language, text]) => [
			language,
			text.replace(/^./u, (first) => first.toLocaleUpperCase(language))
		])
	) as Text;

/** Dimensions of the table as those of a dataset; one of them is time. */
export function dimensionsOf(table: Table): Dimension[] {
	const times = table.dimensions.filter(({ role }) => role === 'time').length;
	if (times === 0) refuse('table_no_time', {}, {}, { option: 'time' });
	if (times > 1) refuse('table_times', { times });
	const hasGeo = table.dimensions.some(({ role }) => role === 'geo');
	const geo = hasGeo
		? undefined
		: table.dimensions.find((d) => d.role !== 'time' && GEO.test(d.id));
	if (geo) table.report.assumed.push(remark('table_geo_by_name', { id: geo.id }));
	return table.dimensions.map((d) => ({
		id: d.id,
		role: d === geo ? 'geo' : d.role,
		label: capitalised(d.label),
		categories: sorted(d).map((i): Category => ({ code: d.codes[i]!, label: d.labels[i]! }))
	}));
}

/** Notes with a text, numbered in the order of the table. */
export const notesOf = ({ notes }: Table): Note[] =>
	notes
		.filter(({ text }) => text.en.trim() !== '')
		.map(({ scope, text }, i) => ({ id: `${FROM_TABLE}${i + 1}`, scope, text }));

/** Notes that apply to categories which are there, and to those alone; a note on others is none on the whole table. */
export const notesOn = <Noted extends { scope: Selection }>(
	notes: readonly Noted[],
	isThere: (dimension: string, code: string) => boolean
): Noted[] =>
	notes
		.map((note) => ({
			...note,
			scope: Object.fromEntries(
				Object.entries(note.scope).map(([id, codes]) => [
					id,
					codes.filter((code) => isThere(id, code))
				])
			)
		}))
		.filter(({ scope }) => Object.values(scope).every((codes) => codes.length > 0));

/** Words before the list of variables at the end of a title: "… by country, sex and time". */
const BY = / (?:by|efter|etter|eftir) /gi;
const LISTED = /^(?:\s|,|\band\b|\boch\b|\bog\b)*$/i;

/** A title without the code of the table and without the list of its own variables: pages name those beside it. */
function bare(title: string, language: Language, { matrix, dimensions }: Table): string {
	const text =
		matrix !== undefined && title.startsWith(matrix)
			? title.slice(matrix.length).replace(/^[:\s–-]+/, '')
			: title;
	const names = [
		...dimensions.flatMap(({ name, label }) => [name, label[language] ?? label.en]),
		...UNIT_NAMES
	].sort((a, b) => b.length - a.length);
	for (const { index, 0: by } of text.matchAll(BY)) {
		let list = text.slice(index + by.length).toLowerCase();
		for (const name of names) list = list.replace(name.toLowerCase(), '');
		if (LISTED.test(list)) return text.slice(0, index);
	}
	return text;
}

/** The title of a table in every language it has. */
function titleOf(table: Table, told: Identity): Text {
	const title = table.title ?? table.contents ?? { en: told.id };
	const texts = Object.entries(title).map(([language, text]) => [
		language,
		bare(text, language as Language, table) || told.id
	]);
	return Object.fromEntries(texts) as Text;
}

/** What a table says nothing of: its id, its theme, whose figures they are. */
export type Identity = Pick<Dataset, 'id' | 'theme' | 'source'>;

/** What the table does not say is assumed, and said so in its report. Refuses a table without one variable of time. */
export function datasetOf(table: Table, told: Identity): Dataset {
	const dimensions = dimensionsOf(table);
	const { report } = table;
	const title = titleOf(table, told);
	const isMixed = (d: TableDimension) =>
		(d.id === 'unit' && d.codes.length > 1) || new Set(d.units).size > 1;
	if (table.dimensions.some(isMixed)) report.warned.push(remark('table_units_mixed'));
	return {
		...told,
		title,
		measure: table.contents ?? title,
		unit: unitOf(table),
		dimensions,
		notes: notesOf(table),
		defaults: defaultsOf(dimensions),
		references: {},
		checks: [],
		synthetic: false
	};
}

/** The table with the one period it was made for; as it is where it has periods of its own. */
export function withPeriod(table: Table, period: string | undefined): Table {
	if (period === undefined || table.dimensions.some(({ role }) => role === 'time')) return table;
	const label = { en: period };
	return {
		...table,
		dimensions: [
			...table.dimensions,
			{
				id: 'time',
				name: 'time',
				label: { en: 'time' },
				role: 'time',
				codes: [period],
				labels: [label],
				coded: 'labels'
			}
		]
	};
}
