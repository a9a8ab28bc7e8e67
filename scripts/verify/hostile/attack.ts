/** One hostile request as bytes, what its sender does after them, and what a reader that harms nobody would see. */
import { connect, type Socket } from 'node:net';

export interface Attack {
	/** What kind it is; the first place of a fault is listed by it. */
	kind: string;
	bytes: Buffer;
	/**
	 * answer: reads the answers until the server closes or rests;
	 * half: says no more and stays; reset: breaks off after `take` bytes; stand: stays after `take` bytes and reads no more.
	 */
	then: 'answer' | 'half' | 'reset' | 'stand';
	take?: number;
}

/** A whole request as a client of good manners sends it, but for the parts that are given. Codes up to 255 are bytes. */
export function requestOf(
	target: string,
	{ method = 'GET', headers = [] as readonly string[], body = '', version = 'HTTP/1.1' } = {}
): Buffer {
	const head = [
		`${method} ${target} ${version}`,
		'Host: 127.0.0.1',
		'Connection: close',
		...headers
	];
	return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

/** Characters as the bytes of UTF-8, each a character of its own, for a head that is written as latin1. */
export const raw = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

export interface Seen {
	statuses: number[];
	/** 503 without Retry-After. */
	bare: number;
	/** The sender waited this long and went. */
	silent: boolean;
}

/** In ms: as long as a sender waits for the first byte, and for the next after one. */
const FIRST = 15_000;
const NEXT = 1_500;
/** Bytes of an answer after which a sender has seen enough. */
const ENOUGH = 256 * 1024;
const HEAD = /HTTP\/1\.[01] (\d{3}) [\s\S]*?(?:\r\n\r\n|$)/g;

/** Sockets that stay open, oldest first; the oldest goes when there are too many. */
export class Lingering {
	private readonly sockets: Socket[] = [];
	private readonly most: number;
	constructor(most: number) {
		this.most = most;
	}
	add(socket: Socket): void {
		socket.setTimeout(0);
		socket.on('error', () => undefined);
		this.sockets.push(socket);
		// Every second one goes without a goodbye.
		if (this.sockets.length > this.most)
			this.drop(this.sockets.shift()!, this.sockets.length % 2 === 0);
	}
	end(): void {
		for (const [i, socket] of this.sockets.entries()) this.drop(socket, i % 2 === 0);
		this.sockets.length = 0;
	}
	private drop(socket: Socket, hard: boolean): void {
		if (hard) socket.resetAndDestroy();
		else socket.destroy();
	}
}

/** Sends it and does as it says; resolves when the sender turns to the next. */
export function send(
	port: number,
	attack: Attack,
	halves: Lingering,
	standing: Lingering
): Promise<Seen> {
	return new Promise((resolve) => {
		const seen: Seen = { statuses: [], bare: 0, silent: false };
		const socket = connect(port, '127.0.0.1');
		let got = '';
		let taken = 0;
		let over = false;
		const done = () => {
			if (over) return;
			over = true;
			for (const [head, status] of got.matchAll(HEAD)) {
				seen.statuses.push(Number(status));
				if (status === '503' && !/\r\nretry-after:/i.test(head)) seen.bare++;
			}
			resolve(seen);
		};
		socket.on('error', done);
		socket.on('close', done);
		socket.setTimeout(FIRST, () => {
			seen.silent = taken === 0;
			socket.destroy();
		});
		socket.on('data', (piece) => {
			if (taken === 0) socket.setTimeout(NEXT);
			taken += piece.length;
			if (got.length < ENOUGH) got += piece.toString('latin1');
			if (attack.then === 'answer' && taken > ENOUGH) socket.destroy();
			if (attack.then === 'reset' && taken >= (attack.take ?? 0)) socket.resetAndDestroy();
			if (attack.then === 'stand' && taken >= (attack.take ?? 0)) {
				socket.pause();
				standing.add(socket);
				done();
			}
		});
		socket.once('connect', () => {
			socket.write(attack.bytes);
			if (attack.then !== 'half') return;
			halves.add(socket);
			socket.on('data', () => undefined);
			done();
		});
	});
}
