/** What an update has fetched so far, kept on disk so that a run that was cut short asks nothing twice. */
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import type { Answer, Question } from '#lib/tables/client/call.ts';

const digest = (...texts: (string | Uint8Array)[]): string => {
	const hash = createHash('sha256');
	for (const text of texts) hash.update(text).update('\n');
	return hash.digest('hex');
};

/** A file that is either whole or not there. */
function writeWhole(path: string, content: string | Uint8Array): void {
	writeFileSync(`${path}.part`, content);
	renameSync(`${path}.part`, path);
}

/** The answers of one table as it is now; another release of it begins anew. */
export class TableState {
	readonly #folder: string;
	readonly #root: string;
	readonly #version: string;

	/** `version`: whatever changes when the table does. Answers for other versions are thrown away. */
	constructor(root: string, code: string, version: string) {
		this.#root = join(root, code);
		this.#version = digest(version);
		this.#folder = join(this.#root, this.#version.slice(0, 16));
	}

	/** Makes room; until then nothing is written. */
	open(): this {
		mkdirSync(this.#folder, { recursive: true });
		for (const entry of readdirSync(this.#root, { withFileTypes: true }))
			if (entry.isDirectory() && join(this.#root, entry.name) !== this.#folder)
				rmSync(join(this.#root, entry.name), { recursive: true, force: true });
		return this;
	}

	has(question: Question): boolean {
		return existsSync(this.#file(question, 'answer'));
	}

	read(question: Question): Uint8Array {
		return readFileSync(this.#file(question, 'answer'));
	}

	keep(question: Question, { bytes, time }: Answer): void {
		writeWhole(this.#file(question, 'answer'), bytes);
		const { url, body } = question;
		const asked = { url, body, time: new Date(time).toISOString(), sha256: digest(bytes) };
		appendFileSync(join(this.#folder, 'calls.jsonl'), `${JSON.stringify(asked)}\n`);
	}

	forget(question: Question): void {
		rmSync(this.#file(question, 'answer'), { force: true });
	}

	/** Keeps an answer that is not believed, for people to look at; returns where. */
	quarantine(question: Question, { bytes }: Answer): string {
		const folder = join(this.#root, '..', 'quarantine');
		mkdirSync(folder, { recursive: true });
		const file = join(folder, `${digest(question.url, question.body ?? '').slice(0, 16)}.json`);
		writeWhole(file, bytes);
		return file;
	}

	/** True for a question the server refused as too large. */
	isTooLarge(question: Question): boolean {
		return existsSync(this.#file(question, 'large'));
	}

	/** Remembers that a question was too large: none of `cells` cells or more is asked again. */
	refuse(question: Question, cells: number): void {
		writeWhole(this.#file(question, 'large'), '');
		writeWhole(join(this.#folder, 'ceiling'), String(cells - 1));
	}

	/** Most cells of a question, as far as the server's refusals tell. */
	get ceiling(): number {
		const file = join(this.#folder, 'ceiling');
		return existsSync(file) ? Number(readFileSync(file, 'utf8')) : Infinity;
	}

	/** The release is made: the answers go, the list of what was asked stays. */
	release(): void {
		const calls = join(this.#folder, 'calls.jsonl');
		if (existsSync(calls)) renameSync(calls, join(this.#root, 'released.jsonl'));
		this.discard();
	}

	discard(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#file({ url, body }: Question, kind: string): string {
		return join(this.#folder, `${digest(url, body ?? '', this.#version).slice(0, 32)}.${kind}`);
	}
}
