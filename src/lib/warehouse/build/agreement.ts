/** Two datasets that are to agree: cells in which they differ, and cells that only one of them has. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '#lib/dataset/model.ts';
import type { RowProblem } from './problem.ts';
import { literal, quoted, queryRows } from '../sql.ts';

export interface Disagreement {
	/** Problems in rows of the dataset that asks for the check. */
	own: RowProblem[];
	/** Problems in rows of the other one. */
	others: RowProblem[];
}

type Check = Extract<Dataset['checks'][number], { rule: 'agrees-with' }>;

/** Row, value and shared codes of what is compared: cells that both datasets describe and that the check speaks of. */
function comparedOf(dataset: Dataset, other: Dataset, where: Check['where'], name: string): string {
	const keys: string[] = [];
	const terms = dataset.dimensions.flatMap((d) => {
		const twin = other.dimensions.find((o) => o.id === d.id);
		const chosen = where[d.id];
		if (!twin && !chosen) return [];
		const column = `${quoted(d.id)}::VARCHAR`;
		if (twin) keys.push(`${column} AS ${quoted(`key ${d.id}`)}`);
		const codes = d.categories
			.map((c) => c.code)
			.filter((code) => chosen?.includes(code) ?? true)
			.filter((code) => twin?.categories.some((c) => c.code === code) ?? true);
		return [codes.length > 0 ? `${column} IN (${codes.map(literal).join(',')})` : 'false'];
	});
	return `SELECT ${['rowid AS place', 'value', ...keys].join(', ')} FROM ${quoted(name)} WHERE ${['true', ...terms].join(' AND ')}`;
}

/** @param name, otherName the tables to look at, typed or of texts; rows are theirs */
export async function disagreeing(
	connection: DuckDBConnection,
	dataset: Dataset,
	name: string,
	other: Dataset,
	otherName: string
): Promise<Disagreement> {
	const own: RowProblem[] = [];
	const others: RowProblem[] = [];
	for (const check of dataset.checks) {
		if (check.rule !== 'agrees-with' || check.dataset !== other.id) continue;
		const keys = dataset.dimensions
			.filter((d) => other.dimensions.some((o) => o.id === d.id))
			.map((d) => quoted(`key ${d.id}`))
			.join(',');
		const sql = `SELECT a.place, b.place, a.value, b.value, concat_ws(' ', ${keys})
			FROM (${comparedOf(dataset, other, check.where, name)}) AS a
			FULL JOIN (${comparedOf(other, dataset, { ...check.where, ...check.there }, otherName)}) AS b USING (${keys})
			WHERE a.place IS NULL OR b.place IS NULL OR a.value::DOUBLE IS DISTINCT FROM b.value::DOUBLE
			ORDER BY a.place, b.place`;
		for (const [row, otherRow, value, expected, key] of await queryRows(connection, sql)) {
			const onlyIn = (place: number, missing: Dataset): RowProblem => ({
				code: 'only-in-one',
				where: { row: place, column: '' },
				found: `${key}, which ${missing.id} does not have`,
				allowed: 'the same cells in both',
				remedy: 'Add the line there, or remove it here.'
			});
			if (row === null) others.push(onlyIn(Number(otherRow), dataset));
			else if (otherRow === null) own.push(onlyIn(Number(row), other));
			else
				own.push({
					code: 'disagrees',
					where: { row: Number(row), column: 'value' },
					found: `${value} for ${key}`,
					allowed: `${expected}, as in ${other.id}`,
					remedy: 'Find out which of the two datasets is right.'
				});
		}
	}
	return { own, others };
}
