/**
 * How a mark of a picture is painted, as attributes with plain colours: renderers without style sheets (librsvg,
 * ImageMagick, office programs) draw them as browsers do. Fill and stroke are both stated always: ImageMagick paints a
 * stroke that is left out black.
 */
import type { Bar, Mark, Marker, RuleRole, TextRole } from '#lib/charts/frame/scene.ts';
import { inkOn, TONES, TOKENS, type Theme, type Tone } from '#lib/charts/theme/tokens.ts';
import type { Attributes } from './markup.ts';

/** The static files are instances of the lightest cut and carry its name. */
export const SANS_IN_FILES = 'Source Sans 3 ExtraLight';
// In quotes: a name whose last word is a number is none without.
const SANS = `'Source Sans 3', '${SANS_IN_FILES}', Arial, sans-serif`;
const SERIF = "'Source Serif 4', Georgia, serif";

/** Texts of the picture around its plot. */
export type FrameRole = 'headline' | 'subtitle' | 'foot' | 'watermark';

export interface Painter {
	/** @param type size of the letters of the plot */
	mark: (mark: Mark, type: number) => Attributes;
	/** The outline of a part that nobody published. */
	outline: () => Attributes;
	frame: (role: FrameRole) => Attributes;
	/** The lines that the head and the foot of a picture begin with. */
	ruled: (role: 'head' | 'foot') => Attributes;
	paper: () => Attributes;
}

const RULES = {
	grid: ['grid', 1],
	axis: ['axis', 1],
	base: ['axis', 1],
	zero: ['ink', 1.5],
	equal: ['axis', 1],
	median: ['ink', 1.5],
	connector: ['grid', 3],
	leader: ['axis', 1.5],
	cursor: ['axis', 3]
} as const satisfies Record<RuleRole, readonly [keyof typeof TOKENS.light, number]>;

const DOTTED: readonly RuleRole[] = ['base', 'equal'];
const FAINT: readonly TextRole[] = ['tick', 'faint', 'absent'];
const BOLD: readonly TextRole[] = ['label', 'panel', 'difference', 'inside'];

const SMALL: readonly TextRole[] = ['faint', 'event'];
const SIZE_OF_FAINT = 0.86;

/** Lines are as fine as they are given at this size of letters; with larger ones they grow. */
const PAGE_TYPE = 17;
const finely = (value: number): number => Math.round(value * 10) / 10;

export function painterOf(theme: Theme): Painter {
	const t = TOKENS[theme];
	const lineOf = (tone: Tone): string => t[TONES[tone].line];
	const text = (fill: string, isBold: boolean, family = SANS): Attributes => ({
		fill,
		stroke: 'none',
		'font-family': family,
		'font-weight': isBold ? 600 : 400
	});
	const colourOfText = (role: TextRole, tone: Tone | undefined): string => {
		if (tone && role === 'inside') return inkOn(lineOf(tone));
		if (tone && role === 'label') return t[TONES[tone].text];
		if (role === 'event') return t['band-ink'];
		return FAINT.includes(role) ? t['ink-3'] : t.ink;
	};
	const markerLook = ({ tone, shape, fill, isOnWay }: Marker): Attributes => {
		const colour = lineOf(tone);
		if (isOnWay) return { fill: 'none', stroke: 'none' };
		if (fill === 'faint') return { fill: colour, 'fill-opacity': 0.4, stroke: colour };
		if (shape === 'cross') return { fill: 'none', stroke: colour };
		return fill === 'hollow' || shape === 'ring'
			? { fill: t.surface, stroke: colour }
			: { fill: colour, stroke: 'none' };
	};
	const barLook = ({ tone, fill }: Bar): Attributes => {
		const colour = lineOf(tone);
		if (fill === 'hollow') return { fill: t.surface, stroke: colour, 'stroke-width': 2 };
		if (fill === 'faint')
			return { fill: colour, 'fill-opacity': 0.4, stroke: colour, 'stroke-width': 1 };
		return { fill: colour, stroke: 'none' };
	};
	return {
		mark: (mark, type) => {
			const unit = Math.max(1, type / PAGE_TYPE);
			switch (mark.kind) {
				case 'rule': {
					const [token, width] = RULES[mark.role];
					return {
						fill: 'none',
						stroke: mark.tone ? lineOf(mark.tone) : t[token],
						'stroke-width': finely(width * unit),
						...(DOTTED.includes(mark.role) && {
							'stroke-dasharray': `${finely(unit)} ${finely(3 * unit)}`
						})
					};
				}
				case 'line':
					return {
						fill: 'none',
						stroke: lineOf(mark.tone),
						'stroke-linejoin': 'round',
						'stroke-linecap': 'round'
					};
				case 'band':
					return { fill: t.band, stroke: 'none' };
				case 'marker':
					return markerLook(mark);
				case 'bar':
					return barLook(mark);
				case 'absent':
					return { fill: 'none', stroke: t.axis, 'stroke-width': 1 };
				case 'hatch':
					return { fill: 'none', stroke: t.axis, 'stroke-width': 0.75 };
				case 'text':
					return {
						...text(colourOfText(mark.role, mark.tone), BOLD.includes(mark.role)),
						'font-size': finely(SMALL.includes(mark.role) ? type * SIZE_OF_FAINT : type)
					};
			}
		},
		outline: () => ({ fill: 'none', stroke: t.axis, 'stroke-width': 1 }),
		frame: (role) => {
			switch (role) {
				case 'headline':
					return text(t.ink, true, SERIF);
				case 'subtitle':
				case 'foot':
					return text(t['ink-2'], false);
				case 'watermark':
					return { ...text(t.err, true), 'fill-opacity': 0.35 };
			}
		},
		ruled: (role) => ({
			fill: 'none',
			stroke: role === 'head' ? t.ink : t.grid,
			'stroke-width': role === 'head' ? 3 : 1.5
		}),
		paper: () => ({ fill: t.surface, stroke: 'none' })
	};
}
