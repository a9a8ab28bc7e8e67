/** Files: `/data/{dataset}.csv?geo=SE&time=2015..2024`, and the same question as tsv, json, arrow, parquet and metadata.json. */
import { SITE_LANGUAGES, type SiteLanguage } from '#lib/text/languages.ts';
import { renamedIn } from '#lib/dataset/renamed.ts';
import { parseSelection, queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import { addressProblemIn } from '#lib/text/address-problems.ts';
import { ENGLISH } from '#lib/text/problems-english.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import { aboutOf, fileNameOf } from '#lib/formats/about.ts';
import { arrow } from '#lib/formats/arrow.ts';
import { delimited, FLAVOURS, LABELS, LAYOUTS } from '#lib/formats/delimited.ts';
import { jsonStat, jsonStatHead } from '#lib/formats/json-stat.ts';
import { catalogue, releaseProblems } from '#lib/server/catalogue.ts';
import { fileAnswer, OPEN, refusal } from '#lib/server/file-answer.ts';
import { removedIn } from '#lib/server/removed.ts';

import { parquet, rowsOf, statusesOf } from '#lib/server/rows.ts';
import type { RequestHandler } from './$types';

const TYPES: Record<string, string> = {
	csv: 'text/csv; charset=utf-8; header=present',
	tsv: 'text/tab-separated-values; charset=utf-8',
	json: 'application/json; charset=utf-8',
	'metadata.json': 'application/json; charset=utf-8',
	arrow: 'application/vnd.apache.arrow.stream',
	parquet: 'application/vnd.apache.parquet'
};
async function catalogueFile(origin: string): Promise<Response> {
	const all = await catalogue();
	const datasets = all.datasets.map((d) => {
		const files = Object.keys(TYPES).map((type) => [
			type,
			`${origin}/data/${encodeURIComponent(d.id)}.${type}`
		]);
		return { ...d, files: Object.fromEntries(files) as Record<string, string> };
	});
	return Response.json({ release: all.release, built: all.built, datasets }, { headers: OPEN });
}

/**
 * @param unknown the release the address names, if there is none of that name
 * @param isHead only whether there is such a file and what it is: then nothing is read and no place is taken
 */
async function fileOf(
	file: string,
	url: URL,
	unknown: string | undefined,
	isHead: boolean
): Promise<Response> {
	if (file === 'catalogue.json') return catalogueFile(url.origin);
	const all = await catalogue();
	const types = Object.keys(TYPES);
	const type = types.filter((t) => file.endsWith(`.${t}`)).sort((a, b) => b.length - a.length)[0];
	const dataset = type && all.find(file.slice(0, -type.length - 1));
	if (!type || !dataset)
		return refusal(404, `There is no file "${file}".`, [
			addressProblemIn(ENGLISH, {
				key: 'dataset',
				code: file,
				allowed: all.datasets.map((d) => d.id)
			}),
			addressProblemIn(ENGLISH, { key: 'type', code: file, allowed: types })
		]);

	const { search } = renamedIn(dataset, url.search);
	const { selection, problems } = parseSelection(dataset, search);
	const wrong: AddressProblem[] = [...problems];
	const oneOf = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => {
		const asked = queryValue(url.search, key);
		if (asked === undefined || (allowed as readonly string[]).includes(asked))
			return (asked ?? otherwise) as T;
		wrong.push({ key, code: asked, allowed: [...allowed] });
		return otherwise;
	};
	const language = oneOf<SiteLanguage>('lang', SITE_LANGUAGES, 'en');
	const form = {
		labels: oneOf('labels', LABELS, 'code'),
		layout: oneOf('layout', LAYOUTS, 'long'),
		flavour: oneOf('flavour', FLAVOURS, 'plain'),
		delimiter: type === 'tsv' ? ('\t' as const) : (',' as const),
		language
	};
	wrong.push(...(await releaseProblems(unknown)));
	if (wrong.length > 0) {
		const named = wrong.map(({ key, code }) =>
			code === undefined ? `"${key}"` : `"${code}" of "${key}"`
		);
		const removed = await removedIn(dataset, problems, language);
		const texts = await catalogueOf(language);
		const listed = wrong.map((one) => {
			const was = removed.find(({ key, code }) => one.key === key && one.code === code);
			const answer = addressProblemIn(texts, one);
			if (was) answer.was = { label: was.label, release: was.release.id, built: was.release.built };
			return answer;
		});
		return refusal(
			400,
			`Unknown: ${named.join(', ')}. Nothing was left out silently; see problems for what is known.`,
			listed
		);
	}

	const about = aboutOf(dataset, selection, all.release, url.href, language);
	if (type === 'metadata.json')
		return Response.json(jsonStatHead(dataset, selection, about, language), { headers: OPEN });
	const metadata = `/data/${encodeURIComponent(dataset.id)}.metadata.json${url.search}`;
	const headers = {
		...OPEN,
		'content-type': TYPES[type]!,
		'content-disposition': `attachment; filename="${fileNameOf(dataset, selection, all.release)}.${type}"`,
		// Encoded: a header holds Latin-1 only.
		link: `<${metadata}>; rel="describedby", <${new URL(dataset.source.licence.url).href}>; rel="license"`,
		'access-control-expose-headers': 'Link, Content-Disposition, ETag'
	};
	if (isHead) return new Response(null, { headers });
	const time = dataset.dimensions.find((d) => d.role === 'time');
	const pieces: AsyncGenerator<string | Uint8Array> =
		type === 'parquet'
			? parquet(dataset, selection, about)
			: type === 'arrow'
				? arrow(
						dataset,
						[...new Set([...(await statusesOf(dataset)), 'ok'])],
						rowsOf(dataset, selection),
						about
					)
				: type === 'json'
					? jsonStat(jsonStatHead(dataset, selection, about, language), rowsOf(dataset, selection))
					: delimited(dataset, rowsOf(dataset, selection), form, selection[time?.id ?? ''] ?? []);
	const cells = dataset.dimensions.reduce(
		(n, { id, categories }) => n * (selection[id] ?? categories).length,
		1
	);
	return fileAnswer(pieces, cells, headers);
}

export const GET: RequestHandler = ({ params, url, locals }) =>
	fileOf(params.file, url, locals.release.unknown, false);
export const HEAD: RequestHandler = ({ params, url, locals }) =>
	fileOf(params.file, url, locals.release.unknown, true);
