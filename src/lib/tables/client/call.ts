/** One question to a PxWeb server: asked in turn, asked again where that may help, answered or refused. */
import { ServerRefusal, verdictOn, type Received } from './answer.ts';
import type { Clock, Pace } from './pace.ts';

export interface Question {
	url: string;
	/** Makes it a POST. */
	body?: string;
}

export interface Answer {
	bytes: Uint8Array;
	/** When it was asked, in milliseconds. */
	time: number;
}

export interface Asking {
	/** Milliseconds until an answer is given up. */
	timeout: number;
	/** Why an answer that came with status 200 is not whole; undefined when it is. */
	fault?: (bytes: Uint8Array) => string | undefined;
}

export interface Line {
	fetch: typeof fetch;
	clock: Clock;
	pace: Pace;
	/** Names the project and a way to reach it. */
	agent: string;
	/** Told of every try that has to be repeated. */
	onRetry?: (why: string, milliseconds: number) => void;
	/** Longest answer that is read, in bytes. */
	maxBytes?: number;
	/** 0 to 1, so that many clients do not come back at the same moment. */
	random?: () => number;
}

/** Metadata are small; data may be counted for a while. */
export const METADATA_TIMEOUT = 30_000;
export const DATA_TIMEOUT = 180_000;
const TRIES = 5;
/** Many times what the cells that a server gives at once take; nothing beyond is kept in memory. */
const MAX_BYTES = 256 * 1024 * 1024;
/** A server that asks for more patience than this is asked another day. */
const MOST_PATIENCE = 600_000;

/** No answer after all tries. */
export class NoAnswer extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'NoAnswer';
	}
}

/** @throws ServerRefusal for an answer that goes on beyond `most` bytes; the rest of it is not read */
async function bytesOf(response: Response, url: string, most: number): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
		length += part.length;
		if (length > most)
			throw new ServerRefusal(
				'other',
				response.status,
				`${url}: found an answer of more than ${most} bytes; allowed: ${most}. Ask for less of the table at a time`
			);
		parts.push(part);
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

async function receive(
	{ fetch, agent, maxBytes = MAX_BYTES }: Line,
	{ url, body }: Question,
	timeout: number
): Promise<Received> {
	const response = await fetch(url, {
		method: body === undefined ? 'GET' : 'POST',
		headers: {
			'User-Agent': agent,
			Accept: 'application/json, */*',
			...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' })
		},
		...(body === undefined ? {} : { body }),
		signal: AbortSignal.timeout(timeout)
	});
	return {
		status: response.status,
		type: response.headers.get('content-type') ?? '',
		retryAfter: response.headers.get('retry-after'),
		bytes: await bytesOf(response, url, maxBytes)
	};
}

const reasonOf = (error: Error): string => {
	if (error.name === 'TimeoutError') return 'no answer in time';
	const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
	return `no connection, or it broke (${error.message}${cause})`;
};

/**
 * Asks until there is a whole answer, at most five times.
 * @throws ServerRefusal where asking again cannot help, NoAnswer when all tries failed
 */
export async function ask(
	line: Line,
	question: Question,
	{ timeout, fault }: Asking
): Promise<Answer> {
	const { clock, pace } = line;
	for (let attempt = 1; ; attempt++) {
		await pace.turn();
		const time = clock.now();
		let why: string;
		let after = 0;
		try {
			const received = await receive(line, question, timeout);
			const verdict = verdictOn(received, clock.now());
			if (verdict.kind === 'no')
				throw new ServerRefusal(verdict.reason, received.status, `${question.url}: ${verdict.why}`);
			if (verdict.kind === 'again') {
				why = verdict.why;
				after = verdict.after ?? 0;
			} else {
				const broken = fault?.(received.bytes);
				if (broken === undefined) return { bytes: received.bytes, time };
				why = broken;
			}
		} catch (error) {
			if (error instanceof ServerRefusal) throw error;
			// Nothing that is called here throws anything but errors.
			why = reasonOf(error as Error);
		}
		if (attempt === TRIES)
			throw new NoAnswer(`${question.url}: ${why}; gave up after ${TRIES} tries`);
		if (after > MOST_PATIENCE)
			throw new NoAnswer(
				`${question.url}: ${why}; the server asks to wait ${Math.round(after / 60_000)} minutes`
			);
		const wait = Math.max(after, pace.backoff(attempt, (line.random ?? Math.random)()));
		line.onRetry?.(why, wait);
		await pace.wait(wait);
	}
}

/** JSON cut off or damaged is no whole answer. */
export function jsonFault(bytes: Uint8Array): string | undefined {
	try {
		JSON.parse(new TextDecoder().decode(bytes));
		return undefined;
	} catch (error) {
		return `an answer that was cut off or damaged (${(error as SyntaxError).message})`;
	}
}

/** A PX file ends with the semicolon of its figures. */
export function pxFault(bytes: Uint8Array): string | undefined {
	let end = bytes.length;
	while (end > 0 && bytes[end - 1]! <= 0x20) end--;
	return bytes[end - 1] === 0x3b ? undefined : 'a PX file that was cut off';
}

/** Asks for JSON. */
export async function askJson(line: Line, question: Question): Promise<unknown> {
	const { bytes } = await ask(line, question, { timeout: METADATA_TIMEOUT, fault: jsonFault });
	return JSON.parse(new TextDecoder().decode(bytes));
}
