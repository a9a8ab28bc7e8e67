/** Files of this machine as sources for the readers; standard input is kept in a file while it is read. */
import { messageOf } from '#lib/text/problems-english.ts';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';

const PIECE = 1 << 20;

/** A file; its bytes are read anew each time, in pieces of a megabyte. */
export async function fileSource(path: string, name = basename(path)): Promise<InputFile> {
	const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
		throw new Error(error.code === 'ENOENT' ? 'there is no such file' : error.message);
	});
	if (!found.isFile()) throw new Error('it is not a file');
	return {
		name,
		size: found.size,
		chunks: () => createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Uint8Array>
	};
}

/** Runs `use` with the file, or with standard input for "-", which is removed afterwards. */
export async function withSource<T>(
	path: string,
	use: (file: InputFile) => Promise<T>
): Promise<T> {
	if (path !== '-') return use(await fileSource(path));
	const folder = await mkdtemp(join(tmpdir(), 'table-'));
	try {
		const copy = join(folder, 'stdin');
		await pipeline(process.stdin, createWriteStream(copy));
		return await use(await fileSource(copy, 'standard input'));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** What went wrong with a file, one line each, with its name in front. */
export const faultLines = (path: string, error: unknown): string[] =>
	messageOf(error)
		.split('\n')
		.map((line) => `${path === '-' ? 'standard input' : path}: ${line}`);
