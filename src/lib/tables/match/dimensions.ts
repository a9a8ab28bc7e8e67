/** Which known variable each variable of a file is, and what may be done where one is new or gone. */
import { phrase, remark, type Value } from '#lib/dataset/problem.ts';
import { lower, labelsOf, type KnownDimension } from './categories.ts';
import { idOf } from '../table/names.ts';
import { refuse, type KnownTable, type Table, type TableDimension } from '../table/table.ts';

/** Variables made up by the server for tables that have a single content. */
const PHANTOMS = new Set(['contentscode', 'contents']);
const RATE = /per ?cent|percent|prosent|procent|prosentti|%|\bshare\b|\brate\b|\bandel\b/i;
const TOTAL =
	/^(?:total|all|both sexes|in total|totalt|i alt|alle|alla|båda|begge|yhteensä|kaikki|samtals|alls|allir)(?!\p{L})/iu;
const COUNT =
	/^(?:persons?|number|numbers|people|individuals|antal|personer|antall|henkilö|lukumäärä|fjöldi)/i;

export const isTotal = (label: string): boolean => TOTAL.test(label.trim());
export const isRate = (text: string): boolean => RATE.test(text);

/** True when the figures are percentages, as far as unit, contents or title say. */
export const isRateTable = (table: Pick<Table, 'unit' | 'contents' | 'title'>): boolean =>
	table.unit !== undefined
		? isRate(table.unit)
		: isRate([table.contents?.en, table.title?.en].filter(Boolean).join(' '));

/** Same id, name or label, in any language and any case. */
const isSame = (dimension: TableDimension, known: KnownDimension): boolean => {
	const names = [known.id, known.name].map(lower).concat(labelsOf(known));
	return (
		dimension.id === known.id ||
		idOf(dimension.name) === known.id ||
		[dimension.name, ...Object.values(dimension.label)].some((name) => names.includes(lower(name)))
	);
};

export interface Matched {
	/** By index of the file's dimension. */
	known: (KnownDimension | undefined)[];
	lost: KnownDimension[];
}

export function matchedDimensions(table: Table, known: KnownTable): Matched {
	const free = new Set(known.dimensions);
	const found = table.dimensions.map((dimension) => {
		const same =
			[...free].find((d) => d.id === dimension.id) ?? [...free].find((d) => isSame(dimension, d));
		if (same) free.delete(same);
		return same;
	});
	return { known: found, lost: [...free] };
}

/** The table without dimensions of one category that only servers know, where the known table has no such thing. */
export function withoutPhantoms(table: Table, known: KnownTable): Table {
	const dimensions = table.dimensions.filter(
		(d) =>
			d.codes.length > 1 ||
			!PHANTOMS.has(d.id.replaceAll('_', '').toLowerCase()) ||
			known.dimensions.some((k) => isSame(d, k))
	);
	if (dimensions.length === table.dimensions.length) return table;
	const gone = table.dimensions.filter((d) => !dimensions.includes(d));
	table.report.found.push(remark('match_left_out', { names: gone.map(({ name }) => name) }));
	const contents = gone[0]!.labels[0];
	// A note on the only content is one on the whole table.
	const ids = new Set(gone.map(({ id }) => id));
	const notes = table.notes.map((note) => ({
		...note,
		scope: Object.fromEntries(Object.entries(note.scope).filter(([id]) => !ids.has(id)))
	}));
	return { ...table, dimensions, notes, contents: table.contents ?? contents };
}

/** Code and title of a table. */
const nameOf = (matrix?: string, title?: string): Value =>
	matrix || title
		? [...(matrix ? [matrix] : []), ...(title ? [phrase('titled', { title })] : [])]
		: phrase('a_table');

/** Refuses another table than the known one. */
export function refuseOther(
	table: Table,
	known: KnownTable,
	matched: Matched,
	title?: string
): void {
	const [own, other] = [table.matrix, known.matrix];
	const hasCodes = own !== undefined && other !== undefined;
	const isOtherCode = hasCodes && lower(own) !== lower(other);
	const shared = matched.known.filter((d) => d !== undefined).length;
	const most = Math.max(known.dimensions.length, table.dimensions.length);
	if (isOtherCode || shared === 0 || (!hasCodes && shared * 2 < most))
		refuse('match_other', {
			table: nameOf(table.matrix, table.title?.en),
			names: table.dimensions.map((d) => d.name),
			known: nameOf(known.matrix ?? known.id, title),
			knownNames: known.dimensions.map((d) => d.name)
		});
}

/** Refuses a new variable, unless the structure may change; a new unit must be one that is known. */
export function refuseNew(
	fresh: readonly TableDimension[],
	known: KnownTable,
	mayChange: boolean
): void {
	for (const dimension of fresh) {
		const isUnit = /^(?:unit|enhet|enhed|yksikkö|eining)/i.test(dimension.name);
		const odd = dimension.labels.find(({ en }) => !isRate(en) && !COUNT.test(en));
		if (isUnit && odd) refuse('match_new_unit', { name: dimension.name, unit: odd.en });
		if (!mayChange)
			refuse('match_new_variable', {
				name: dimension.name,
				labels: dimension.labels.slice(0, 4).map(({ en }) => en),
				dataset: known.id,
				ids: known.dimensions.map(({ id }) => id)
			});
	}
}

/** The category a lost variable may stand for: its total. Refused for percentages and where there is no total. */
export function eliminatedTotal(lost: KnownDimension, table: Table): string {
	const total = lost.categories.find(
		({ code, label }) => isTotal(label.en) || /^(?:T|TOT|TOTAL|_T)$/i.test(code)
	);
	const name = lost.name;
	if (isRateTable(table)) refuse('match_eliminated_rate', { name });
	return total?.code ?? refuse('match_eliminated', { name });
}
