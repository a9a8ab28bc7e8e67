/** DATANOTECELL of a PX file: signs beside single figures. */
import { remark } from '#lib/dataset/problem.ts';
import type { Selection } from '#lib/dataset/model.ts';
import { stridesOf } from '../table/cube.ts';
import type { Cube } from './figures.ts';
import type { PxHead } from './head.ts';
import { subKeysOf, valuesOf } from './lex.ts';
import { cellScope } from './scopes.ts';
import type { PxVariable } from './variables.ts';
import type { SymbolTable } from '../table/symbols.ts';
import type { Report } from '../table/table.ts';

/** Puts each sign beside the numbers it is for; a cell that holds a symbol keeps it. */
export function markCells(
	head: PxHead,
	variables: readonly PxVariable[],
	{ values, marks }: Cube,
	symbols: SymbolTable,
	report: Report
): void {
	const accepted = variables.map(({ codes, texts, dimension }) => [
		codes ?? dimension.codes,
		texts
	]);
	for (const statement of head.all('DATANOTECELL')) {
		const sign = valuesOf(statement).join(', ').trim();
		const scope = cellScope(statement, variables, accepted);
		if (!scope)
			report.warned.push(remark('px_note_no_cell', { keys: subKeysOf(statement) }, statement.line));
		if (!scope || sign === '') continue;
		const flag = symbols.flagOf(sign);
		for (const cell of cellsIn(scope, variables))
			if (marks[cell] === 0 && !Number.isNaN(values[cell]!)) marks[cell] = flag;
	}
}

/** Cells whose categories lie inside the scope. */
function cellsIn(scope: Selection, variables: readonly PxVariable[]): number[] {
	const strides = stridesOf(variables.map(({ texts }) => texts.length));
	let cells = [0];
	variables.forEach(({ dimension: { id, codes } }, v) => {
		const chosen = scope[id]?.map((code) => codes.indexOf(code)) ?? [...codes.keys()];
		cells = cells.flatMap((cell) => chosen.map((index) => cell + index * strides[v]!));
	});
	return cells;
}
