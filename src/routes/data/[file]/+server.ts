/** Files: `/data/{dataset}.csv?geo=SE&time=2015..2024`, and the same question in every other type of file. */
import { SITE_LANGUAGES, type SiteLanguage } from '#lib/text/languages.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { renamedIn } from '#lib/dataset/renamed.ts';
import { parseSelection, queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import { caveatsOf } from '#lib/text/caveats.ts';
import { addressProblemIn } from '#lib/text/address-problems.ts';
import { ENGLISH } from '#lib/text/problems-english.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import { isMixFileType, mixFile, MIX_FILE_TYPES } from '#lib/formats/mix-file.ts';
import { parseView } from '#lib/forms/view.ts';
import { comparedOrRefused, MixRefused, refusedIn } from '#lib/server/like-with-like.ts';
import { aboutOf, fileNameOf } from '#lib/formats/about.ts';
import { FLAVOURS, LABELS, LAYOUTS } from '#lib/formats/delimited.ts';
import {
	ADDRESS_TYPES,
	fileAddress,
	FILES,
	fileTypeOf,
	type FileType
} from '#lib/formats/files.ts';
import { catalogue, releaseProblems } from '#lib/warehouse/catalogue.ts';
import { fileAnswer, OPEN, refusal, wholeAnswer } from '#lib/server/file-answer.ts';
import { removedIn } from '#lib/warehouse/removed.ts';
import { parquet, rowsOf, statusesOf } from '#lib/warehouse/rows.ts';
import type { RequestHandler } from './$types';

async function catalogueFile(origin: string): Promise<Response> {
	const all = await catalogue();
	const datasets = all.datasets.map((d) => {
		const files = ADDRESS_TYPES.map((type) => [type, `${origin}${fileAddress(type, d.id)}`]);
		return { ...d, files: Object.fromEntries(files) as Record<string, string> };
	});
	return Response.json({ release: all.release, built: all.built, datasets }, { headers: OPEN });
}

/** What a file of a comparison with the same mix does not know; nothing of other files. */
function mixProblems(
	dataset: Dataset,
	selection: Selection,
	search: string,
	type: FileType
): AddressProblem[] {
	const { view, problems } = parseView(dataset, selection, search);
	if (!view.mix) return [];
	return isMixFileType(type)
		? problems
		: [...problems, { key: 'type', code: type, allowed: [...MIX_FILE_TYPES] }];
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
	const type = fileTypeOf(file);
	const dataset = type && all.find(file.slice(0, -FILES[type].extension.length - 1));
	if (!type || !dataset)
		return refusal(404, `There is no file "${file}".`, [
			addressProblemIn(ENGLISH, {
				key: 'dataset',
				code: file,
				allowed: all.datasets.map((d) => d.id)
			}),
			addressProblemIn(ENGLISH, { key: 'type', code: file, allowed: [...ADDRESS_TYPES] })
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
		flavour: oneOf('flavour', FLAVOURS, 'plain')
	};
	wrong.push(...(await releaseProblems(unknown)), ...mixProblems(dataset, selection, search, type));
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

	const { view } = parseView(dataset, selection, search);
	if (view.mix && isMixFileType(type)) {
		const { mix, reference } = view;
		const found = await comparedOrRefused(
			dataset,
			selection,
			{ mix, ...(reference ? { reference } : {}) },
			language
		).catch(refusedIn);
		if (found instanceof MixRefused) return refusal(400, found.message);
		const name = [fileNameOf(dataset, selection, all.release), ...mix.by, view.transform].join('_');
		const headers = {
			...OPEN,
			'content-type': FILES[type].mime,
			'content-disposition': `attachment; filename="${name}.${FILES[type].extension}"`
		};
		const calculation = { dataset, ...found, release: all.release, url: url.href };
		return new Response(isHead ? null : mixFile(type, calculation), { headers });
	}

	const about = aboutOf(
		dataset,
		selection,
		all.release,
		url.href,
		language,
		caveatsOf(dataset, selection, language)
	);
	const { mime, extension, hasValues, write } = FILES[type];
	const headers: Record<string, string> = { ...OPEN, 'content-type': mime };
	if (hasValues) {
		const metadata = `${fileAddress('metadata.json', dataset.id)}${url.search}`;
		headers['content-disposition'] =
			`attachment; filename="${fileNameOf(dataset, selection, all.release)}.${extension}"`;
		// Encoded: a header holds Latin-1 only.
		headers.link = `<${metadata}>; rel="describedby", <${new URL(dataset.source.licence.url).href}>; rel="license"`;
		headers['access-control-expose-headers'] = 'Link, Content-Disposition, ETag';
	}
	if (isHead) return new Response(null, { headers });
	const source = {
		rows: () => rowsOf(dataset, selection),
		statuses: () => statusesOf(dataset),
		parquet: () => parquet(dataset, selection, about)
	};
	const pieces = write({ dataset, selection, about, language, form, source });
	// No row is read for a description, so it needs no slot.
	if (!hasValues) return wholeAnswer(pieces, headers);
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
