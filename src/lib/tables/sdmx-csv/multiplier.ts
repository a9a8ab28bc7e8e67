/** UNIT_MULT of SDMX observations: the power of ten their figures count in, which becomes a part of the unit. */
import { remark } from '#lib/dataset/problem.ts';
import { magnitudeIn, multiplied } from '#lib/dataset/magnitude.ts';
import { KeyColumn } from '../delimited/keys.ts';
import type { Records } from '../delimited/records.ts';
import { codeIn } from '../table/flags.ts';
import { UNIT_NAMES } from '../table/roles.ts';
import type { Report, TableDimension } from '../table/table.ts';

const WHOLE = /^[-+]?\d{1,2}$/;

export class Multipliers {
	readonly #column?: KeyColumn;
	/** Of the categories of the column, those beside figures. */
	readonly #used = new Set<number>();

	/** `field`: of UNIT_MULT; -1 where the file has none. */
	constructor(field: number) {
		if (field >= 0) this.#column = new KeyColumn(field, 'UNIT_MULT', 1);
	}

	/** Notes the power of one observation. */
	note(records: Records, hasFigure: boolean): void {
		const column = this.#column;
		if (!column) return;
		const found = column.find(records);
		const category = found < 0 ? column.add(records) : found;
		column.rows.push(category);
		if (hasFigure) this.#used.add(category);
	}

	/**
	 * The one power of ten of all figures. Where rows have different ones, those above the lowest are multiplied in
	 * place, digit for digit, and the report says so: one table has one unit.
	 */
	settle(values: Float64Array, report: Report): number {
		const column = this.#column;
		if (!column || this.#used.size === 0) return 0;
		const powers = column.labels.map((text) => powerOf(text, report));
		const used = [...new Set([...this.#used].map((category) => powers[category]!))].sort(
			(a, b) => a - b
		);
		const [lowest = 0] = used;
		if (used.length > 1) {
			for (let row = 0; row < values.length; row++) {
				const excess = powers[column.rows.at(row)]! - lowest;
				if (excess > 0 && !isNaN(values[row]!)) values[row] = Number(`${values[row]}e${excess}`);
			}
			report.warned.push(remark('sdmx_powers', { powers: used.map(String), lowest }, 1));
		}
		return lowest;
	}
}

function powerOf(text: string, report: Report): number {
	const code = codeIn(text);
	if (WHOLE.test(code)) return Number(code);
	const { power } = magnitudeIn(text);
	if (power === 0 && code !== '') report.warned.push(remark('sdmx_no_power', { text }, 1));
	return power;
}

/** The dimensions with the magnitude in the units that one of them names. */
export const multipliedUnits = (
	dimensions: readonly TableDimension[],
	power: number
): TableDimension[] =>
	dimensions.map((dimension) =>
		power !== 0 && UNIT_NAMES.has(dimension.id)
			? { ...dimension, units: dimension.labels.map(({ en }) => multiplied(en, power)) }
			: dimension
	);
