/** Reads one file, keeps its cells and answers for them, away from the page, which stays quick meanwhile. */
import { cause, type Cause } from '#lib/dataset/problem.ts';
import { Refused } from '#lib/tables/table/table.ts';
import { reportIn } from '#lib/text/problem-groups.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import type { ControlWords } from '../control.ts';
import { fileOf, type SavedType } from './files.ts';
import { openTable, type Opened, type OpenOptions } from './opened.ts';
import { fits, shownOf, type Reported } from './shown.ts';

/** The first order opens the file; the others ask about it, each under a number of its own. */
export type Order =
	| { kind: 'open'; file: File; options: OpenOptions; query: string }
	| { kind: 'show'; number: number; query: string; language: SiteLanguage; words: ControlWords }
	| { kind: 'file'; number: number; type: SavedType; query: string; language: SiteLanguage };

export interface Progress {
	/** Bytes of the file that this reading of it has had. */
	at: number;
	/** A file is looked through before it is read. */
	round: number;
}
/** What the page knows of a file that was read. */
export interface Read {
	file: string;
	observations: number;
	/** All that the query of the order asks for is there. */
	fits: boolean;
}
export type Answer =
	| { kind: 'progress'; progress: Progress }
	| { kind: 'read'; read: Read }
	| { kind: 'refused'; causes: readonly Cause[] }
	| { kind: 'answer'; number: number; answer: Reported | File }
	| { kind: 'failed'; number: number; message: string };

const PIECE = 1 << 20;
const say = (answer: Answer) => postMessage(answer);

function sourceOf(file: File): InputFile {
	let round = 0;
	return {
		name: file.name,
		size: file.size,
		chunks: async function* () {
			round++;
			for (let at = 0; at < file.size; at += PIECE) {
				const end = Math.min(at + PIECE, file.size);
				yield new Uint8Array(await file.slice(at, end).arrayBuffer());
				say({ kind: 'progress', progress: { at: end, round } });
			}
		}
	};
}

function causesOf(error: unknown): readonly Cause[] {
	if (error instanceof Refused) return error.causes;
	return error instanceof DOMException
		? [cause('page_file_gone', { name: error.name })]
		: [cause('page_unforeseen', { error: String(error) })];
}

let opened: Opened | undefined;

async function open({ file, options, query }: Order & { kind: 'open' }): Promise<void> {
	try {
		opened = await openTable(sourceOf(file), options);
		const read = {
			file: file.name,
			observations: opened.observations,
			fits: fits(opened, query)
		};
		say({ kind: 'read', read });
	} catch (error) {
		say({ kind: 'refused', causes: causesOf(error) });
	}
}

async function answer(order: Exclude<Order, { kind: 'open' }>): Promise<void> {
	const { number, query, language } = order;
	try {
		if (!opened) throw new Error('no file is open');
		const made =
			order.kind === 'show'
				? {
						...shownOf(opened, query, language, order.words),
						report: reportIn(await catalogueOf(language), opened.report)
					}
				: await fileOf(order.type, opened, query, language);
		say({ kind: 'answer', number, answer: made });
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		say({ kind: 'failed', number, message });
	}
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
	void (data.kind === 'open' ? open(data) : answer(data));
});
