/** `/data/changes.csv?from=…&to=…&dataset=…`: every cell of a dataset in which two releases differ. */
import { queryValue } from '#lib/dataset/selection.ts';
import { releases } from '#lib/server/catalogue.ts';
import { differencesOf, type Difference, type Differences } from '#lib/server/differences.ts';
import { releaseNamed } from '#lib/server/releases.ts';
import type { RequestHandler } from './$types';

/** Cells read at a time. */
const PIECE = 5_000;
const OPEN = { 'access-control-allow-origin': '*' };

const field = (text: string): string =>
	/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const line = (fields: readonly (string | number | null | undefined)[]): string =>
	`${fields.map((f) => field(String(f ?? ''))).join(',')}\n`;
const rowOf = ({ codes, before, after }: Difference): string =>
	line([...codes, before?.value, before?.status, after?.value, after?.status]);

async function* textOf(differences: Differences, dataset: string): AsyncGenerator<string> {
	const values = ['old_value', 'old_status', 'new_value', 'new_status'];
	yield line([...differences.dimensionsOf(dataset), ...values]);
	for (let offset = 0; ; offset += PIECE) {
		const cells = await differences.cells(dataset, offset, PIECE);
		if (cells.length > 0) yield cells.map(rowOf).join('');
		if (cells.length < PIECE) return;
	}
}

export const GET: RequestHandler = async ({ url }) => {
	const all = await releases();
	const asked = (key: string) => queryValue(url.search, key) ?? '';
	const [from, to] = ['from', 'to'].map((key) => releaseNamed(all, asked(key)));
	const allowed = all.map(({ id }) => id);
	const problems = [
		...(from ? [] : [{ key: 'from', code: asked('from'), allowed }]),
		...(to ? [] : [{ key: 'to', code: asked('to'), allowed }])
	];
	const differences = from && to ? await differencesOf(from, to) : undefined;
	const known = differences?.counts.map((c) => c.dataset) ?? [];
	const dataset = asked('dataset');
	if (differences && !known.includes(dataset))
		problems.push({ key: 'dataset', code: dataset, allowed: known });
	if (!differences || !from || !to || problems.length > 0)
		return Response.json(
			{ error: { status: 400, message: 'part of the address is unknown', problems } },
			{ status: 400, headers: { ...OPEN, 'cache-control': 'no-store' } }
		);
	const text = textOf(differences, dataset);
	const bytes = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const next = await text.next();
			if (next.done) controller.close();
			else controller.enqueue(bytes.encode(next.value));
		}
	});
	const name = `nordic_changes_${dataset.replace(/[^A-Za-z0-9_]+/g, '-')}_${from.id}_${to.id}.csv`;
	return new Response(body, {
		headers: {
			...OPEN,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};
