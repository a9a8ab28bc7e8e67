/** What an answer of a PxWeb server means: good, ask again later, or no. Status first, then content type, then the first character. */

export interface Received {
	status: number;
	type: string;
	/** Retry-After, as it stands in the header. */
	retryAfter: string | null;
	bytes: Uint8Array;
}

export type Verdict =
	| { kind: 'good' }
	/** Another try may help; `after`: milliseconds the server asks to wait. */
	| { kind: 'again'; why: string; after?: number }
	/** Asking the same again cannot help. */
	| { kind: 'no'; reason: Refusal; why: string };

/** `size`: too many cells at once · `question`: something in it is unknown · `gone`: nothing at this address · `other`. */
export type Refusal = 'size' | 'question' | 'gone' | 'other';

/** A server's no. */
export class ServerRefusal extends Error {
	readonly reason: Refusal;
	readonly status: number;

	constructor(reason: Refusal, status: number, message: string) {
		super(message);
		this.name = 'ServerRefusal';
		this.reason = reason;
		this.status = status;
	}
}

const SHOWN = 200;

/** The text of a short answer for a message; markup is taken out. */
export function messageIn(bytes: Uint8Array): string {
	const text = new TextDecoder().decode(bytes.subarray(0, 4096)).trim();
	try {
		const json: unknown = JSON.parse(text);
		if (typeof json === 'string') return json.slice(0, SHOWN);
		if (typeof json === 'object' && json !== null) {
			const texts = ['error', 'title', 'detail'].flatMap((name) => {
				const said: unknown = Reflect.get(json, name);
				return typeof said === 'string' ? [said] : [];
			});
			if (texts.length > 0) return texts.join('; ').slice(0, SHOWN);
		}
	} catch {
		// Not JSON: shown as text.
	}
	return text
		.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, SHOWN);
}

/** First character that is no blank; '' for an empty answer. */
const firstCharacter = (bytes: Uint8Array): string => {
	const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	for (let i = start; i < bytes.length; i++)
		if (bytes[i]! > 0x20) return String.fromCharCode(bytes[i]!);
	return '';
};

/** Seconds or an HTTP date → milliseconds from `now`. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
	if (header === null || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const isTooLarge = (said: string): boolean => /too many (?:values|cells)/i.test(said);

/** What a status that is no success refuses. */
function refusalBy(status: number, said: string): Refusal {
	if (status === 403 || status === 413) return 'size';
	if (status === 400) return isTooLarge(said) ? 'size' : 'question';
	return status === 404 || status === 410 ? 'gone' : 'other';
}

export function verdictOn({ status, type, retryAfter, bytes }: Received, now: number): Verdict {
	const after = parseRetryAfter(retryAfter, now);
	const wait = after === undefined ? {} : { after };
	const said = status === 200 ? '' : messageIn(bytes);
	const because = `${status}${said ? ` “${said}”` : ''}`;
	if (status === 429) return { kind: 'again', why: `too many calls (${because})`, ...wait };
	if (status >= 500 || status === 408)
		return { kind: 'again', why: `the server failed (${because})`, ...wait };
	if (status !== 200) return { kind: 'no', reason: refusalBy(status, said), why: because };
	if (/html/i.test(type) || firstCharacter(bytes) === '<')
		return { kind: 'again', why: `a page instead of data (“${messageIn(bytes)}”)` };
	if (bytes.length === 0) return { kind: 'again', why: 'an empty answer' };
	return { kind: 'good' };
}
