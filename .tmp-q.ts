import { catalogue } from '#lib/server/catalogue.ts';
import { sliceOf } from '#lib/server/query.ts';
import { QUESTIONS, selectionOf } from '#lib/server/questions.ts';
const all = await catalogue();
for (const q of QUESTIONS) { const d = all.find(q.dataset)!; const s = selectionOf(q, d); const t = performance.now(); const x = await sliceOf(d, s); console.log(q.id, x.values.length, x.values.filter(v => v === null).length, (performance.now() - t).toFixed(1), 'ms'); }
process.exit(0);
