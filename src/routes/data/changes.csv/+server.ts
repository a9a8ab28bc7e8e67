/** `/data/changes.csv?from=…&to=…&dataset=…`: every cell of a dataset in which two releases differ. */
import { addressProblemIn } from '#lib/text/address-problems.ts';
import { ENGLISH } from '#lib/text/problems-english.ts';
import { queryValue } from '#lib/dataset/selection.ts';
import { releases } from '#lib/warehouse/catalogue.ts';
import { differencesOf } from '#lib/server/comparisons.ts';
import type { Difference, Differences } from '#lib/warehouse/differences.ts';
import { fileAnswer, OPEN, orBusy, refusal } from '#lib/server/file-answer.ts';
import { releaseNamed } from '#lib/warehouse/releases.ts';
import type { RequestHandler } from './$types';

const UNKNOWN = 'part of the address is unknown';

const field = (text: string): string =>
	/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const line = (fields: readonly (string | number | null | undefined)[]): string =>
	`${fields.map((f) => field(String(f ?? ''))).join(',')}\n`;
const rowOf = ({ codes, before, after }: Difference): string =>
	line([...codes, before?.value, before?.status, after?.value, after?.status]);

async function* textOf(differences: Differences, dataset: string): AsyncGenerator<string> {
	const values = ['old_value', 'old_status', 'new_value', 'new_status'];
	yield line([...differences.dimensionsOf(dataset), ...values]);
	for await (const cells of differences.all(dataset)) yield cells.map(rowOf).join('');
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
	if (!from || !to)
		return refusal(
			400,
			UNKNOWN,
			problems.map((one) => addressProblemIn(ENGLISH, one))
		);
	return orBusy(async () => {
		const differences = await differencesOf(from, to);
		const dataset = asked('dataset');
		const counted = differences.counts.find((c) => c.dataset === dataset);
		if (!counted)
			return refusal(400, UNKNOWN, [
				addressProblemIn(ENGLISH, {
					key: 'dataset',
					code: dataset,
					allowed: differences.counts.map((c) => c.dataset)
				})
			]);
		const cells = counted.added + counted.removed + counted.changed + counted.statusChanged;
		const name = `nordic_changes_${dataset.replace(/[^A-Za-z0-9_]+/g, '-')}_${from.id}_${to.id}.csv`;
		return fileAnswer(textOf(differences, dataset), cells, {
			...OPEN,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${name}"`
		});
	}, 'comparisons');
};
