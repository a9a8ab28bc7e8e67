/** `npm run lighthouse`: the four scores of home and theme pages. Lighthouse is fetched for the occasion; it is too large to be a dependency. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { QUIET, provideChromium } from '../chromium.ts';
import { startSite } from './site.ts';

const PAGES = [
	'/en',
	'/sv',
	'/en/employment',
	'/en/education',
	'/en/settlement',
	'/en/explore/lfsa_ergan'
];
const LEAST = 95;

const site = await startSite();
mkdirSync('test-results', { recursive: true });
let low = 0;
try {
	for (const preset of ['desktop', 'mobile'])
		for (const path of PAGES) {
			const file = 'test-results/lighthouse.json';
			const { status } = spawnSync(
				'npx',
				[
					'--yes',
					'lighthouse@12.8.2',
					site.address + path,
					'--quiet',
					'--output=json',
					`--output-path=${file}`,
					`--chrome-flags=--headless=new ${QUIET.join(' ')}`,
					...(preset === 'desktop' ? ['--preset=desktop'] : [])
				],
				{ stdio: 'inherit', env: { ...process.env, CHROME_PATH: provideChromium() } }
			);
			if (status !== 0) throw new Error(`lighthouse failed on ${path}`);
			const { categories, audits } = JSON.parse(readFileSync(file, 'utf8')) as {
				categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
				audits: Record<string, { title: string; score: number | null }>;
			};
			const scores = Object.entries(categories).map(
				([id, { score }]) => `${id} ${Math.round(score * 100)}`
			);
			console.log(`${preset.padEnd(8)}${path.padEnd(26)}${scores.join('  ')}`);
			for (const { score, auditRefs } of Object.values(categories)) {
				if (score * 100 >= LEAST) continue;
				low++;
				for (const { id, weight } of auditRefs) {
					const audit = audits[id];
					if (weight > 0 && audit?.score !== null && audit && audit.score < 0.9)
						console.log(`  ${audit.title} (${Math.round(audit.score * 100)})`);
				}
			}
		}
} finally {
	await site.stop();
}
process.exitCode = low > 0 ? 1 : 0;
