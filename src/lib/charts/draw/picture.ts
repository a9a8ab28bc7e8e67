/** Figure → standalone SVG: colours resolved, fonts inside, nothing fetched. */
import type { Figure } from '#lib/forms/figure.ts';
import { chart_release, chart_synthetic } from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { element, escaped } from './markup.ts';
import { wrapped } from '#lib/charts/frame/measure.ts';
import { sceneOf } from './scene.ts';
import { marksSvg } from './svg.ts';
import { TOKENS, type Theme } from '#lib/charts/theme/tokens.ts';

/** The cuts pictures are written in: files of the packages `@fontsource/…`. */
export const FACES = [
	['Source Sans 3', 400, 'source-sans-3/files/source-sans-3-latin-400-normal.woff2'],
	['Source Sans 3', 600, 'source-sans-3/files/source-sans-3-latin-600-normal.woff2'],
	['Source Serif 4', 600, 'source-serif-4/files/source-serif-4-latin-600-normal.woff2']
] as const;
/** The static files are instances of the lightest cut and carry its name. */
export const SANS_IN_FILES = 'Source Sans 3 ExtraLight';

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
	role: 'headline' | 'subtitle' | 'foot';
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

/** One style sheet of plain class selectors: renderers without CSS variables understand it. */
export function pictureCss(theme: Theme, fonts: readonly string[]): string {
	const t = TOKENS[theme];
	const tones: Record<string, string> = {
		dk: t['c-dk'],
		fi: t['c-fi'],
		is: t['c-is'],
		no: t['c-no'],
		se: t['c-se'],
		g0: t.g0,
		g1: t.g1,
		g2: t.g2,
		l0: t.l0,
		l1: t.l1,
		l2: t.l2,
		l3: t.grey,
		grey: t.grey
	};
	const rules = Object.entries(tones).flatMap(([name, colour]) => [
		`.line.${name},.leader.${name}{stroke:${colour}}`,
		`.marker.${name},.bar.${name}{fill:${colour}}`,
		`.marker.hollow.${name}{fill:${t.surface};stroke:${colour}}`,
		`.marker.cross.${name}{fill:none;stroke:${colour}}`
	]);
	const faces = fonts.map((base64, i) => {
		const [family, weight] = FACES[i]!;
		return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${base64}) format('woff2')}`;
	});
	return [
		...faces,
		`text{font-family:'Source Sans 3','${SANS_IN_FILES}',Arial,sans-serif;fill:${t.ink}}`,
		// Texts on lines keep clear of them.
		`.label,.value,.row,.absent,.faint,.difference,.panel{paint-order:stroke;stroke:${t.surface};stroke-width:4px;stroke-linejoin:round}`,
		`.paper{fill:${t.surface}}`,
		`.headline{font-family:'Source Serif 4',Georgia,serif;font-weight:600}`,
		`.subtitle,.foot{fill:${t['ink-2']}}`,
		`.tick,.faint,.absent{fill:${t['ink-3']}}.faint{font-size:.86em}`,
		`.label,.panel,.difference{font-weight:600}`,
		`.inside0{fill:${t.in0};font-weight:600}.inside1{fill:${t.in1};font-weight:600}.inside2{fill:${t.in2};font-weight:600}.inside3{fill:${t.in3};font-weight:600}`,
		`.line{fill:none;stroke-linejoin:round;stroke-linecap:round}`,
		`.grid{stroke:${t.grid}}.axis{stroke:${t.axis}}.zero{stroke:${t.ink};stroke-width:1.5}.break{stroke:${t['ink-3']};stroke-width:1.5}`,
		`.connector{stroke:${t.axis};stroke-width:3;opacity:.5}.leader{stroke-width:1.5}`,
		`.hatch{fill:none;stroke:${t.axis};opacity:.6}.unpublished{fill:none;stroke:${t.axis}}`,
		`.watermark{fill:${t.err};opacity:.35;font-weight:600}`,
		...rules
	].join('');
}

function layoutOf(figure: Figure, { width, height, origin }: PictureSize): PictureLayout {
	const margin = 48;
	const inner = width - 2 * margin;
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
		...figure.statuses.flatMap((s) => wrapped(`${s.mark}  ${s.text}`, inner, 15)),
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

/** @param fonts each of FACES as base64; left out for renderers that bring their own */
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
	const content = [
		element('title', {}, escaped(figure.headline)),
		element('desc', {}, escaped([figure.subtitle, ...figure.summary].join(' '))),
		element('style', {}, pictureCss(size.theme, fonts)),
		element('rect', { class: 'paper', width: size.width, height: size.height }),
		...layout.texts.map(({ role, x, y, size: fontSize, text }) =>
			element('text', { class: role, x, y, 'font-size': fontSize }, escaped(text))
		),
		element('g', { transform: `translate(${layout.margin} ${layout.plotY})` }, marksSvg(scene)),
		...(figure.synthetic ? [watermark(size, chart_synthetic({}, words))] : [])
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

const watermark = ({ width, height }: PictureSize, text: string): string =>
	element(
		'text',
		{ class: 'watermark', x: width / 2, y: height / 2, 'text-anchor': 'middle', 'font-size': 72 },
		escaped(text)
	);
