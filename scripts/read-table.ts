/** Reads one file of any known form and prints its observations as CSV; what was found and assumed goes to stderr. */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readTable } from '#lib/tables/detect/read.ts';
import type { ReadOptions } from '#lib/tables/table/table.ts';
import { faultLines, withSource } from './import/files.ts';
import { csvBlocks } from './import/observations.ts';
import { reportLines } from './import/report.ts';

const USAGE =
	'Usage: npm run -s data:read -- FILE [--delimiter , | ; | tab | space] [--decimal . | ,] [--partial] [--dataset NAME]\nFILE may be "-" for standard input.';
const DELIMITERS: Record<string, ReadOptions['delimiter']> = {
	',': ',',
	';': ';',
	'\t': '\t',
	'\\t': '\t',
	' ': ' ',
	comma: ',',
	semicolon: ';',
	tab: '\t',
	space: ' '
};

/** A delimiter by its sign or its name. */
export function parseDelimiter(text: string): NonNullable<ReadOptions['delimiter']> {
	const delimiter = Object.hasOwn(DELIMITERS, text) ? DELIMITERS[text] : undefined;
	if (!delimiter)
		throw new Error(
			`--delimiter "${text}"; allowed: ${Object.keys(DELIMITERS)
				.filter((d) => /\w|[,;]/.test(d))
				.join(' ')}`
		);
	return delimiter;
}

/** A decimal mark: a point or a comma. */
export function parseDecimalMark(text: string): NonNullable<ReadOptions['decimalMark']> {
	if (text === '.' || text === ',') return text;
	throw new Error(`--decimal "${text}"; allowed: . or ,`);
}

/** Writes blocks as fast as they are taken. A reader that has had enough (head) ends it without complaint. */
async function print(blocks: Iterable<string>): Promise<void> {
	const { stdout } = process;
	let isOpen = true;
	const closed = new Promise<void>((done, fail) => {
		stdout.on('error', (error: NodeJS.ErrnoException) => {
			isOpen = false;
			if (error.code === 'EPIPE') done();
			else fail(error);
		});
	});
	for (const block of blocks) {
		if (!isOpen) return;
		if (!stdout.write(block)) await Promise.race([once(stdout, 'drain').catch(() => {}), closed]);
	}
}

/** What a command prints with: blocks of its result, and lines about it. */
export interface Screen {
	print: (blocks: Iterable<string>) => Promise<void>;
	tell: (line: string) => void;
}

/** Reads the arguments and the file they name. @returns the exit code */
export async function readCommand(args: string[], { print, tell }: Screen): Promise<0 | 1> {
	let path = '';
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				delimiter: { type: 'string' },
				decimal: { type: 'string' },
				partial: { type: 'boolean', default: false },
				dataset: { type: 'string' }
			}
		});
		if (positionals.length !== 1) throw new Error(`one file is read at a time.\n${USAGE}`);
		path = positionals[0]!;
		const options: ReadOptions = {
			partial: values.partial,
			...(values.dataset === undefined ? {} : { dataset: values.dataset }),
			...(values.decimal === undefined ? {} : { decimalMark: parseDecimalMark(values.decimal) }),
			...(values.delimiter === undefined ? {} : { delimiter: parseDelimiter(values.delimiter) })
		};
		await withSource(path, async (source) => {
			const table = await readTable(source, options);
			reportLines(table.report).forEach(tell);
			await print(csvBlocks(table, { symbol: true }));
		});
		return 0;
	} catch (error) {
		const lines =
			path === ''
				? [String(error instanceof Error ? error.message : error)]
				: faultLines(path, error);
		lines.forEach(tell);
		return 1;
	}
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
	process.exitCode = await readCommand(process.argv.slice(2), {
		print,
		tell: (line) => console.error(line)
	});
