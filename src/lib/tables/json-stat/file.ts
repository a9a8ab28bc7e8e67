/** The members of a JSON-stat file: figures and statuses in columns, everything else as parsed JSON. */
import { cellCountOf, MAX_TABLE_CELLS } from '../table/cube.ts';
import { JsonScan } from '../json/scan.ts';
import { scanFigures, type Figures } from '../json/figures.ts';
import { sameStatus, scanStatuses, type Statuses } from '../json/statuses.ts';
import { isJsonObject, type JsonObject } from '../json/value.ts';
import { refuseError } from '../json/answer.ts';
import { refuse, type ReadOptions } from '../table/table.ts';
import type { InputFile } from '../bytes/input-file.ts';

/** One object of the file that may be a dataset. */
export interface DatasetPart {
	/** Name of the member that holds it; "" for the document itself. */
	name: string;
	members: JsonObject;
	figures?: Figures;
	statuses?: Statuses;
}

/** Objects of a document that describe it; any other may be a dataset of JSON-stat 1, whose name is free. */
const DESCRIPTIONS = new Set([
	'dimension',
	'role',
	'extension',
	'link',
	'error',
	'errors',
	'status',
	'note'
]);

/** Reads the whole file and returns its one dataset, or the one `options.dataset` names. */
export async function scanJsonStat(file: InputFile, options: ReadOptions): Promise<DatasetPart> {
	const scan = new JsonScan(file);
	try {
		if ((await scan.peek()) !== 0x7b) refuseOther((await scan.peek()) === 0x5b);
		const wrapped: DatasetPart[] = [];
		const document = await scanPart(scan, '', options, wrapped);
		await scan.end();
		refuseError(document.members);
		return chosen(document, wrapped, options.dataset);
	} finally {
		await scan.window.close();
	}
}

async function scanPart(
	scan: JsonScan,
	name: string,
	options: ReadOptions,
	wrapped?: DatasetPart[]
): Promise<DatasetPart> {
	const part: DatasetPart = { name, members: new Map() };
	const seen = new Set<string>();
	const most = options.maxCells ?? MAX_TABLE_CELLS;
	for await (const member of scan.members()) {
		if (seen.has(member))
			refuse('json_member_twice', { member }, { byte: scan.window.offsetOf(scan.window.pos) });
		seen.add(member);
		const first = await scan.peek();
		const isLong = first === 0x7b || first === 0x5b;
		if (member === 'value' && isLong)
			part.figures = await scanFigures(scan, roomFor(part.members, most), most);
		else if (member === 'status' && isLong)
			part.statuses = await scanStatuses(scan, part.figures?.values.length);
		else if (wrapped && first === 0x7b && !DESCRIPTIONS.has(member))
			wrapped.push(await scanPart(scan, member, options));
		else {
			const value = await scan.value();
			part.members.set(member, value);
			if (member === 'status' && typeof value === 'string') part.statuses = sameStatus(value);
		}
	}
	return part;
}

/** Number of figures to expect, where the sizes came before them; refuses cubes beyond the cap. */
function roomFor(members: JsonObject, most: number): number | undefined {
	const dimension = members.get('dimension');
	const size = members.get('size') ?? (isJsonObject(dimension) ? dimension.get('size') : undefined);
	if (!Array.isArray(size)) return undefined;
	const sizes = size.filter((length) => typeof length === 'number' && length > 0) as number[];
	return sizes.length === size.length ? cellCountOf(sizes, most) : undefined;
}

function chosen(
	document: DatasetPart,
	wrapped: readonly DatasetPart[],
	wanted: string | undefined
): DatasetPart {
	refuseOtherClass(document.members);
	if (isDataset(document)) return document;
	const datasets = wrapped.filter(isDataset);
	const names = datasets.map(({ name }) => name);
	const named = datasets.filter(({ name }) => name === wanted);
	if (wanted !== undefined && named.length === 0 && datasets.length > 1)
		refuse('jsonstat_no_dataset', { wanted, names });
	const [only, second] = named.length > 0 ? named : datasets;
	if (second)
		refuse(
			'jsonstat_bundle',
			{ count: datasets.length, names },
			{},
			{ option: 'dataset', answers: datasets.map(({ name }) => name) }
		);
	if (!only) return refuse('jsonstat_no_dimension');
	refuseOtherClass(only.members);
	return only;
}

const isDataset = ({ members, figures }: DatasetPart): boolean =>
	members.has('dimension') || figures !== undefined;

function refuseOtherClass(members: JsonObject): void {
	const kind = members.get('class');
	if (kind === undefined || kind === 'dataset') return;
	refuse('jsonstat_class', { class: typeof kind === 'string' ? kind : 'unknown' });
}

function refuseOther(isArray: boolean): never {
	return refuse(isArray ? 'jsonstat_list' : 'jsonstat_no_object');
}
