/** Figure → standalone SVG: every look an attribute, nothing fetched. */
import type { Figure } from '#lib/forms/figure.ts';
import { chart_synthetic } from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { element, escaped } from './markup.ts';
import { shapePath } from '#lib/charts/marks/shapes.ts';
import { sceneOf } from './scene.ts';
import { marksSvg } from './svg.ts';
import { painterOf, type Painter } from './paint.ts';
import {
	PICTURE_SIZES,
	PICTURE_THEMES,
	type PictureMeasures,
	type PictureSize,
	type PictureTheme
} from './picture-choices.ts';
import { pictureLayoutOf, type PictureLayout } from './picture-layout.ts';
import { SPARE } from './picture-texts.ts';

/** The cuts pictures are written in: files of the packages `@fontsource/…`. */
export const FACES = [
	['Source Sans 3', 400, 'source-sans-3/files/source-sans-3-latin-400-normal.woff2'],
	['Source Sans 3', 600, 'source-sans-3/files/source-sans-3-latin-600-normal.woff2'],
	['Source Serif 4', 600, 'source-serif-4/files/source-serif-4-latin-600-normal.woff2']
] as const;

export interface PictureAsked {
	size?: PictureSize;
	theme?: PictureTheme;
	/** Where the site runs: put before the address. */
	origin: string;
}

/** Typefaces inside the picture: for browsers that draw it to pixels; other renderers bring their own. */
const facesCss = (fonts: readonly string[]): string =>
	fonts
		.map((base64, i) => {
			const [family, weight] = FACES[i]!;
			return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${base64}) format('woff2')}`;
		})
		.join('');

const n = (value: number): number => Math.round(value * 10) / 10;

const rulesOf = (painter: Painter, { rules }: PictureLayout): string[] =>
	rules.map(({ role, y, from, to }) =>
		element('path', { ...painter.ruled(role), d: `M${n(from)} ${n(y)}L${n(to)} ${n(y)}` })
	);

/** Marks as the plot has them, in the grey of no series. */
const marksOf = (painter: Painter, { marks }: PictureLayout): string[] =>
	marks.map(({ x, y, size, fill }) =>
		element('path', {
			...painter.mark({ kind: 'marker', x, y, shape: 'circle', tone: 'grey', fill }, size),
			'stroke-width': n(size / 8),
			transform: `translate(${n(x)} ${n(y)})`,
			d: shapePath('circle', size * 0.6)
		})
	);

const textsOf = (painter: Painter, { texts }: PictureLayout): string[] =>
	texts.map(({ role, x, y, size, text }) =>
		element(
			'text',
			{ ...painter.frame(role), x: n(x), y: n(y), 'font-size': n(size) },
			escaped(text)
		)
	);

function plotOf(painter: Painter, figure: Figure, { plot }: PictureLayout): string {
	const scene = sceneOf(figure, plot.size);
	const letters = scene.type / SPARE;
	const at = { transform: `translate(${n(plot.x)} ${n(plot.y)})` };
	return element('g', at, marksSvg(scene, { painter, letters }));
}

/** @param fonts each of FACES as base64, where the picture is drawn to pixels by a browser */
export function pictureOf(
	figure: Figure,
	{ size = 'slide', theme = 'light', origin }: PictureAsked,
	fonts: readonly string[] = []
): string {
	const measures = PICTURE_SIZES[size];
	const { width, height } = measures;
	const { theme: colours, hasPage } = PICTURE_THEMES[theme];
	const painter = painterOf(colours);
	const layout = pictureLayoutOf(measures, figure, origin);
	const words = { locale: figure.language as SiteLanguage };
	const content = [
		element('title', {}, escaped(figure.headline)),
		element('desc', {}, escaped([figure.subtitle, ...figure.summary].join(' '))),
		...(fonts.length > 0 ? [element('style', {}, facesCss(fonts))] : []),
		...(hasPage ? [element('rect', { ...painter.paper(), width, height })] : []),
		...rulesOf(painter, layout),
		...textsOf(painter, layout),
		...marksOf(painter, layout),
		plotOf(painter, figure, layout),
		...(figure.synthetic ? [watermark(painter, measures, chart_synthetic({}, words))] : [])
	];
	const svg = element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${width} ${height}`,
			width,
			height,
			lang: figure.language,
			role: 'img'
		},
		content.join('')
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

const watermark = (
	painter: Painter,
	{ width, height, headline }: PictureMeasures,
	text: string
): string =>
	element(
		'text',
		{
			...painter.frame('watermark'),
			x: width / 2,
			y: height / 2,
			'text-anchor': 'middle',
			'font-size': headline * 2
		},
		escaped(text)
	);
