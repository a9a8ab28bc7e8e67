/** Reads one file, keeps its cells and answers for them, away from the page, which stays quick meanwhile. */
import { Refused, type Fault, type Report } from '#lib/tables/table/table.ts';
import type { InputFile } from '#lib/tables/bytes/input-file.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import type { ControlWords } from '../controls.ts';
import { fileOf, type Kind } from './files.ts';
import { openTable, type Opened, type OpenOptions } from './opened.ts';
import { fits, shownOf, type Shown } from './shown.ts';

/** The first order opens the file; the others ask about it, each under a number of its own. */
export type Order =
	| { kind: 'open'; file: File; options: OpenOptions; query: string }
	| { kind: 'show'; number: number; query: string; language: SiteLanguage; words: ControlWords }
	| { kind: 'file'; number: number; type: Kind; query: string; language: SiteLanguage };

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
	report: Report;
	/** All that the query of the order asks for is there. */
	fits: boolean;
}
export type Answer =
	| { kind: 'progress'; progress: Progress }
	| { kind: 'read'; read: Read }
	| { kind: 'refused'; faults: Fault[] }
	| { kind: 'answer'; number: number; answer: Shown | File }
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

function faultsOf(error: unknown): Fault[] {
	if (error instanceof Refused) return error.faults;
	const isGone = error instanceof DOMException;
	return [
		{
			line: 0,
			place: '',
			found: isGone
				? `a file that cannot be read any more (${error.name})`
				: `something the reader was not made for (${String(error)})`,
			allowed: isGone
				? 'a file that stays as it is while it is read'
				: 'a table as PxWeb writes it',
			remedy: isGone
				? 'Choose the file again; it was changed, moved or is a folder.'
				: 'Export the table again, in another form if it can be.'
		}
	];
}

let opened: Opened | undefined;

async function open({ file, options, query }: Order & { kind: 'open' }): Promise<void> {
	try {
		opened = await openTable(sourceOf(file), options);
		const { observations, report } = opened;
		const read = { file: file.name, observations, report, fits: fits(opened, query) };
		say({ kind: 'read', read });
	} catch (error) {
		say({ kind: 'refused', faults: faultsOf(error) });
	}
}

async function answer(order: Exclude<Order, { kind: 'open' }>): Promise<void> {
	const { number, query, language } = order;
	try {
		if (!opened) throw new Error('no file is open');
		const made =
			order.kind === 'show'
				? shownOf(opened, query, language, order.words)
				: await fileOf(order.type, opened, query, language);
		say({ kind: 'answer', number, answer: made });
	} catch (error) {
		say({ kind: 'failed', number, message: String(error) });
	}
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
	void (data.kind === 'open' ? open(data) : answer(data));
});
