/** A table whose figures have several units → one table for each unit: shares and persons are never in one dataset. */
import { magnitudeIn } from '#lib/dataset/magnitude.ts';
import { stridesOf } from '#lib/tables/table/cube.ts';
import { refuse, type Table, type TableDimension } from '#lib/tables/table/table.ts';
import { UNIT_NAMES } from '#lib/tables/table/roles.ts';

export interface UnitTable {
	/** Behind the id of the dataset; '' for the first unit. */
	suffix: string;
	/** What tells it from the others; undefined where there is only one. */
	part?: string;
	table: Table;
}

const PERSONS = /^(?:persons?|number(?: of persons)?|antal|antall|personer|individuals)$/i;
const SHARES = /^(?:per ?cent(?:ages?)?|percent|procent|prosent|%|share.*)$/i;

/** By the label, as codes have been seen on the wrong label. */
function unitOf(label: string): 'per cent' | 'persons' {
	if (SHARES.test(label.trim())) return 'per cent';
	if (PERSONS.test(label.trim())) return 'persons';
	return refuse('update_unit', { unit: label });
}

/** The part of a table with one category of dimension `d`, without that dimension. */
function sliceOf(table: Table, d: number, category: number): Pick<Table, 'values' | 'marks'> {
	const sizes = table.dimensions.map(({ codes }) => codes.length);
	const inner = stridesOf(sizes)[d]!;
	const step = inner * sizes[d]!;
	const length = table.values.length / sizes[d]!;
	const values = new Float64Array(length);
	const marks = new Uint16Array(length);
	for (let to = 0, from = category * inner; to < length; to += inner, from += step) {
		values.set(table.values.subarray(from, from + inner), to);
		marks.set(table.marks.subarray(from, from + inner), to);
	}
	return { values, marks };
}

/** Notes of one unit; a scope does not name the dimension that is gone. */
const notesOf = (table: Table, { id }: TableDimension, code: string): Table['notes'] =>
	table.notes.flatMap((note) => {
		const { [id]: units, ...scope } = note.scope;
		return units && !units.includes(code) ? [] : [{ ...note, scope }];
	});

/** A dense table in parts, shares first; a table without a variable of units stays whole. Refuses units nobody knows. */
export function byUnit(table: Table): UnitTable[] {
	const d = table.dimensions.findIndex(({ id }) => UNIT_NAMES.has(id));
	const dimension = table.dimensions[d];
	if (!dimension || table.cells) return [{ suffix: '', table }];
	// A label may say "Persons" of figures that count in thousands.
	const units = dimension.labels.map(({ en }, i) => {
		const unit = dimension.units?.[i] ?? '';
		return unitOf(magnitudeIn(unit).power === 0 ? en : unit);
	});
	const isOne = units.length === 1;
	const parts = units.map((unit, category): UnitTable => {
		const hasSuffix = !isOne && unit === 'persons';
		return {
			suffix: hasSuffix ? '_persons' : '',
			...(isOne ? {} : { part: unit }),
			table: {
				...table,
				...sliceOf(table, d, category),
				dimensions: table.dimensions.filter((other) => other !== dimension),
				unit,
				// Decimals are those of the shares; the persons show their own.
				...(unit === 'persons' && !isOne ? { decimals: 0 } : {}),
				notes: notesOf(table, dimension, dimension.codes[category]!),
				report: {
					found: [...table.report.found],
					assumed: [...table.report.assumed],
					warned: [...table.report.warned]
				}
			}
		};
	});
	if (new Set(parts.map(({ suffix }) => suffix)).size < parts.length)
		refuse('update_units_same', { units: dimension.labels.map(({ en }) => en) });
	return parts.sort((a, b) => a.suffix.length - b.suffix.length);
}
