/** A chart as a picture file: `/en/picture/lfsa_ergan.svg?…&size=half&theme=dark` takes the address of an Explore page. */
import { addressProblemIn } from '#lib/text/address-problems.ts';
import { catalogueOf } from '#lib/text/problems.ts';
import type { Dataset, Selection } from '#lib/dataset/model.ts';
import { renamedIn } from '#lib/dataset/renamed.ts';
import { parseSelection, type AddressProblem } from '#lib/dataset/selection.ts';
import { namedSteps, oneOf } from '#lib/forms/computation.ts';
import { tooMuchForPicture } from '#lib/forms/pictured.ts';
import { parseView, selectionToRead, undrawnDimensions, type View } from '#lib/forms/view.ts';
import { fileNameOf } from '#lib/formats/about.ts';
import { isPicture, type PictureType } from '#lib/formats/files.ts';
import {
	PICTURE_KEYS,
	PIXELS,
	type PictureSize,
	type PictureTheme
} from '#lib/charts/draw/picture-choices.ts';
import { pictureOf } from '#lib/charts/draw/picture.ts';
import { pngOf } from '#lib/charts/draw/png.ts';
import { figureFor } from '#lib/server/figure-for.ts';
import { MixRefused, refusedIn } from '#lib/server/like-with-like.ts';
import { catalogue, releaseProblems } from '#lib/warehouse/catalogue.ts';
import { OPEN, orBusy, refusal } from '#lib/server/file-answer.ts';
import { PICTURES } from '#lib/server/slots.ts';
import type { RequestHandler } from './$types';

interface Asked {
	selection: Selection;
	view: View;
	size: PictureSize;
	theme: PictureTheme;
}

/** What an address asks for; what the dataset does not have is added to the problems. */
function askedOf(dataset: Dataset, search: string, problems: AddressProblem[]): Asked {
	const { selection, problems: unknown } = parseSelection(dataset, search, dataset.defaults);
	const parsed = parseView(dataset, selection, search);
	problems.push(...unknown, ...parsed.problems);
	const size = oneOf(search, 'size', PICTURE_KEYS.size, problems) ?? PICTURE_KEYS.size[0]!;
	const theme = oneOf(search, 'theme', PICTURE_KEYS.theme, problems) ?? PICTURE_KEYS.theme[0]!;
	return { selection, view: parsed.view, size, theme };
}

/** Why there is no picture of what is known and can be asked for. */
function refusedOf(dataset: Dataset, { selection, view }: Asked): string | undefined {
	const undrawn = undrawnDimensions(dataset, selection, view);
	if (undrawn.length > 0)
		return `too many dimensions for one chart; choose one category of: ${undrawn.join(', ')}`;
	const read = selectionToRead(dataset, selection, view);
	const cells = Object.values(read).reduce((n, codes) => n * codes.length, 1);
	const much = tooMuchForPicture(view, cells, (id) => selection[id]?.length ?? 1);
	return much && `${much.count} ${much.what} are too many for a picture; at most ${much.most}`;
}

const SVG_MIME = 'image/svg+xml; charset=utf-8';

function answerOf(svg: string, type: PictureType, name: string): Promise<Response> {
	const headers = {
		...OPEN,
		'content-disposition': `inline; filename="${name}.${type}"`,
		'access-control-expose-headers': 'Content-Disposition, ETag'
	};
	if (type === 'svg')
		return Promise.resolve(
			new Response(svg, { headers: { ...headers, 'content-type': SVG_MIME } })
		);
	return orBusy(async () => {
		const png = await PICTURES.within(() => pngOf(svg, PIXELS));
		return new Response(new Uint8Array(png), {
			headers: { ...headers, 'content-type': 'image/png' }
		});
	}, 'pictures');
}

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const [, id = '', type = ''] = /^(.+)\.([a-z]+)$/.exec(params.file) ?? [];
	const all = await catalogue();
	const dataset = all.find(id);
	if (!dataset || !isPicture(type))
		return refusal(
			404,
			`no such picture; known: ${all.datasets.map((d) => `${d.id}.svg, ${d.id}.png`).join(', ')}`
		);
	const problems: AddressProblem[] = [];
	const asked = askedOf(dataset, renamedIn(dataset, url.search).search, problems);
	problems.push(...(await releaseProblems(locals.release.unknown)));
	if (problems.length > 0) {
		const texts = await catalogueOf(params.lang);
		return refusal(
			400,
			'part of the address is unknown',
			problems.map((one) => addressProblemIn(texts, one))
		);
	}
	const refused = refusedOf(dataset, asked);
	if (refused !== undefined) return refusal(400, refused);
	const { selection, view, size, theme } = asked;
	const figure = await figureFor('picture', dataset, selection, view, params.lang).catch(refusedIn);
	if (figure instanceof MixRefused) return refusal(400, figure.message);
	const name = fileNameOf(dataset, selection, {
		steps: [...namedSteps(view), size, theme],
		language: params.lang,
		release: all.release
	});
	return answerOf(pictureOf(figure, { size, theme, origin: url.origin }), type, name);
};
