/** Reads one file once, in a process of its own, and prints how long that took and how much memory: `ours|papaparse|JSON.parse` and the file. */
import Papa from 'papaparse';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { readTable } from '#lib/tables/detect/read.ts';

export interface Reading {
	ms: number;
	/** Processor time in ms: unlike the clock, not blurred by what else runs here. */
	cpu: number;
	/** Peak resident memory in MB: before the file was opened, and at the end. */
	before: number;
	peak: number;
	/** Values or rows: whatever shows that everything was read. */
	count: number;
}

const readers: Record<string, (file: string) => Promise<number>> = {
	ours: async (file) => {
		const chunks = () => createReadStream(file, { highWaterMark: 1 << 20 });
		const table = await readTable({ name: file, size: statSync(file).size, chunks });
		return table.values.length;
	},
	papaparse: (file) =>
		new Promise((resolve, reject) => {
			let rows = 0;
			Papa.parse<string[]>(createReadStream(file, { encoding: 'utf8' }), {
				chunk: ({ data }) => (rows += data.length),
				complete: () => resolve(rows),
				error: reject
			});
		}),
	'JSON.parse': (file) => {
		const read = JSON.parse(readFileSync(file, 'utf8')) as { value: unknown[] };
		return Promise.resolve(read.value.length);
	}
};

const peakMemory = () => process.resourceUsage().maxRSS / 1024;

/** A small table of each form: reading it fetches the modules of its reader, which is not what is measured. */
const SMALL = [
	'"sex","Rate"\n"M",1\n"F",2\n',
	'{"version":"2.0","class":"dataset","id":["sex"],"size":[2],"dimension":{"sex":{"category":{"index":["M","F"]}}},"value":[1.5,null],"status":{"1":".."}}'
];
async function fetchReaders(): Promise<void> {
	for (const text of SMALL) {
		const bytes = new TextEncoder().encode(text);
		const chunks = async function* () {
			yield await Promise.resolve(bytes);
		};
		await readTable({ name: 'small', size: bytes.length, chunks });
	}
}

const [reader = '', file = ''] = process.argv.slice(2);
await fetchReaders();
const before = peakMemory();
const used = process.cpuUsage();
const started = performance.now();
const count = await readers[reader]!(file);
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(used);
const reading: Reading = {
	ms,
	cpu: (user + system) / 1000,
	before,
	peak: peakMemory(),
	count
};
console.log(JSON.stringify(reading));
