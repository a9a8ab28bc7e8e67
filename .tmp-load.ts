import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync, readdirSync, mkdirSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
mkdirSync('.warehouse', { recursive: true });
rmSync('.warehouse/warehouse.duckdb', { force: true });
const db = await DuckDBInstance.create('.warehouse/warehouse.duckdb');
const c = await db.connect();
await c.run('create table catalogue(id varchar, dataset varchar); create table availability(dataset varchar, geo varchar, period varchar, cells integer, published integer); create table release(id varchar, built timestamp, observations bigint, datasets integer)');
const q = (s: string) => `"${s.replaceAll('"', '""')}"`, l = (s: string) => `'${s.replaceAll("'", "''")}'`;
const h = createHash('sha256');
for (const src of ['eurostat', 'oecd']) for (const id of readdirSync('data/' + src)) {
	const dir = `data/${src}/${id}`;
	const text = readFileSync(dir + '/dataset.json', 'utf8'); h.update(text); h.update(readFileSync(dir + '/observations.csv'));
	const j = JSON.parse(text), e = j.extension;
	const dimensions = j.id.map((d: string) => ({ id: d, role: j.role.time.includes(d) ? 'time' : j.role.geo.includes(d) ? 'geo' : 'classification', label: { en: j.dimension[d].label, sv: e.translation.sv.dimension[d].label },
		categories: j.dimension[d].category.index.map((code: string) => ({ code, label: { en: j.dimension[d].category.label[code], ...(e.translation.sv.dimension[d].category && { sv: e.translation.sv.dimension[d].category.label[code] }) }, ...(e.short[d]?.[code] && { short: e.short[d][code] }), ...(e.within?.[d]?.[code] && { within: e.within[d][code] }) })) }));
	const ds = { id, theme: e.theme, title: { en: j.label, sv: e.translation.sv.label }, measure: e.measure, population: e.population, collection: e.collection, unit: e.unit, dimensions, notes: e.notes, source: e.source, defaults: e.default, references: e.references, checks: e.checks, synthetic: false };
	await c.run('insert into catalogue values ($1,$2)', [id, JSON.stringify(ds)]);
	for (const d of dimensions) await c.run(`create type ${q(`${id}.${d.id}`)} as enum (${d.categories.map((x: {code:string}) => l(x.code)).join(',')})`);
	await c.run(`create type ${q(`${id}.status`)} as enum (select s from (select distinct status s, status<>'ok' o from read_csv('${dir}/observations.csv', all_varchar=true, header=true)) order by o, s)`);
	await c.run(`create table ${q(id)} as select ${dimensions.map((d: {id:string}) => `${q(d.id)}::${q(`${id}.${d.id}`)} as ${q(d.id)}`).join(',')}, value::double as value, status::${q(`${id}.status`)} as status from read_csv('${dir}/observations.csv', all_varchar=true, header=true) order by ${dimensions.map((d: {id:string}) => q(d.id)).join(',')}`);
	await c.run(`insert into availability select ${l(id)}, geo::varchar, time::varchar, count(*), count(value) from ${q(id)} group by all`);
}
await c.run('insert into release select $1, now()::timestamp, (select sum(cells) from availability), (select count(*) from catalogue)', [h.digest('hex').slice(0, 12)]);
console.log(await (await c.runAndReadAll('select * from release')).getRowsJson());
c.closeSync(); db.closeSync();
