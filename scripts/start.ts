/** `npm start`: builds what is missing, starts the site, and stops when asked to. */
import { fork } from 'node:child_process';
import { buildIfStale } from './build.ts';

async function start(): Promise<void> {
	await buildIfStale({ quiet: true });
	// A process of its own: the compiler of these scripts would slow down every import on the way of a request.
	const site = fork('build/serve.js', { execArgv: [] });
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => site.kill(signal));
	// npm passes SIGTERM to the shell it starts us in, which ends without telling us.
	const parent = process.ppid;
	if (process.env.npm_lifecycle_event)
		setInterval(() => {
			if (process.ppid !== parent) site.kill('SIGTERM');
		}, 200).unref();
	site.once('exit', (code) => process.exit(code ?? 1));
}

start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
