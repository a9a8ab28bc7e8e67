/** `npm start`: builds what is missing, starts the site, gets its usual pages ready, and stops when asked to. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { THEMES } from '#lib/dataset/model.ts';
import { SITE_LANGUAGES } from '#lib/text/languages.ts';
import { buildIfStale } from './build.ts';

/** Pages most readers start with, as most browsers ask for them; asked for often, a page is squeezed as small as it gets. */
async function warm(address: string): Promise<void> {
	for (const language of SITE_LANGUAGES)
		for (const path of ['', ...THEMES.map((theme) => `/${theme}`)])
			for (const phone of ['?0', '?1'])
				for (let times = 0; times < 7 * availableParallelism(); times++)
					await fetch(`${address}/${language}${path}`, {
						// A new connection each time: they go to one process after the other.
						headers: { 'accept-encoding': 'br', 'sec-ch-ua-mobile': phone, connection: 'close' }
					}).then((answer) => answer.arrayBuffer());
}

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
	site.once('message', (address) => {
		// Nobody waits for these pages yet; one that fails will say so to its reader.
		void warm(String(address)).catch(() => undefined);
	});
}

start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
