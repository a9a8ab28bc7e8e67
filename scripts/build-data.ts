/** Command: builds the database of the site from data/, or prints every problem with its line. */
import { parseArgs } from 'node:util';
import { buildData, type BuildResult } from '#lib/warehouse/build/build.ts';
import { problemLines } from '#lib/warehouse/build/problem-lines.ts';

const { values } = parseArgs({
	options: { data: { type: 'string', default: 'data' }, out: { type: 'string' } }
});
const out = values.out ?? process.env.NORDIC_WAREHOUSE ?? '.warehouse/warehouse.duckdb';
const started = performance.now();
const log = process.stdout.isTTY ? (line: string) => console.log(`  ${line}`) : undefined;
const result = await buildData({ dataDir: values.data, out, log });

function changeLine({ changes, statuses }: BuildResult, at: number): string {
	const { dataset, added, removed, changed, statusChanged } = changes[at]!;
	const held = statuses
		.filter(([id]) => id === dataset)
		.map(([, status, count]) => `${status} ${count}`);
	const since =
		added + removed + changed + statusChanged === 0
			? 'unchanged'
			: `added ${added}, removed ${removed}, changed ${changed}, status changed ${statusChanged}`;
	return `${dataset.padEnd(18)} ${held.join(', ') || 'gone'} (${since})`;
}

if (result.problems.length > 0) {
	for (const line of problemLines(result.problems)) console.error(line);
	process.exitCode = 1;
} else {
	for (const warning of result.warnings) console.error(`warning: ${warning}`);
	result.changes.forEach((_, i) => console.log(changeLine(result, i)));
	for (const line of result.kept) console.log(line);
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(
		`release ${result.release}: ${result.observations} observations in ${seconds} s → ${out}`
	);
}
