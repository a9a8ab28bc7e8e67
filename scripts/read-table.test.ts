/** Promises of the command that reads one file: CSV on stdout, what was found on stderr, and an end that tells. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCommand } from './read-table.ts';

const COMMAND = ['--import', 'tsx', 'scripts/read-table.ts'];
const CSV =
	'"reporting country","sex","2016","2017"\n"Denmark, all","Men",71.2,72.0\n"Sweden ""X""","Men",-,..\n';
const EXPECTED = `reporting_country,sex,time,value,status,symbol
"Denmark, all",Men,2016,71.2,ok,
"Denmark, all",Men,2017,72,ok,
"Sweden ""X""",Men,2016,0,ok,-
"Sweden ""X""",Men,2017,,missing,..
`;

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'read-table-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};
/** The command as a function; the processes below show that it is one. */
async function run(args: string[]) {
	let stdout = '';
	let stderr = '';
	const status = await readCommand(args, {
		print: (blocks) => {
			for (const block of blocks) stdout += block;
			return Promise.resolve();
		},
		tell: (line) => void (stderr += `${line}\n`)
	});
	return { status, stdout, stderr };
}
const piped = (input: string) =>
	spawnSync(process.execPath, [...COMMAND, '-'], { encoding: 'utf8', input });

test('observations come out as CSV, the report as lines of stderr', async () => {
	const { status, stdout, stderr } = await run([file('a.px', CSV)]);
	expect(stdout).toBe(EXPECTED);
	expect(stderr).toContain('found: form: csv');
	expect(stderr).toContain('warning: the name ends in .px');
	expect(stderr).toContain('assumed: ');
	expect(status).toBe(0);
});

test('standard input is read like a file', () => {
	const { status, stdout } = piped(CSV);
	expect(stdout).toBe(EXPECTED);
	expect(status).toBe(0);
});

describe('what cannot be read ends with 1, prints nothing, and names file and fault', () => {
	test('every fault has its line', async () => {
		const more = 'x,Men,1,2\nx,Women,3,4\n';
		const path = file('a.csv', `${CSV.replace('71.2', 'abc').replace('..', 'def')}${more}`);
		const { status, stdout, stderr } = await run([path]);
		expect(stdout).toBe('');
		expect(stderr.trim().split('\n')).toEqual([
			expect.stringMatching(/a\.csv: line 2, .*"abc"/),
			expect.stringMatching(/a\.csv: line 3, .*"def"/)
		]);
		expect(status).toBe(1);
	});
	test.each([
		[[], 'one file is read at a time'],
		[['nowhere.csv'], 'nowhere.csv: there is no such file'],
		[['scripts'], 'scripts: it is not a file'],
		[['a', 'b'], 'one file is read at a time'],
		[['--delimiter', '|', 'a'], '--delimiter "|"; allowed:'],
		[['--decimal', ';', 'a'], '--decimal ";"; allowed: . or ,'],
		[['--no-such-flag', 'a'], '--no-such-flag']
	])('%j', async (args, said) => {
		const { status, stdout, stderr } = await run(args);
		expect(stdout).toBe('');
		expect(stderr).toContain(said);
		expect(status).toBe(1);
	});
	test('an empty standard input', () => {
		const { status, stderr } = piped('');
		expect(stderr).toContain('standard input: found an empty file');
		expect(status).toBe(1);
	});
});

test('flags reach the reader', async () => {
	const part = file('a.csv', CSV.replace('"Sweden ""X""","Men"', '"Sweden","Women"'));
	expect((await run([part])).status).toBe(1);
	const { stdout, status } = await run([part, '--partial']);
	expect(stdout.trim().split('\n')).toHaveLength(5);
	expect(status).toBe(0);
	const open = 'tests/fixtures/tables/delimited/32-ambiguous.csv';
	expect((await run([open])).status).toBe(1);
	expect((await run([open, '--delimiter', 'semicolon'])).status).toBe(0);
	const thousands = 'tests/fixtures/tables/xlsx/95-ambiguous-text.xlsx';
	expect((await run([thousands])).stderr).toContain('"1,234"');
	expect((await run([thousands, '--decimal', '.'])).stdout).toContain('Denmark,2016,1234,ok');
	expect((await run([thousands, '--decimal', ','])).stdout).toContain('Denmark,2016,1.234,ok');
	const book = 'tests/fixtures/tables/xlsx/96-two-tables.xlsx';
	expect((await run([book])).stderr).toContain('96-two-tables.xlsx: found tables on 2 sheets');
	expect((await run([book, '--dataset', 'WORK98'])).status).toBe(0);
});

/** A file of 60,000 rows with two years. */
function large(): string {
	const lines = ['"place","group","2016","2017"'];
	for (let i = 0; i < 60_000; i++)
		lines.push(`"place ${Math.floor(i / 200)}","group ${i % 200}",${i}.5,${i}`);
	return file('large.csv', `${lines.join('\n')}\n`);
}

test('a large table comes out whole, through a slow pipe', async () => {
	const child = spawn(process.execPath, [...COMMAND, large()], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	let text = '';
	for await (const chunk of child.stdout) {
		text += String(chunk);
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	const { data } = Papa.parse<string[]>(text.trim());
	expect(data).toHaveLength(120_001);
	expect(data.at(-1)).toEqual(['place 299', 'group 199', '2017', '59999', 'ok', '']);
});

test('a reader that has had enough ends it quietly', async () => {
	const errors = join(folder, 'stderr');
	const fd = openSync(errors, 'w');
	const child = spawn(process.execPath, [...COMMAND, large()], {
		stdio: ['ignore', 'pipe', fd]
	});
	const stdout = child.stdout!;
	stdout.once('data', () => stdout.destroy());
	const status = await new Promise((resolve) => child.on('close', resolve));
	closeSync(fd);
	expect(status).toBe(0);
});
