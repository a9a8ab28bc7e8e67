/** Files of the built site, read once at start and answered from memory: no request opens, waits for or leaks a file. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { lookup } from 'mrmime';
import { encodingOf, type Encoding } from './compression.ts';
import { fileTagOf, isUnchanged } from './conditional.ts';

export interface StaticFile {
	/** Media type. */
	type: string;
	/** What the file holds, without quotes. */
	hash: string;
	cacheControl: string;
	/** The file as it is, and compressed by the build where that makes it smaller. */
	bodies: { identity: Uint8Array } & Partial<Record<Encoding, Uint8Array>>;
}

/** Path, decoded, with its slash in front → file. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const ENDINGS = { br: '.br', gzip: '.gz' } as const;
/** The build puts a hash of the content into these names. */
const IMMUTABLE = '/_app/immutable/';

const typeOf = (path: string): string => {
	const type = lookup(path) ?? 'application/octet-stream';
	return /^(text\/|application\/json)/.test(type) ? `${type}; charset=utf-8` : type;
};

/**
 * Reads a folder of the build; `a.js.br` and `a.js.gz` become compressed bodies of `a.js`.
 * @throws when a file cannot be read: a site that is not whole does not start
 */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const names = entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
	const known = new Set(names);
	const isCompressed = (name: string) =>
		Object.values(ENDINGS).some((ending) => name.endsWith(ending) && known.has(name.slice(0, -3)));
	const files = new Map<string, StaticFile>();
	for (const name of names.filter((n) => !isCompressed(n))) {
		const identity = await readFile(join(folder, name));
		const bodies: StaticFile['bodies'] = { identity };
		for (const [encoding, ending] of Object.entries(ENDINGS))
			if (known.has(name + ending))
				bodies[encoding as Encoding] = await readFile(join(folder, name + ending));
		const path = `/${name.split(sep).join('/')}`;
		files.set(path, {
			type: typeOf(path),
			hash: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
			cacheControl: path.startsWith(IMMUTABLE)
				? 'public, max-age=31536000, immutable'
				: 'public, max-age=0, must-revalidate',
			bodies
		});
	}
	return files;
}

/** The file that a request target names; undefined where there is none, also for a target that cannot be decoded. */
export function staticFileAt(files: StaticFiles, target: string): StaticFile | undefined {
	const path = target.split('?', 1)[0]!;
	const plain = files.get(path);
	if (plain || !path.includes('%')) return plain;
	try {
		return files.get(decodeURIComponent(path));
	} catch {
		return undefined;
	}
}

/** Answers GET and HEAD with the whole file or 304; a Range may be ignored (RFC 9110, section 14.2), and is. */
export function answerStatic(
	file: StaticFile,
	request: IncomingMessage,
	response: ServerResponse
): void {
	const { headers } = request;
	const accepted = encodingOf(headers['accept-encoding']);
	const encoding: Encoding = file.bodies[accepted] ? accepted : 'identity';
	const body = file.bodies[encoding]!;
	const etag = fileTagOf(file.hash, encoding);
	const fields = {
		'content-type': file.type,
		'cache-control': file.cacheControl,
		etag,
		vary: 'Accept-Encoding',
		'accept-ranges': 'none'
	};
	if (isUnchanged(headers['if-none-match'], etag)) {
		response.writeHead(304, fields).end();
		return;
	}
	response.writeHead(200, {
		...fields,
		'content-length': body.length,
		...(encoding === 'identity' ? {} : { 'content-encoding': encoding })
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}
