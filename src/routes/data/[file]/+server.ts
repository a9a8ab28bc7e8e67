/** Files: `/data/{dataset}.csv?geo=SE&time=2015..2024`, and the same question in every other type of file. */
import { SITE_LANGUAGES, type SiteLanguage } from '#lib/text/languages.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { renamedIn } from '#lib/dataset/renamed.ts';
import { parseSelection, queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import { addressProblemIn } from '#lib/text/address-problems.ts';
import { ENGLISH } from '#lib/text/problems-english.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import { MAX_CELLS } from '#lib/dataset/slice.ts';
import { namedSteps, parseComputation, type Computation } from '#lib/forms/computation.ts';
import { parseView, selectionToRead, type View } from '#lib/forms/view.ts';
import { fileNameOf } from '#lib/formats/about.ts';
import { isMixFileType, mixFile, MIX_FILE_TYPES } from '#lib/formats/mix-file.ts';
import { computedPieces, publishedPieces, type FileAsked } from '#lib/server/file-pieces.ts';
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
import { comparedOrRefused, MixRefused, refusedIn } from '#lib/server/like-with-like.ts';
import { selectionVerdict } from '#lib/server/selection-verdict.ts';
import { removedIn } from '#lib/warehouse/removed.ts';
import type { RequestHandler } from './$types';

async function catalogueFile(origin: string): Promise<Response> {
	const all = await catalogue();
	const datasets = all.datasets.map((d) => {
		const files = ADDRESS_TYPES.map((type) => [type, `${origin}${fileAddress(type, d.id)}`]);
		return { ...d, files: Object.fromEntries(files) as Record<string, string> };
	});
	return Response.json({ release: all.release, built: all.built, datasets }, { headers: OPEN });
}

/** Whether figures are others than those published. */
const isMadeBy = ({ per, ...measurement }: Computation): boolean =>
	per !== undefined || isComputed(measurement);

function headersOf(
	type: FileType,
	url: URL,
	{ dataset, selection, language, release }: FileAsked,
	computation: Computation
): Record<string, string> {
	const { mime, extension, hasValues } = FILES[type];
	const headers: Record<string, string> = { ...OPEN, 'content-type': mime };
	if (!hasValues) return headers;
	const steps = namedSteps(computation);
	const name = fileNameOf(dataset, selection, { steps, language, release });
	const metadata = `${fileAddress('metadata.json', dataset.id)}${url.search}`;
	headers['content-disposition'] = `attachment; filename="${name}.${extension}"`;
	// Encoded: a header holds Latin-1 only.
	headers.link = `<${metadata}>; rel="describedby", <${new URL(dataset.source.licence.url).href}>; rel="license"`;
	headers['access-control-expose-headers'] = 'Link, Content-Disposition, ETag';
	return headers;
}

type Asked = Computation & Pick<View, 'mix'>;

/** What is computed: of cells, or of two groups with the same mix. What an address does not know is added to the problems. */
function computationOf(
	type: FileType,
	dataset: Dataset,
	selection: Selection,
	search: string,
	problems: AddressProblem[]
): Asked {
	const { view, problems: found } = parseView(dataset, selection, search);
	if (!view.mix) return parseComputation(dataset, selection, search, problems);
	problems.push(...found);
	if (!isMixFileType(type))
		problems.push({ key: 'type', code: type, allowed: [...MIX_FILE_TYPES] });
	return view;
}

/** The calculation behind a comparison of two groups with the same mix. */
async function mixAnswer(
	type: FileType,
	{ dataset, selection, language, release, address }: FileAsked,
	view: Asked,
	isHead: boolean
): Promise<Response> {
	const { mix, reference } = view;
	if (!mix || !isMixFileType(type)) throw new Error(`no comparison is written as ${type}`);
	const asked = { mix, ...(reference ? { reference } : {}) };
	const found = await comparedOrRefused(dataset, selection, asked, language).catch(refusedIn);
	if (found instanceof MixRefused) return refusal(400, found.message);
	const steps = namedSteps(view);
	const name = fileNameOf(dataset, selection, { steps, language, release });
	const { mime, extension } = FILES[type];
	const headers = {
		...OPEN,
		'content-type': mime,
		'content-disposition': `attachment; filename="${name}.${extension}"`,
		'access-control-expose-headers': 'Content-Disposition, ETag'
	};
	const calculation = { dataset, ...found, release, url: address };
	return new Response(isHead ? null : mixFile(type, calculation), { headers });
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
	const computation = computationOf(type, dataset, selection, search, wrong);
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

	const asked = { dataset, selection, language, form, release: all.release, address: url.href };
	if (computation.mix) return mixAnswer(type, asked, computation, isHead);
	const read = selectionToRead(dataset, selection, computation);
	const cells = dataset.dimensions.reduce(
		(n, { id, categories }) => n * (read[id] ?? categories).length,
		1
	);
	const isMade = isMadeBy(computation);
	if (isMade && cells > MAX_CELLS)
		return refusal(
			400,
			`${cells} values are too many to compute in one file; at most ${MAX_CELLS}. Choose fewer categories, or ask for the figures as published.`
		);
	const headers = headersOf(type, url, asked, computation);
	if (isHead) return new Response(null, { headers });
	const { hasValues, isDescribed, write } = FILES[type];
	const verdict =
		isDescribed && !isMade ? await selectionVerdict(dataset, selection, language) : undefined;
	const pieces = isMade
		? computedPieces(write, asked, computation)
		: publishedPieces(write, { ...asked, verdict });
	// No row is read for a description of published figures, so it needs no slot.
	return hasValues || isMade ? fileAnswer(pieces, cells, headers) : wholeAnswer(pieces, headers);
}

export const GET: RequestHandler = ({ params, url, locals }) =>
	fileOf(params.file, url, locals.release.unknown, false);
export const HEAD: RequestHandler = ({ params, url, locals }) =>
	fileOf(params.file, url, locals.release.unknown, true);
