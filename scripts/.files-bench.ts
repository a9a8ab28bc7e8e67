import { DuckDBInstance } from '@duckdb/node-api';
import { readdirSync, rmSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
const { buildData } = await import((process.env.BUILD ?? '/work/main/scripts') + '/build-data.ts');
const { parseDatasetJson } = await import('/work/main/src/lib/formats/dataset-json.ts');
const which = process.argv[2]!; const dir = `/tmp/big/${which}`;
const folder = readdirSync(dir, { recursive: true, encoding: 'utf8' }).find((f) => f.endsWith('observations.csv'))!;
const csv = join(dir, folder);
const { dataset } = parseDatasetJson(readFileSync(csv.replace('observations.csv', 'dataset.json'), 'utf8'), 'x');
const lit = (s: string) => `'${s.replaceAll("'", "''")}'`;
/** Reads, types and sorts. */
async function typed() {
  rmSync('/tmp/big/bare.duckdb', { force: true });
  const i = await DuckDBInstance.create('/tmp/big/bare.duckdb'); const c = await i.connect();
  for (const d of dataset!.dimensions) await c.run(`CREATE TYPE "t.${d.id}" AS ENUM (${d.categories.map((x: any) => lit(x.code)).join(',')})`);
  await c.run(`CREATE TYPE st AS ENUM ('ok','break','suppressed','missing')`);
  await c.run(`CREATE TABLE t AS SELECT ${dataset!.dimensions.map((d) => `"${d.id}"::"t.${d.id}" AS "${d.id}"`)}, value::DOUBLE AS value, status::st AS status FROM read_csv('${csv}', header=true, all_varchar=true) ORDER BY ${dataset!.dimensions.map((_, i) => i + 1)}`);
  c.closeSync(); i.closeSync();
}
async function bare() {
  rmSync('/tmp/big/bare.duckdb', { force: true });
  const i = await DuckDBInstance.create('/tmp/big/bare.duckdb'); const c = await i.connect();
  await c.run(`CREATE TABLE t AS SELECT * FROM read_csv('${csv}', header=true) ORDER BY ALL`);
  c.closeSync(); i.closeSync();
}
const cpus: Record<string, number[]> = { ours: [], again: [], typed: [], bare: [] };
const cpuNow = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
const times: Record<string, number[]> = { ours: [], again: [], typed: [], bare: [] };
const time = async (name: string, f: () => Promise<unknown>) => { const s = performance.now(); const c0 = cpuNow(); await f(); times[name]!.push(Math.round(performance.now() - s)); cpus[name]!.push(Math.round(cpuNow() - c0)); };
for (let r = 0; r < Number(process.argv[3] ?? 3); r++) {
  rmSync('/tmp/big/out.duckdb', { force: true });
  await time('ours', async () => { const b = await buildData({ dataDir: dir, out: '/tmp/big/out.duckdb' }); if (b.breaches.length) throw new Error(JSON.stringify(b.breaches[0])); });
  await time('again', () => buildData({ dataDir: dir, out: '/tmp/big/out.duckdb' }));
  await time('typed', typed);
  await time('bare', bare);
}
const med = (a: number[]) => [...a].sort((x, y) => x - y)[a.length >> 1]!; const min = (a: number[]) => Math.min(...a);
for (const k of Object.keys(times)) console.log(k.padEnd(6), 'wall', times[k]!.join(' '), '| cpu', cpus[k]!.join(' '), '| min wall ×typed', (min(times[k]!) / min(times.typed!)).toFixed(2), 'cpu med ×typed', (med(cpus[k]!) / med(cpus.typed!)).toFixed(2), '×bare', (med(cpus[k]!) / med(cpus.bare!)).toFixed(2));
