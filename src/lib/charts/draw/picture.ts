/** Figure → standalone SVG: colours resolved, fonts inside, nothing fetched. */
import type { Figure } from '#lib/forms/figure.ts';
import { chart_release, chart_synthetic } from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { statusMark } from '#lib/charts/frame/cell-text.ts';
import { element, escaped } from './markup.ts';
import { wrapped } from '#lib/charts/frame/measure.ts';
import { sceneOf } from './scene.ts';
import { marksSvg } from './svg.ts';
import type { Theme } from '#lib/charts/theme/tokens.ts';
import { painterOf, type FrameRole, type Painter } from './paint.ts';

/** The cuts pictures are written in: files of the packages `@fontsource/…`. */
export const FACES = [
	['Source Sans 3', 400, 'source-sans-3/files/source-sans-3-latin-400-normal.woff2'],
	['Source Sans 3', 600, 'source-sans-3/files/source-sans-3-latin-600-normal.woff2'],
	['Source Serif 4', 600, 'source-serif-4/files/source-serif-4-latin-600-normal.woff2']
] as const;

/** Width and height of a picture that is downloaded. */
export const PICTURE = { width: 1200, height: 800 } as const;
/** Pixels of a PNG for each unit: sharp on slides and in print. */
export const PIXELS = 2;

export interface PictureSize {
	width: number;
	height: number;
	theme: Theme;
	/** Where the site runs: put before the address. */
	origin: string;
}
interface PlacedText {
	role: FrameRole;
	x: number;
	y: number;
	size: number;
	text: string;
}
interface PictureLayout {
	width: number;
	height: number;
	margin: number;
	plotY: number;
	texts: PlacedText[];
}

/** Typefaces inside the picture: for browsers that draw it to pixels; other renderers bring their own. */
const facesCss = (fonts: readonly string[]): string =>
	fonts
		.map((base64, i) => {
			const [family, weight] = FACES[i]!;
			return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${base64}) format('woff2')}`;
		})
		.join('');

function layoutOf(figure: Figure, { width, height, origin }: PictureSize): PictureLayout {
	const margin = 48;
	// Other typefaces than ours run wider.
	const inner = (width - 2 * margin) / 1.12;
	const texts: PlacedText[] = [];
	let y = margin + 26;
	for (const text of wrapped(figure.headline, inner, 33, 'serif')) {
		texts.push({ role: 'headline', x: margin, y, size: 33, text });
		y += 40;
	}
	for (const text of wrapped(figure.subtitle, inner, 19)) {
		texts.push({ role: 'subtitle', x: margin, y, size: 19, text });
		y += 26;
	}
	const { source, release } = figure;
	const about = [
		source.text,
		source.licence,
		release && chart_release({ release }, { locale: figure.language as SiteLanguage })
	];
	const foot = [
		...(figure.verdict ? wrapped(figure.verdict.text, inner, 15) : []),
		...(figure.missing ? wrapped(figure.missing, inner, 15) : []),
		...figure.statuses.flatMap((s) => wrapped(`${statusMark(s)}  ${s.text}`, inner, 15)),
		...wrapped(about.filter(Boolean).join(' · '), inner, 15),
		...(figure.address ? wrapped(origin + figure.address, inner, 15) : [])
	];
	foot.forEach((text, i) =>
		texts.push({
			role: 'foot',
			x: margin,
			y: height - margin / 2 - (foot.length - 1 - i) * 20,
			size: 15,
			text
		})
	);
	return { width, height, margin, plotY: y - 8, texts };
}

/** @param fonts each of FACES as base64, where the picture is drawn to pixels by a browser */
export function pictureOf(
	figure: Figure,
	size: PictureSize,
	fonts: readonly string[] = []
): string {
	const layout = layoutOf(figure, size);
	const footLines = layout.texts.filter((t) => t.role === 'foot');
	const bottom = Math.min(...footLines.map((t) => t.y)) - 34;
	const scene = sceneOf(figure, {
		width: size.width - 2 * layout.margin,
		height: bottom - layout.plotY,
		medium: 'picture'
	});
	const words = { locale: figure.language as SiteLanguage };
	const painter = painterOf(size.theme);
	const content = [
		element('title', {}, escaped(figure.headline)),
		element('desc', {}, escaped([figure.subtitle, ...figure.summary].join(' '))),
		...(fonts.length > 0 ? [element('style', {}, facesCss(fonts))] : []),
		element('rect', { ...painter.paper(), width: size.width, height: size.height }),
		...layout.texts.map(({ role, x, y, size: fontSize, text }) =>
			element('text', { ...painter.frame(role), x, y, 'font-size': fontSize }, escaped(text))
		),
		element(
			'g',
			{ transform: `translate(${layout.margin} ${layout.plotY})` },
			marksSvg(scene, { painter })
		),
		...(figure.synthetic ? [watermark(painter, size, chart_synthetic({}, words))] : [])
	];
	const svg = element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${size.width} ${size.height}`,
			width: size.width,
			height: size.height,
			lang: figure.language,
			role: 'img',
			'font-size': scene.type
		},
		content.join('')
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

const watermark = (painter: Painter, { width, height }: PictureSize, text: string): string =>
	element(
		'text',
		{
			...painter.frame('watermark'),
			x: width / 2,
			y: height / 2,
			'text-anchor': 'middle',
			'font-size': 72
		},
		escaped(text)
	);
