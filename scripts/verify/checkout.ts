/** A copy of this checkout that may be changed and built: what git tracks, with the same packages. */
import { spawn, spawnSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Checkout {
	folder: string;
	/** Another style sheet, so that the next build differs. */
	changeSite: () => void;
	/** Another figure, so that the next release differs. */
	changeFigures: () => void;
	/** Runs a script of npm there; resolves with its seconds. */
	npm: (script: string) => Promise<number>;
	remove: () => void;
}

export function copyOfCheckout(): Checkout {
	const folder = mkdtempSync(join(tmpdir(), 'verify-'));
	const { stdout } = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 26 });
	for (const file of stdout.split('\0').filter((name) => name && existsSync(name)))
		cpSync(file, join(folder, file));
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	return {
		folder,
		changeSite: () => appendFileSync(join(folder, 'src/app.css'), '\n:root { --verified: 1; }\n'),
		changeFigures: () => {
			const file = join(folder, 'data/eurostat/tps00170/observations.csv');
			const text = readFileSync(file, 'utf8');
			writeFileSync(
				file,
				text.replace(/(\d+)(,ok)/, (_, value, rest) => `${Number(value) + 1}${rest}`)
			);
		},
		npm: (script) =>
			new Promise((done, reject) => {
				const started = Date.now();
				const child = spawn('npm', ['run', '--silent', script], {
					cwd: folder,
					stdio: ['ignore', 'ignore', 'pipe']
				});
				let said = '';
				child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
				child.once('error', reject);
				child.once('close', (code) =>
					code === 0
						? done((Date.now() - started) / 1_000)
						: reject(new Error(`npm run ${script}: ${said.slice(-500)}`))
				);
			}),
		remove: () => rmSync(folder, { recursive: true, force: true })
	};
}
