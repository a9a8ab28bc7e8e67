/** A table that was read × the table that is known: the same figures under the known ids and codes, and what changed. */
import { remark, type Cause } from '#lib/dataset/problem.ts';
import type { Text } from '#lib/dataset/model.ts';
import { refuseOlder } from './age.ts';
import { reportChanges, type Changes } from './changes.ts';
import {
	eliminatedTotal,
	matchedDimensions,
	refuseNew,
	refuseOther,
	withoutPhantoms,
	type Matched
} from './dimensions.ts';
import { matchedCategories, labelsOf, lower, type KnownDimension } from './categories.ts';
import {
	Refused,
	type KnownTable,
	type Report,
	type Table,
	type TableDimension
} from '../table/table.ts';

export interface MatchOptions {
	/** Title of the known table. */
	title?: string;
	/** An older file may replace a newer one. */
	older?: boolean;
	/** New variables are taken; the known ones that are gone are dropped. */
	force?: boolean;
	/** The file is a part: it says nothing of what it does not hold. */
	partial?: boolean;
}

export interface Match {
	table: Table;
	changes: Changes;
}

const labelIn = (label: Text): string => label.en;

/** A dimension under the known id and codes; labels stay those of the file. */
function boundDimension(
	dimension: TableDimension,
	known: KnownDimension,
	changes: Changes,
	report: Report,
	faults: Cause[]
): TableDimension {
	const { codes, categories, faults: wrong } = matchedCategories(dimension, known, report);
	faults.push(...wrong);
	const labels = dimension.labels.map((label, i): Text => {
		const category = categories[i];
		const code = codes[i]!;
		if (!category) {
			changes.added.push({ dimension: known.id, code, label: label.en });
			return label;
		}
		// Where the file had no labels or had them glued to codes, the known ones are better.
		if (dimension.coded !== 'codes' || label.en === dimension.codes[i]) return category.label;
		if (labelsOf({ label }).some((text) => labelsOf(category).includes(text))) return label;
		changes.relabelled.push({
			dimension: known.id,
			code,
			from: labelIn(category.label),
			to: labelIn(label)
		});
		return label;
	});
	const held = new Set(codes);
	for (const { code, label } of known.categories)
		if (!held.has(code)) changes.removed.push({ dimension: known.id, code, label: labelIn(label) });
	const elimination = dimension.elimination;
	const at = elimination === undefined ? -1 : dimension.codes.indexOf(elimination);
	return {
		...dimension,
		id: known.id,
		codes,
		labels,
		coded: 'codes',
		...(at < 0 ? {} : { elimination: codes[at] })
	};
}

/** Scopes of notes follow ids and codes to their new names. */
function movedNotes(table: Table, dimensions: readonly TableDimension[]): Table['notes'] {
	return table.notes.map((note) => ({
		...note,
		scope: Object.fromEntries(
			Object.entries(note.scope).map(([id, scoped]) => {
				const at = table.dimensions.findIndex((d) => d.id === id);
				const moved = dimensions[at]!;
				const places = new Map(table.dimensions[at]!.codes.map((code, index) => [code, index]));
				return [moved.id, scoped.map((code) => moved.codes[places.get(code)!]!)];
			})
		)
	}));
}

/** Puts back the variables a file was summed over, with the one category its figures can stand for. */
function withTotals(table: Table, { lost }: Matched): Table {
	const totals = lost.map((dimension): TableDimension => {
		const code = eliminatedTotal(dimension, table);
		table.report.assumed.push(remark('match_total', { name: dimension.name, code }));
		const category = dimension.categories.find((c) => c.code === code)!;
		return {
			id: dimension.id,
			name: dimension.name,
			label: dimension.label,
			role: 'classification',
			codes: [code],
			labels: [category.label],
			coded: 'codes'
		};
	});
	// Dimensions of one category in front leave every index as it is.
	const notes = totals.map((d) => ({
		scope: { [d.id]: d.codes },
		text: { en: `Total or sum of ${d.label.en}, unknown which.` },
		mandatory: false
	}));
	return {
		...table,
		dimensions: [...totals, ...table.dimensions],
		notes: [...table.notes, ...notes]
	};
}

/**
 * Binds a table to the known one. Refuses another table, an older file, a changed structure, and labels that cannot
 * be told apart; every other difference is in `changes` and in the report.
 */
export function matchTable(read: Table, known: KnownTable, options: MatchOptions = {}): Match {
	const table = withoutPhantoms(read, known);
	const { report } = table;
	const matched = matchedDimensions(table, known);
	refuseOther(table, known, matched, options.title);
	const fresh = table.dimensions.filter((_, i) => !matched.known[i]);
	refuseNew(fresh, known, options.force ?? false);
	const changes: Changes = {
		relabelled: [],
		added: [],
		removed: [],
		newDimensions: fresh.map(({ id }) => id),
		lostDimensions: matched.lost.map(({ id }) => id)
	};
	const faults: Cause[] = [];
	const dimensions = table.dimensions.map((dimension, i) => {
		const same = matched.known[i];
		return same ? boundDimension(dimension, same, changes, report, faults) : dimension;
	});
	if (faults.length > 0) throw new Refused(faults.slice(0, 100));
	const renamed = { ...table, dimensions, notes: movedNotes(table, dimensions) };
	if (!options.older && !options.partial) refuseOlder(renamed, known);
	const from = options.title;
	const to = table.title?.en;
	if (from !== undefined && to !== undefined && lower(from) !== lower(to))
		changes.title = { from, to };
	for (const id of changes.newDimensions) report.warned.push(remark('match_new_structure', { id }));
	reportChanges(changes, report);
	return { table: options.force ? renamed : withTotals(renamed, matched), changes };
}
