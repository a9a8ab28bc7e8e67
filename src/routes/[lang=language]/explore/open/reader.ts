/** The page's side of a worker that reads a file and answers for it. */
import { cause, phrase, type Cause } from '#lib/dataset/problem.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import type { ControlWords } from '../control.ts';
import type { SavedType } from './files.ts';
import type { OpenOptions } from './opened.ts';
import type { Reported } from './shown.ts';
import type { Answer, Order, Progress, Read } from './worker.ts';

type Waiting = { done: (answer: Reported | File) => void; failed: (error: Error) => void };
/** An order as the page gives it; its number is added here. */
type Asked = Order extends infer O
	? O extends { number: number }
		? Omit<O, 'number'>
		: never
	: never;

const stopped = (reason: string): Cause =>
	cause('page_stopped', { reason: reason || phrase('no_reason') });

export class Reader {
	readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	readonly #waiting = new Map<number, Waiting>();
	#asked = 0;

	/** Ends it; nothing is heard of it any more. */
	close(): void {
		this.#worker.terminate();
	}

	/** Once, before anything else. What was read, or why the file was refused. */
	open(
		file: File,
		options: OpenOptions,
		query: string,
		onprogress: (progress: Progress) => void
	): Promise<Read | readonly Cause[]> {
		return new Promise((done) => {
			this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
				if (data.kind === 'progress') onprogress(data.progress);
				else if (data.kind === 'read') done(data.read);
				else if (data.kind === 'refused') done(data.causes);
				else this.#answered(data);
			});
			// Out of memory, or the script did not come.
			this.#worker.addEventListener('error', ({ message }) => done([stopped(message)]));
			this.#order({ kind: 'open', file, options, query });
		});
	}

	show(query: string, language: SiteLanguage, words: ControlWords): Promise<Reported> {
		return this.#ask({ kind: 'show', query, language, words: { ...words } }) as Promise<Reported>;
	}

	file(type: SavedType, query: string, language: SiteLanguage): Promise<File> {
		return this.#ask({ kind: 'file', type, query, language }) as Promise<File>;
	}

	#order(order: Order): void {
		this.#worker.postMessage(order);
	}

	#ask(order: Asked): Promise<Reported | File> {
		const number = ++this.#asked;
		return new Promise((done, failed) => {
			this.#waiting.set(number, { done, failed });
			this.#order({ ...order, number });
		});
	}

	#answered(answer: Extract<Answer, { number: number }>): void {
		const waiting = this.#waiting.get(answer.number);
		this.#waiting.delete(answer.number);
		if (answer.kind === 'answer') waiting?.done(answer.answer);
		else waiting?.failed(new Error(answer.message));
	}
}
