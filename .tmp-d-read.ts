import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Dataset, Slice, Selection } from '#lib/dataset/model.ts';
import { sizeOf, cellOf } from '#lib/dataset/slice.ts';
import { subsetOf } from '#lib/dataset/slice.ts';
import { QUESTIONS, selectionOf, viewOf } from '#lib/server/questions.ts';
import { selectionToRead, automaticView, parseView } from '#lib/dataset/view.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { figureOf } from '#lib/text/figure.ts';
const dirOf = (id: string) => existsSync(`data/eurostat/${id}`) ? `data/eurostat/${id}` : `data/oecd/${id}`;
const sets = new Map<string, { dataset: Dataset; slice: Slice }>();
export function load(id: string) {
  if (sets.has(id)) return sets.get(id)!;
  const d: any = JSON.parse(readFileSync(`${dirOf(id)}/dataset.json`, 'utf8')); const e = d.extension;
  const sv = e.translation.sv;
  const dims = d.id.map((k: string) => { const x = d.dimension[k]; const idx = x.category.index; const codes = Array.isArray(idx) ? idx : Object.keys(idx);
    return { id: k, role: d.role.time.includes(k) ? 'time' : d.role.geo.includes(k) ? 'geo' : 'classification', label: { en: x.label, sv: sv.dimension?.[k]?.label ?? x.label },
    categories: codes.map((c: string) => ({ code: c, label: { en: x.category.label[c], sv: sv.dimension?.[k]?.category?.label?.[c] ?? x.category.label[c] }, ...(e.short?.[k]?.[c] ? { short: e.short[k][c] } : {}), ...(e.within?.[k]?.[c] ? { within: e.within[k][c] } : {}) })) }; });
  const dataset = { id, theme: e.theme, title: { en: d.label, sv: sv.label }, measure: e.measure, population: e.population, collection: e.collection, unit: e.unit, dimensions: dims, notes: e.notes, source: e.source, defaults: e.default ?? {}, references: e.references ?? {}, checks: e.checks ?? [], synthetic: false } as Dataset;
  const dimensions = dims.map((x: any) => ({ id: x.id, role: x.role, codes: x.categories.map((c: any) => c.code) }));
  const n = sizeOf(dimensions); const slice: Slice = { dataset: id, dimensions, values: new Array(n).fill(null), status: {} };
  for (let i = 0; i < n; i++) slice.status[i] = 'missing';
  for (const r of Papa.parse<any>(readFileSync(`${dirOf(id)}/observations.csv`, 'utf8').trim(), { header: true }).data) {
    const i = cellOf(slice, r); if (i < 0) throw new Error(JSON.stringify(r));
    slice.values[i] = r.value === '' ? null : Number(r.value); if (r.status === 'ok') delete slice.status[i]; else slice.status[i] = r.status; }
  sets.set(id, { dataset, slice }); return sets.get(id)!;
}
export function show(dataset: Dataset, slice: Slice, selection: Selection, view: any, full = false) {
  for (const language of ['en', 'sv'] as const) {
    const f = figureOf({ id: 'x', dataset, slice: subsetOf(slice, selectionToRead(selection, view)), view, language, release: 'r', address: '/', files: {} });
    console.log(`  ${language} H(${f.headline.length}) ${f.headline}\n     S ${f.subtitle}\n     M ${f.missing}`);
    if (full) console.log('     ' + f.summary.join('\n     ') + '\n     ' + f.source.text);
  }
}
const full = process.argv.includes('--full');
for (const q of QUESTIONS) { const { dataset, slice } = load(q.dataset); console.log(q.id); show(dataset, slice, selectionOf(q, dataset), viewOf(q), full); }
const extra = [
 ['lfsa_ergan', 'geo=SE'], ['lfsa_ergan', 'geo=SE&citizen=*'], ['lfsa_ergan','geo=DK,SE&time=2015..2024&transform=change'], ['lfsa_ergan','time=2021..2024&transform=change'],
 ['lfsa_ergan','time=2024'], ['lfsa_ergan','time=2024&sex=T,F,M'], ['lfsa_ergan','time=2024&citizen=*&sex=F,M'], ['lfsa_ergan','time=2015,2020&view=dumbbell&x=geo&colour=time'],
 ['ilc_di15','time=2024'], ['ilc_di15','geo=IS'], ['ilc_di15','geo=IS&time=2022..2024'], ['edat_lfs_9912','c_birth=*&age=Y15-24&isced11=ED5-8'], ['edat_lfs_9912','isced11=*&geo=SE'],
 ['edat_lfs_9912','geo=IS&age=Y15-24&sex=F,M&isced11=ED5-8'], ['lfsa_ergan','geo=IS&sex=F'], ['tps00170','geo=SE'], ['migr_resfirst','geo=SE&reason=*'], ['migr_resfirst','reason=FAM,EMP,EDUC,OTH&view=dots&x=geo&panel=reason'], ['migr_asyappctza','citizen=UA,TOTAL&time=2022'],
 ['lfsa_ergan','time=1995..2024&age=Y15-64'], ['lfsa_urgan','time=2015..2024&sex=F&citizen=*'], ['lfsa_ergan','time=2024&transform=gap&reference=geo:SE'], ['lfsa_ergan','time=2024&transform=gap&citizen=NEU27_2020_FOR,EU27_2020_FOR']
];
for (const [id, s] of extra) { const { dataset, slice } = load(id!); const { selection } = parseSelection(dataset, s!, dataset.defaults); const { view } = parseView(dataset, selection, s!); console.log(id, s, JSON.stringify(view)); show(dataset, slice, selection, view, full); }
