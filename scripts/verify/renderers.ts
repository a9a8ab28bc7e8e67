/** `npm run verify -- renderers`: programs without style sheets, scripts and our typefaces draw our SVG as a browser does. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PICTURED } from '#tests/fixtures/pictured.ts';
import { chromium } from '@playwright/test';
import { provideChromium, QUIET } from '../chromium.ts';
import { startGroup } from './group.ts';
import { differences, inkOf } from './ink.ts';
import { provide } from './provide.ts';
import { note, outcomeOf, type Outcome } from './step.ts';

/** Each kind of mark on both pages: breaks, bands, statuses, hatches, small multiples, long keys. */
const DRAWN = [
	['line', 'size=slide&theme=light'],
	['line', 'size=half&theme=dark'],
	['difference', 'size=square&theme=transparent'],
	['dumbbell', 'size=slide&theme=light'],
	['panels', 'size=slide&theme=light'],
	['panels', 'size=half&theme=light'],
	['health', 'size=square&theme=dark'],
	['levels', 'size=square&theme=light'],
	['pupils', 'size=slide&theme=dark'],
	['decisions', 'size=square&theme=light'],
	['reception', 'size=half&theme=light'],
	['months', 'size=slide&theme=transparent']
] as const satisfies readonly (readonly [keyof typeof PICTURED, string])[];

const FOLDER = 'test-results/renderers';

/** Program → how it makes a PNG of an SVG file. ImageMagick draws by itself: `msvg` hands nothing on to librsvg. */
const RENDERERS: Record<string, (svg: string, png: string, folder: string) => void> = {
	'rsvg-convert': (svg, png) => run('rsvg-convert', svg, '-o', png),
	imagemagick: (svg, png) => run('convert-im6.q16', '-background', 'none', `msvg:${svg}`, png),
	inkscape: (svg, png) => run('inkscape', svg, '-o', png),
	libreoffice: (svg, _png, folder) =>
		run('soffice', '--headless', '--convert-to', 'png', '--outdir', folder, svg)
};
const PACKAGES = {
	'rsvg-convert': 'librsvg2-bin',
	'convert-im6.q16': 'imagemagick',
	inkscape: 'inkscape',
	soffice: 'libreoffice-draw'
};

const run = (program: string, ...args: string[]) =>
	execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 });

interface Drawing {
	name: string;
	svg: string;
	width: number;
	height: number;
}

/** The pictures of a running site, as files. */
async function drawings(address: string): Promise<Drawing[]> {
	return Promise.all(
		DRAWN.map(async ([key, looks]) => {
			const [dataset, query = ''] = PICTURED[key].split('?');
			const answer = await fetch(`${address}/en/picture/${dataset}.svg?${query}&${looks}`);
			if (!answer.ok) throw new Error(`${key}: ${answer.status} ${await answer.text()}`);
			const text = await answer.text();
			const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(text)!.map(Number);
			const name = `${key}-${looks.replace(/\w+=/g, '').replace('&', '-')}`;
			const svg = resolve(FOLDER, `${name}.svg`);
			writeFileSync(svg, text);
			return { name, svg, width: width!, height: height! };
		})
	);
}

/** As a browser draws them, without the typefaces of the site. */
async function drawnByBrowser(all: readonly Drawing[], folder: string): Promise<void> {
	const browser = await chromium.launch({ executablePath: provideChromium(), args: QUIET });
	for (const { name, svg, width, height } of all) {
		const page = await browser.newPage({ viewport: { width, height } });
		await page.goto(`file://${svg}`);
		await page.screenshot({ path: join(folder, `${name}.png`) });
		await page.close();
	}
	await browser.close();
}

const folderOf = (program: string): string => {
	const folder = join(FOLDER, program);
	mkdirSync(folder, { recursive: true });
	return folder;
};

export async function renderers(): Promise<Outcome> {
	provide(PACKAGES);
	rmSync(FOLDER, { recursive: true, force: true });
	const browser = folderOf('browser');
	const group = await startGroup({ warehouse: resolve('.warehouse/warehouse.duckdb'), workers: 1 });
	let all: Awaited<ReturnType<typeof drawings>>;
	try {
		all = await drawings(group.address);
	} finally {
		await group.stop();
	}
	await drawnByBrowser(all, browser);
	const faults: string[] = [];
	for (const [program, draw] of Object.entries(RENDERERS)) {
		const folder = folderOf(program);
		for (const { name, svg, width, height } of all) {
			const png = join(folder, `${name}.png`);
			draw(svg, png, folder);
			const ink = (file: string) => inkOf(file, width / height, 'white');
			const found = differences(ink(join(browser, `${name}.png`)), ink(png));
			faults.push(...found.map((fault) => `${program}, ${name}: ${fault}`));
		}
	}
	faults.forEach(note);
	const count = Object.keys(RENDERERS).length;
	return outcomeOf(`${all.length} pictures in ${count} programs and a browser, in ${FOLDER}`, [
		[faults.length === 0, `${faults.length} differences`]
	]);
}
