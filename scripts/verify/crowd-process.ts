/** Fifty readers of a whole cube and some that stop reading, in a process of their own; they tell how far each has come. */
import { connect } from 'node:net';

/** How a reader fares. `started`, `ended`: ms after it asked; `bytes` of its answer. */
export interface Download {
	status: number;
	retry: boolean;
	started?: number;
	ended?: number;
	bytes: number;
	error?: string;
}
export interface Crowd {
	port: number;
	path: string;
	readers: number;
	/** Readers who stop after `stopAfter` bytes. */
	stopped: number;
	stopAfter: number;
}

const downloads: Download[] = [];

function download({ port, path }: Crowd, stopAfter = Infinity): void {
	const state: Download = { status: 0, retry: false, bytes: 0 };
	downloads.push(state);
	const asked = performance.now();
	const since = () => Math.round(performance.now() - asked);
	const socket = connect(port, '127.0.0.1', () =>
		socket.write(
			`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n`
		)
	);
	socket.on('data', (piece) => {
		if (state.started === undefined) {
			const head = piece.toString('latin1');
			state.started = since();
			state.status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
			state.retry = /\r\nretry-after:/i.test(head);
		}
		state.bytes += piece.length;
		if (state.bytes >= stopAfter) socket.pause();
	});
	socket.on('end', () => (state.ended = since()));
	socket.on('error', (error) => (state.error = error.message));
}

process.on('message', (order: Crowd | 'tell') => {
	if (order === 'tell') return void process.send?.(downloads);
	for (let i = 0; i < order.stopped; i++) download(order, order.stopAfter);
	for (let i = 0; i < order.readers; i++) download(order);
});
process.on('disconnect', () => process.exit(0));
