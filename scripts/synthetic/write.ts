/** `npm run data:synthetic`: writes data/synthetic/nordic/<id>/{observations.csv,dataset.json}, the same in every run. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { idOf } from '#lib/tables/table/names.ts';
import { toDatasetJson } from '#lib/formats/dataset-json-writer.ts';
import { countsOf, eachCell, type Counts } from './cells.ts';
import { datasetOf } from './dataset.ts';
import { TABLES, type TableSpec, type UnitName } from './tables.ts';

export const PLACE = 'data/synthetic/nordic';
const BLOCK = 1 << 20;

/** Observations as lines of CSV in blocks of about a megabyte; returns how many there were. */
function writeObservations(file: string, spec: TableSpec, counts: Counts, unit: UnitName): number {
	const out = openSync(file, 'w');
	let block = `${spec.axes.map((a) => idOf(a.name)).join(',')},value,status\n`;
	let rows = 0;
	const codes = spec.axes.map((a) => a.categories.map((c) => c.code));
	eachCell(spec, counts, unit, (positions, cell) => {
		if (!cell) return;
		for (const [depth, at] of positions.entries()) block += `${codes[depth]![at]},`;
		block += `${cell.value},${cell.status}\n`;
		rows++;
		if (block.length < BLOCK) return;
		writeSync(out, block);
		block = '';
	});
	writeSync(out, block);
	closeSync(out);
	return rows;
}

/** Writes all tables below `folder`; returns the number of observations of each dataset. */
export function writeTables(
	folder: string,
	tables: readonly TableSpec[] = TABLES
): Map<string, number> {
	const written = new Map<string, number>();
	for (const spec of tables) {
		const counts = countsOf(spec);
		for (const unit of spec.units) {
			const dataset = datasetOf(spec, unit);
			const place = join(folder, dataset.id);
			mkdirSync(place, { recursive: true });
			const rows = writeObservations(join(place, 'observations.csv'), spec, counts, unit);
			// Last: who finds the description finds the figures.
			writeFileSync(join(place, 'dataset.json'), toDatasetJson(dataset));
			written.set(dataset.id, rows);
		}
	}
	return written;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({ options: { out: { type: 'string', default: PLACE } } });
	const started = performance.now();
	const written = writeTables(values.out);
	for (const [id, rows] of written) console.log(`${id.padEnd(16)} ${rows} observations`);
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(`SYNTHETIC figures in ${seconds} s → ${values.out}`);
}
