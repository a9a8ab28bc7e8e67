/** Reader of SDMX-CSV 1.0 and 2.0, as Eurostat and OECD write it: one observation on each row. */
import { cause, remark } from '#lib/dataset/problem.ts';
import { GrowingArray } from '../table/growing-array.ts';
import { arrangeObservations, cellCountOf, refuseRepeats } from '../table/cube.ts';
import { planCube } from '../delimited/cube.ts';
import { Faults } from '../delimited/faults.ts';
import { KeyColumn } from '../delimited/keys.ts';
import { LineIndex } from '../delimited/lines.ts';
import { headOf, isBlank, rowOf, sampleRows } from '../delimited/layout/index.ts';
import { ValueReader } from '../delimited/values.ts';
import { joinedByCode } from '../delimited/dimensions.ts';
import { uniqueIdsOf } from '../table/names.ts';
import { recordsOf, type Delimiter, type Records } from '../delimited/records.ts';
import { sdmxColumns, type SdmxColumn, type SdmxColumns } from './columns.ts';
import { Multipliers, multipliedUnits } from './multiplier.ts';
import { multiplied } from '#lib/dataset/magnitude.ts';
import { UNIT_NAMES } from '../table/roles.ts';
import { SdmxMarks } from './marks.ts';
import { SdmxSingles } from './singles.ts';
import { SymbolTable } from '../table/symbols.ts';
import {
	refuse,
	type ReadOptions,
	type Report,
	type Table,
	type TableDimension
} from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** The delimiter that makes the most of the first line, and what the columns are. */
async function headerOf(file: InputFile, options: ReadOptions) {
	const head = await headOf(file);
	const line = new TextDecoder().decode(head.bytes.subarray(0, 1 << 16)).split(/[\r\n]/, 1)[0]!;
	const counted = DELIMITERS.map((d) => ({ d, count: line.split(d).length }));
	const delimiter = options.delimiter ?? counted.sort((a, b) => b.count - a.count)[0]!.d;
	const header = sampleRows(head, delimiter)[0];
	if (!header) refuse('sdmx_empty', {}, { line: 1 });
	return { delimiter, columns: sdmxColumns(header) };
}

/**
 * Reads SDMX-CSV in UTF-8 without BOM, with codes, names, or both. Rows that are not in the file are absent cells.
 * Refuses files of several dataflows, deletions, and observations with two values.
 */
export async function readSdmxCsv(file: InputFile, options: ReadOptions): Promise<Table> {
	const report: Report = { found: [], assumed: [], warned: [] };
	const { delimiter, columns } = await headerOf(file, options);
	const symbols = new SymbolTable();
	const values = new GrowingArray(Float64Array);
	const marks = new GrowingArray(Uint16Array);
	const lines = new LineIndex();
	const faults = new Faults();
	const keys = columns.dimensions.map(({ field, id }) => new KeyColumn(field, id, 1024));
	const reader = new ValueReader(new SymbolTable(), '.');
	const flags = new SdmxMarks(columns, symbols, report);
	const singles = new SdmxSingles(columns);
	const multipliers = new Multipliers(columns.multiplier);
	const names = columns.dimensions.map(() => new Map<number, string>());
	let count = -1;
	let most = 1;
	for await (const records of recordsOf(file, delimiter)) {
		while (records.next()) {
			if (count < 0 || (records.count !== columns.width && isBlank(rowOf(records)))) {
				count = Math.max(0, count);
				continue;
			}
			if (records.count !== columns.width) {
				faults.add(misfit(records, columns.width));
				continue;
			}
			keys.forEach((key, k) => {
				let category = key.find(records);
				if (category < 0) {
					category = key.add(records);
					most = keys.reduce((product, { labels }) => product * labels.length, 1);
				}
				// A code may have its label in some rows only.
				const { labelField } = columns.dimensions[k]!;
				if (labelField !== undefined && isFilled(records, labelField) && !names[k]!.has(category))
					names[k]!.set(category, records.text(labelField));
				key.rows.push(category);
			});
			singles.check(records, faults);
			const { figure } = columns;
			const isNaNText =
				records.ends[figure]! - records.starts[figure]! === 3 && records.text(figure) === 'NaN';
			const to = isNaNText ? records.starts[figure]! : records.ends[figure]!;
			if (!reader.read(records.bytes, records.starts[figure]!, to, records.line))
				faults.add(
					cause(
						'sdmx_no_figure',
						{ text: records.text(figure) },
						{ line: records.line, name: 'OBS_VALUE' }
					)
				);
			const value = reader.mark > 0 ? NaN : reader.value;
			const mark = flags.markOf(records, !isNaN(value));
			multipliers.note(records, !isNaN(value));
			values.push(isNaN(value) ? symbols.valueOf(mark) : value);
			marks.push(mark);
			lines.add(count++, records.line);
			refuseRepeats(count, most);
		}
	}
	faults.settle();
	if (count <= 0) refuse('sdmx_no_rows', {}, { line: 1 });
	const { dimensions: read, maps } = sdmxDimensions(columns, keys, names);
	const numbers = values.done();
	const power = multipliers.settle(numbers, report);
	const dimensions = multipliedUnits(read, power);
	const hasUnits = dimensions.some(({ id }) => UNIT_NAMES.has(id));
	const unit = multiplied(singles.unit(), hasUnits ? 0 : power);
	const total = cellCountOf(
		dimensions.map(({ codes }) => codes.length),
		options.maxCells
	);
	const plan = planCube(dimensions, maps, [], 1);
	const cells = new Uint32Array(count);
	keys.forEach((key, k) => {
		const offsets = plan.keyOffsets[k]!;
		for (let row = 0; row < count; row++) cells[row]! += offsets[key.rows.at(row)]!;
	});
	const held = { cells, values: numbers, marks: marks.done() };
	const observations = arrangeObservations(held, lines.lines(count, 1), total, dimensions, report);
	report.found.push(
		remark('sdmx_form', { version: columns.version, dimensions: keys.length }, 1),
		remark('table_cells_in_file', { count: observations.values.length, total })
	);
	return {
		...singles.about(report),
		...(unit === '' ? {} : { unit }),
		dimensions,
		...observations,
		symbols: symbols.list,
		notes: [],
		report
	};
}

const misfit = (records: Records, width: number) =>
	cause('sdmx_fields', { fields: records.count, width }, { line: records.line });

const isFilled = ({ starts, ends }: Records, field: number): boolean =>
	ends[field]! > starts[field]!;

/** "A: Annual" → code and label; "A:" has none. */
const splitBoth = (text: string): [string, string] => {
	const at = `${text} `.indexOf(': ');
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
};

function sdmxDimensions(
	columns: SdmxColumns,
	keys: readonly KeyColumn[],
	names: readonly Map<number, string>[]
) {
	const ids = uniqueIdsOf(
		columns.dimensions.map(({ id }) => (/^time_period$/i.test(id) ? 'time' : id))
	);
	const maps: Uint32Array[] = [];
	const dimensions = columns.dimensions.map(({ id, label }: SdmxColumn, d): TableDimension => {
		const categories = keys[d]!.labels.map((text, i) => {
			const [code, shown] = columns.isBoth ? splitBoth(text) : [text, names[d]!.get(i) ?? ''];
			return { code, label: { en: shown.trim() || code } };
		});
		const { codes, labels, map } = joinedByCode(categories);
		maps.push(map);
		const role = /^TIME_PERIOD$/i.test(id)
			? 'time'
			: /^(geo|ref_area)$/i.test(id)
				? 'geo'
				: 'classification';
		return {
			id: ids[d]!,
			name: id,
			label: { en: label },
			role,
			codes,
			labels,
			coded: 'codes'
		};
	});
	return { dimensions, maps };
}
