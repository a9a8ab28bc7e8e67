/** The cube that is measured keeps to the shape that datasets have today: nobody would see it fail before the next measurement. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildData } from '#lib/warehouse/build/build.ts';
import { writeSynthetic } from '#scripts/bench/synthetic.ts';

test('the synthetic cube of the bench is built without a problem', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'bench-cube-'));
	const dataDir = join(folder, 'data');
	await mkdir(dataDir);
	try {
		const rows = await writeSynthetic(dataDir, { citizen: 3, age: 2 });
		expect(rows).toBeGreaterThan(0);
		const { problems } = await buildData({ dataDir, out: join(folder, 'cube.duckdb') });
		expect(problems).toEqual([]);
	} finally {
		await rm(folder, { recursive: true });
	}
});
