/** Imports downloaded tables: reads each file, binds it to what is known of its table, and writes its dataset. */
import { messageOf } from '#lib/text/problems-english.ts';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { THEMES, type Theme } from '#lib/dataset/model.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import { faultLines, withSource } from './import/files.ts';
import type { Counts } from './import/merge.ts';
import { reportLines } from './import/report.ts';
import { importTable, type ImportOptions } from './import/table.ts';
import { parseDecimalMark, parseDelimiter } from './read-table.ts';
import { lock } from './update/lock.ts';
import { recover } from './update/swap.ts';

const USAGE = `Usage: npm run data:import -- FILE… [--as ID] [--theme ${THEMES.join('|')}] [--source nordic] [--data data]
	[--time PERIOD] [--url ADDRESS] [--retrieved DATE] [--delimiter ,] [--decimal .] [--dataset NAME] [--partial] [--older] [--force]
	--partial  the file is a part of its table: stored cells that are not in it stay
	--older    a file older than what is stored may replace it
	--force    structure and cells that are not in the file may go`;

async function hashOf(file: InputFile): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of file.chunks()) hash.update(chunk);
	return hash.digest('hex').slice(0, 12);
}

const countText = (
	{ added, removed, changed, statusChanged }: Counts,
	partial: boolean | undefined
): string =>
	`added ${added}, ${partial ? 'not in the file' : 'removed'} ${removed}, changed ${changed}, status changed ${statusChanged}`;

async function importFile(path: string, options: ImportOptions): Promise<void> {
	await withSource(path, async (source) => {
		const imported = await importTable(source, options);
		for (const line of reportLines(imported.table.report)) console.error(line);
		for (const line of imported.counts.appeared) console.error(`found: ${line}`);
		const name = `${path} (${await hashOf(source)})`;
		console.log(
			imported.isUnchanged
				? `${imported.id}: ${name} holds what is stored already; nothing was changed`
				: `${imported.id}: ${imported.observations} observations from ${name} → ${imported.folder}${imported.isNew ? ' (new)' : ` (${countText(imported.counts, options.partial)})`}`
		);
	});
}

/** The files and options of the command line. @throws with what is allowed */
export function readOptions(args: string[]): {
	files: string[];
	root: string;
	options: ImportOptions;
} {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			as: text,
			theme: text,
			url: text,
			retrieved: text,
			time: text,
			delimiter: text,
			decimal: text,
			dataset: text,
			data: { type: 'string', default: 'data' },
			source: { type: 'string', default: 'nordic' },
			partial: flag,
			older: flag,
			force: flag
		}
	});
	if (positionals.length === 0) throw new Error(`no file was named.\n${USAGE}`);
	if (values.as !== undefined && positionals.length > 1)
		throw new Error('--as names one dataset; import its file alone.');
	if (values.theme !== undefined && !(THEMES as readonly string[]).includes(values.theme))
		throw new Error(`--theme "${values.theme}"; allowed: ${THEMES.join(', ')}`);
	const { data, delimiter, decimal, theme, ...rest } = values;
	const options: ImportOptions = {
		...rest,
		dataDir: data,
		...(theme === undefined ? {} : { theme: theme as Theme }),
		...(decimal === undefined ? {} : { decimalMark: parseDecimalMark(decimal) }),
		...(delimiter === undefined ? {} : { delimiter: parseDelimiter(delimiter) })
	};
	return { files: positionals, root: join(data, values.source), options };
}

/** Imports each file; one that is refused does not keep the others out. */
async function importFiles(files: readonly string[], options: ImportOptions): Promise<void> {
	for (const path of files)
		try {
			await importFile(path, options);
		} catch (error) {
			if (!(error instanceof Error)) throw error;
			for (const line of faultLines(path, error)) console.error(line);
			process.exitCode = 1;
		}
}

async function main(): Promise<void> {
	try {
		const { files, root, options } = readOptions(process.argv.slice(2));
		const unlock = lock(root);
		try {
			for (const line of recover(root)) console.error(line);
			await importFiles(files, options);
		} finally {
			unlock();
		}
	} catch (error) {
		console.error(messageOf(error));
		process.exitCode = 1;
	}
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
