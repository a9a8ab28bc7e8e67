/** Columns of SDMX-CSV that hold one value for the whole file: dataflow, update, unit, decimals. */
import { cause, remark } from '#lib/dataset/problem.ts';
import type { Faults } from '../delimited/faults.ts';
import { KeyColumn } from '../delimited/keys.ts';
import type { Records } from '../delimited/records.ts';
import { labelIn } from '../table/flags.ts';
import type { SdmxColumns } from './columns.ts';
import { refuse, type Report, type Table } from '../table/table.ts';

/** "ESTAT:LFSA_URGAN(1.0): Unemployment rates", with agency and version or without. */
const FLOW = /^(?:[^:\s]+:)?([^:()\s]+)(?:\([^)]*\))?(?::\s*(.*))?$/s;

const UNIT = /^UNIT(_MEASURE)?$/i;

export class SdmxSingles {
	readonly #columns: SdmxColumns;
	readonly #held = new Map<number, KeyColumn>();

	constructor(columns: SdmxColumns) {
		this.#columns = columns;
		const { flow, flowName, action, updated, decimals, attributes } = columns;
		const singles = [flow, flowName, action, updated, decimals];
		const behind = attributes.flatMap(({ field, id, labelField = -1 }) =>
			UNIT.test(id) ? [field, labelField] : [field]
		);
		for (const field of [...singles, ...behind])
			if (field >= 0) this.#held.set(field, new KeyColumn(field, '', 1));
	}

	/** Looks at one record; notes a deletion as a fault. */
	check(records: Records, faults: Faults): void {
		for (const column of this.#held.values()) {
			if (column.find(records) >= 0) continue;
			column.add(records);
			const text = column.labels.at(-1)!;
			if (
				column.field !== this.#columns.action ||
				/^(|[IARM]|Information|Append|Replace|Merge)$/i.test(text)
			)
				continue;
			faults.add(cause('sdmx_action', { text }, { line: records.line, name: 'ACTION' }));
		}
	}

	/** What they say about the table. Refuses several dataflows in one file. */
	about(report: Report): Pick<Table, 'matrix' | 'title' | 'updated' | 'decimals'> {
		const { flow, flowName, updated, decimals, attributes } = this.#columns;
		const flows = this.#labels(flow);
		if (flows.length > 1)
			refuse('sdmx_dataflows', { count: flows.length, flows: flows.slice(0, 3) });
		const [, matrix, title] = FLOW.exec(flows[0]!) ?? [];
		const name = this.#labels(flowName)[0] ?? title;
		for (const { field, id } of attributes) {
			const labels = this.#labels(field).filter((label) => label !== '');
			if (labels.length > 0)
				report.found.push(
					labels.length === 1
						? remark('sdmx_single', { id, label: labels[0]! }, 1)
						: remark('sdmx_single_values', { id, count: labels.length }, 1)
				);
		}
		const places = this.#labels(decimals).map((text) => Number.parseInt(text, 10));
		return {
			matrix,
			title: name === undefined || name === '' ? undefined : { en: name },
			updated: this.#labels(updated)[0],
			decimals: places.length > 0 && places.every(Number.isFinite) ? Math.max(...places) : undefined
		};
	}

	/** The unit of the whole table in words, where a column of attributes has a label for it. */
	unit(): string {
		const { attributes } = this.#columns;
		const measure = attributes.find(({ id }) => UNIT.test(id));
		const [said = '', ...others] = this.#labels(measure?.field);
		if (others.length > 0) return '';
		return [labelIn(said), ...this.#labels(measure?.labelField)].find((text) => text !== '') ?? '';
	}

	#labels(field = -1): string[] {
		return this.#held.get(field)?.labels ?? [];
	}
}
