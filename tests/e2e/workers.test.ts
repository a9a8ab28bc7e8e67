/** The processes of the built site: one that ends is replaced, and its readers find the others. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, test } from './site.ts';

/** Numbers of the worker processes. */
const workersOf = (pid: number): number[] =>
	readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

test('a worker that is killed is replaced, and every other request is answered', async () => {
	const site = spawn(process.execPath, ['build/serve.js'], {
		env: { ...process.env, PORT: '0', HOST: '127.0.0.1', WORKERS: '2' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	try {
		const [line] = (await once(createInterface({ input: site.stdout }), 'line')) as [string];
		const address = line.replace('Ready: ', '');
		const before = workersOf(site.pid!);
		expect(before).toHaveLength(2);
		execFileSync('kill', ['-KILL', String(before[0])]);
		for (let i = 0; i < 40; i++) {
			const answer = await fetch(`${address}/robots.txt`, { headers: { connection: 'close' } });
			expect(answer.status).toBe(200);
			await answer.text();
		}
		await expect.poll(() => workersOf(site.pid!).length).toBe(2);
		expect(workersOf(site.pid!)).not.toContain(before[0]);
	} finally {
		site.kill('SIGTERM');
		await once(site, 'exit');
	}
});
