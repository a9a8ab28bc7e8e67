/** What the columns of an SDMX-CSV file are: dimensions, the figure, its flags, and labels beside codes. */
import { cleaned, type SampleRow } from '../delimited/layout/index.ts';
import { refuse } from '../table/table.ts';

export interface SdmxColumn {
	/** Field with the code. */
	field: number;
	/** Identifier of the concept. */
	id: string;
	label: string;
	/** Field with the label, where labels have columns of their own. */
	labelField?: number;
}

export interface SdmxColumns {
	version: '1.0' | '2.0';
	/** True where a cell holds code and label: "A: Annual". */
	isBoth: boolean;
	width: number;
	/** Field of the flow, structure or its id, and of its name. */
	flow: number;
	flowName: number;
	/** Field of the action; -1 in version 1.0. */
	action: number;
	dimensions: SdmxColumn[];
	figure: number;
	/** Fields of flags and of the status of confidentiality; -1 where there is none. */
	flag: number;
	/** Field of the label of the flags, where labels have columns of their own; else -1. */
	flagLabel: number;
	confidential: number;
	updated: number;
	multiplier: number;
	decimals: number;
	/** Everything behind the figure that is none of these. */
	attributes: SdmxColumn[];
}

const LEAD = /^(DATAFLOW|STRUCTURE(\[.*\])?|STRUCTURE_ID|STRUCTURE_NAME|ACTION|LAST UPDATE)$/i;

/** "FREQ: Frequency" → its two parts. */
const partsOf = (cell: string): [string, string] => {
	const at = cell.indexOf(':');
	return at < 0 ? [cell, cell] : [cell.slice(0, at).trim(), cell.slice(at + 1).trim()];
};

/** Reads the header. Refuses one without dimensions before OBS_VALUE. */
export function sdmxColumns(header: SampleRow): SdmxColumns {
	const cells = header.texts.map(cleaned);
	const parts = cells.map(partsOf);
	const at = (name: RegExp) => parts.findIndex(([id]) => name.test(id));
	const figure = at(/^OBS_VALUE$/i);
	const first = parts.findIndex(([id]) => !LEAD.test(id));
	if (figure < 0 || first < 0 || first >= figure)
		refuse('sdmx_header', { names: cells.slice(0, 8) }, { line: header.line });
	// With names in columns of their own each code column is followed by one for its label.
	const isPaired = at(/^STRUCTURE_NAME$/i) >= 0;
	const columnsFrom = (from: number, to: number): SdmxColumn[] => {
		const columns: SdmxColumn[] = [];
		for (let field = from; field < to; field += isPaired ? 2 : 1) {
			const [id, label] = parts[field]!;
			const labelField = isPaired && field + 1 < to ? field + 1 : undefined;
			columns.push({
				field,
				id,
				label: (labelField ? cells[labelField] : label) || id,
				labelField
			});
		}
		return columns;
	};
	const behind = columnsFrom(figure + (isPaired ? 2 : 1), cells.length);
	const flag = at(/^OBS_(FLAG|STATUS)$/i);
	const confidential = at(/^CONF_STATUS$/i);
	const multiplier = at(/^UNIT_MULT$/i);
	const decimals = at(/^DECIMALS$/i);
	return {
		version: /^DATAFLOW/i.test(cells[0]!) ? '1.0' : '2.0',
		isBoth: cells.slice(first, figure).some((cell) => cell.includes(':')),
		width: cells.length,
		flow: /^DATAFLOW/i.test(cells[0]!) ? 0 : Math.max(0, at(/^STRUCTURE_ID$/i)),
		flowName: at(/^STRUCTURE_NAME$/i),
		action: at(/^ACTION$/i),
		dimensions: columnsFrom(first, figure),
		figure,
		flag,
		flagLabel: isPaired && flag >= 0 ? flag + 1 : -1,
		confidential,
		updated: at(/^LAST UPDATE$/i),
		multiplier,
		decimals,
		attributes: behind.filter(
			({ field }) => ![flag, confidential, multiplier, decimals].includes(field)
		)
	};
}
