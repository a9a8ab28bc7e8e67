/** A chart as a picture file: `/en/picture/lfsa_ergan.svg?…` takes the address of an Explore page. */
import { addressProblemIn } from '#lib/text/address-problems.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import { renamedIn } from '#lib/dataset/renamed.ts';
import { parseSelection } from '#lib/dataset/selection.ts';
import { MAX_PICTURED } from '#lib/dataset/slice.ts';
import { parseView, selectionToRead, undrawnDimensions } from '#lib/forms/view.ts';
import { PICTURE, pictureOf, PIXELS } from '#lib/charts/draw/picture.ts';
import { pngOf } from '#lib/charts/draw/png.ts';
import { figureFor } from '#lib/server/figure-for.ts';
import { MixRefused, refusedIn } from '#lib/server/like-with-like.ts';
import { catalogue, releaseProblems } from '#lib/warehouse/catalogue.ts';
import { orBusy, refusal } from '#lib/server/file-answer.ts';
import { PICTURES } from '#lib/server/slots.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const parts = /^(.+)\.(svg|png)$/.exec(params.file);
	const all = await catalogue();
	const dataset = parts && all.find(parts[1]!);
	if (!parts || !dataset)
		return refusal(
			404,
			`no such picture; known: ${all.datasets.map((d) => `${d.id}.svg, ${d.id}.png`).join(', ')}`
		);
	const { search } = renamedIn(dataset, url.search);
	const { selection, problems } = parseSelection(dataset, search, dataset.defaults);
	const parsed = parseView(dataset, selection, search);
	const wrong = [
		...problems,
		...parsed.problems,
		...(await releaseProblems(locals.release.unknown))
	];
	if (wrong.length > 0) {
		const texts = await catalogueOf(params.lang);
		return refusal(
			400,
			'part of the address is unknown',
			wrong.map((one) => addressProblemIn(texts, one))
		);
	}
	const undrawn = undrawnDimensions(dataset, selection, parsed.view);
	if (undrawn.length > 0)
		return refusal(
			400,
			`too many dimensions for one chart; choose one category of: ${undrawn.join(', ')}`
		);
	const cells = Object.values(selectionToRead(dataset, selection, parsed.view)).reduce(
		(n, c) => n * c.length,
		1
	);
	if (cells > MAX_PICTURED)
		return refusal(400, `${cells} values are too many for a picture; at most ${MAX_PICTURED}`);

	const figure = await figureFor('picture', dataset, selection, parsed.view, params.lang).catch(
		refusedIn
	);
	if (figure instanceof MixRefused) return refusal(400, figure.message);
	const theme = url.searchParams.get('theme') === 'dark' ? 'dark' : 'light';
	const svg = pictureOf(figure, { ...PICTURE, theme, origin: url.origin });
	const name = `${dataset.id}_${all.release}.${parts[2]}`;
	const headers = { 'content-disposition': `inline; filename="${name}"` };
	if (parts[2] === 'svg')
		return new Response(svg, {
			headers: { ...headers, 'content-type': 'image/svg+xml; charset=utf-8' }
		});
	return orBusy(async () => {
		const png = await PICTURES.within(() => pngOf(svg, PIXELS));
		return new Response(new Uint8Array(png), {
			headers: { ...headers, 'content-type': 'image/png' }
		});
	}, 'pictures');
};
