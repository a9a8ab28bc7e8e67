/** Worked examples that were computed elsewhere (tests/fixtures/methods). */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Selection } from '#lib/dataset/model.ts';

export interface WorkedExample {
	id: string;
	dataset: string;
	/** How the address asks for it. */
	search: string;
	codes: Record<string, string>;
	/** Codes of the reference; or the population in persons. */
	other: Record<string, string>;
	/** With six decimals; undefined where there is no figure, for the reason in `status`. */
	exact: number | undefined;
	shown: string;
	status: string;
}

const STEPS: Record<string, string> = {
	gap: 'transform=gap',
	ratio: 'transform=ratio',
	change: 'transform=change',
	'change %': 'transform=percent',
	index: 'transform=index',
	share: 'per=whole',
	'per 1,000': 'per=inhabitants'
};

const codesIn = (cell: string): Record<string, string> =>
	Object.fromEntries(cell.split(';').map((part) => part.split('=') as [string, string]));

const queryOf = (codes: Selection | Record<string, string>) =>
	Object.entries(codes).map(([id, code]) => `${id}=${String(code)}`);

const exampleOf = (row: Record<string, string>): WorkedExample => {
	const [codes, other] = [codesIn(row.cell!), codesIn(row.other!)];
	const step = STEPS[row.transform!]!;
	const apart = Object.keys(codes).find((id) => id in other && codes[id] !== other[id]);
	const reference = step.startsWith('transform') ? [`reference=${apart}:${other[apart!]}`] : [];
	return {
		id: row.id!,
		dataset: row.dataset!,
		search: [...queryOf(codes), step, ...reference].join('&'),
		codes,
		other,
		exact: row.exact ? Number(row.exact) : undefined,
		shown: row.shown!,
		status: row.status!
	};
};

export const WORKED_EXAMPLES: WorkedExample[] = Papa.parse<Record<string, string>>(
	readFileSync('tests/fixtures/methods/transforms.csv', 'utf8').trim(),
	{ header: true }
).data.map(exampleOf);
