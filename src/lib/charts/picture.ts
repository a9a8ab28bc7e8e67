/** Figure → standalone SVG: colours resolved, fonts inside, nothing fetched. On the server only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Figure } from '#lib/dataset/figure.ts';
import { chart_release, chart_synthetic } from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { element, escaped } from './markup.ts';
import { wrapped } from './measure.ts';
import { sceneOf } from './panels.ts';
import { SANS_IN_FILES } from './png.ts';
import { marksSvg } from './svg.ts';
import { TOKENS, type Theme } from './tokens.ts';

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

const require = createRequire(import.meta.url);
const fonts = new Map<string, string>();
/** A font file as base64; read once. */
function fontOf(file: string): string {
	const found = fonts.get(file) ?? readFileSync(require.resolve(file)).toString('base64');
	fonts.set(file, found);
	return found;
}
const face = (family: string, pack: string, weight: number) =>
	`@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${fontOf(`@fontsource/${pack}/files/${pack}-latin-${weight}-normal.woff2`)}) format('woff2')}`;

/** One style sheet of plain class selectors: renderers without CSS variables understand it. */
export function pictureCss(theme: Theme, embed: boolean): string {
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
	const faces = embed
		? [
				face('Source Sans 3', 'source-sans-3', 400),
				face('Source Sans 3', 'source-sans-3', 600),
				face('Source Serif 4', 'source-serif-4', 600)
			]
		: [];
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
	const release = chart_release(
		{ release: figure.release },
		{ locale: figure.language as SiteLanguage }
	);
	const foot = [
		...(figure.missing ? wrapped(figure.missing, inner, 15) : []),
		...figure.statuses.flatMap((s) => wrapped(`${s.mark}  ${s.text}`, inner, 15)),
		...wrapped(`${figure.source.text} · ${figure.source.licence} · ${release}`, inner, 15),
		...wrapped(origin + figure.address, inner, 15)
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

/** @param embed false leaves the fonts out, for renderers that bring their own */
export function pictureOf(figure: Figure, size: PictureSize, embed = true): string {
	const layout = layoutOf(figure, size);
	const footLines = layout.texts.filter((t) => t.role === 'foot');
	const bottom = Math.min(...footLines.map((t) => t.y)) - 34;
	const scene = sceneOf(figure, {
		width: size.width - 2 * layout.margin,
		height: bottom - layout.plotY,
		kind: 'picture'
	});
	const words = { locale: figure.language as SiteLanguage };
	const content = [
		element('title', {}, escaped(figure.headline)),
		element('desc', {}, escaped([figure.subtitle, ...figure.summary].join(' '))),
		element('style', {}, pictureCss(size.theme, embed)),
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
