/** The colours of the house as data: the style sheet and the pictures are made from them. */

export const TOKENS = {
	light: {
		bg: '#F7F8FA',
		surface: '#FFFFFF',
		ink: '#161C24',
		'ink-2': '#465160',
		'ink-3': '#626D7B',
		axis: '#7A8593',
		grid: '#DDE2E8',
		accent: '#1F5FAE',
		warn: '#8A5300',
		err: '#A3261D',
		focus: '#1F5FAE',
		'c-dk': '#C67F42',
		'c-fi': '#BF3B74',
		'c-is': '#5F6817',
		'c-no': '#438F95',
		'c-se': '#8367CE',
		g0: '#1657A6',
		g1: '#3A90D9',
		g2: '#6E7681',
		l0: '#4E94DA',
		l1: '#1F5FAE',
		l2: '#0C2F63',
		grey: '#7A8593',
		't-dk': '#A4601E',
		't-fi': '#BF3B74',
		't-is': '#5F6817',
		't-no': '#2D7B81',
		't-se': '#7A5EC4',
		p1: '#0B39B2',
		p2: '#A62F21',
		p3: '#4C967C',
		p4: '#9776DC',
		p5: '#938A00',
		p6: '#61023F',
		p7: '#2A1E10',
		't-p1': '#0B39B2',
		't-p2': '#A62F21',
		't-p3': '#317C63',
		't-p4': '#7E5CC0',
		't-p5': '#7B7200',
		't-p6': '#61023F',
		't-p7': '#2A1E10',
		't-g0': '#1657A6',
		't-g1': '#1674BB',
		't-g2': '#5F6772',
		s1: '#E8F1FB',
		s2: '#C9DFF5',
		s3: '#A3C9EE',
		s4: '#75ADE3',
		s5: '#468DD2',
		s6: '#1F69B5',
		s7: '#0C3F7C',
		d1: '#8A5412',
		d2: '#C08A45',
		d3: '#E6CDA6',
		d4: '#EEF0F2',
		d5: '#B7D2EE',
		d6: '#5F9BDA',
		d7: '#1F5FAE',
		quiet: '#858F9C',
		band: '#F4EDDD',
		'band-ink': '#6D5420'
	},
	dark: {
		bg: '#10151C',
		surface: '#171D26',
		ink: '#EEF1F5',
		'ink-2': '#B7C0CC',
		'ink-3': '#97A2B0',
		axis: '#77828F',
		grid: '#2B3440',
		accent: '#7DB4F5',
		warn: '#F0B45A',
		err: '#FF9A8F',
		focus: '#7DB4F5',
		'c-dk': '#C48D52',
		'c-fi': '#E5467F',
		'c-is': '#C6DC85',
		'c-no': '#72CED1',
		'c-se': '#ACA0FF',
		g0: '#8EC2FF',
		g1: '#4A8BE0',
		g2: '#9BA4AF',
		l0: '#3F77BE',
		l1: '#7DB4F5',
		l2: '#D3E7FF',
		grey: '#7A8593',
		't-dk': '#D09C63',
		't-fi': '#F0628F',
		't-is': '#C6DC85',
		't-no': '#72CED1',
		't-se': '#B6ABFF',
		p1: '#5591F3',
		p2: '#ED9642',
		p3: '#8BF6C4',
		p4: '#D2C1FD',
		p5: '#F8F473',
		p6: '#BB68A3',
		p7: '#90867C',
		't-p1': '#5591F3',
		't-p2': '#ED9642',
		't-p3': '#8BF6C4',
		't-p4': '#D2C1FD',
		't-p5': '#F8F473',
		't-p6': '#BB68A3',
		't-p7': '#90867C',
		't-g0': '#8EC2FF',
		't-g1': '#4A8BE0',
		't-g2': '#9BA4AF',
		s1: '#14263D',
		s2: '#17375F',
		s3: '#1C4C86',
		s4: '#2D68B0',
		s5: '#4E8BD3',
		s6: '#86B6EE',
		s7: '#C5DEF9',
		d1: '#E0A765',
		d2: '#A9763B',
		d3: '#5F482C',
		d4: '#2A313A',
		d5: '#2B4A70',
		d6: '#3F77BE',
		d7: '#86B6EE',
		quiet: '#6F7B89',
		band: '#2D2819',
		'band-ink': '#E3CB92'
	},
	/** Greys that keep their distance without any colour, in monochrome print too. */
	pattern: {
		light: {
			'c-is': '#111111',
			'c-se': '#333333',
			'c-no': '#525252',
			'c-fi': '#717171',
			'c-dk': '#939393'
		},
		dark: {
			'c-is': '#FFFFFF',
			'c-se': '#DADADA',
			'c-no': '#B5B5B5',
			'c-fi': '#929292',
			'c-dk': '#707070'
		}
	}
} as const;

export type Theme = 'light' | 'dark';
type Token = keyof (typeof TOKENS)['light'];

/** Colour of the lines, areas and markers of a tone, and of words in it: names and values at line ends, which have to be read. */
interface Colours {
	line: Token;
	text: Token;
}

/**
 * Every tone a mark can have. Countries keep theirs; up to three groups, ordered levels and the seven of any other
 * categories go by position; s are the seven classes of a scale from low to high, d of one with a middle; all else is
 * quiet.
 */
export const TONES = {
	dk: { line: 'c-dk', text: 't-dk' },
	fi: { line: 'c-fi', text: 't-fi' },
	is: { line: 'c-is', text: 't-is' },
	no: { line: 'c-no', text: 't-no' },
	se: { line: 'c-se', text: 't-se' },
	g0: { line: 'g0', text: 't-g0' },
	g1: { line: 'g1', text: 't-g1' },
	g2: { line: 'g2', text: 't-g2' },
	l0: { line: 'l0', text: 'ink-2' },
	l1: { line: 'l1', text: 'ink-2' },
	l2: { line: 'l2', text: 'ink-2' },
	p1: { line: 'p1', text: 't-p1' },
	p2: { line: 'p2', text: 't-p2' },
	p3: { line: 'p3', text: 't-p3' },
	p4: { line: 'p4', text: 't-p4' },
	p5: { line: 'p5', text: 't-p5' },
	p6: { line: 'p6', text: 't-p6' },
	p7: { line: 'p7', text: 't-p7' },
	s1: { line: 's1', text: 'ink-2' },
	s2: { line: 's2', text: 'ink-2' },
	s3: { line: 's3', text: 'ink-2' },
	s4: { line: 's4', text: 'ink-2' },
	s5: { line: 's5', text: 'ink-2' },
	s6: { line: 's6', text: 'ink-2' },
	s7: { line: 's7', text: 'ink-2' },
	d1: { line: 'd1', text: 'ink-2' },
	d2: { line: 'd2', text: 'ink-2' },
	d3: { line: 'd3', text: 'ink-2' },
	d4: { line: 'd4', text: 'ink-2' },
	d5: { line: 'd5', text: 'ink-2' },
	d6: { line: 'd6', text: 'ink-2' },
	d7: { line: 'd7', text: 'ink-2' },
	quiet: { line: 'quiet', text: 'ink-2' },
	grey: { line: 'grey', text: 'ink-2' }
} as const satisfies Record<string, Colours>;

export type Tone = keyof typeof TONES;
export const TONE_NAMES = Object.keys(TONES) as Tone[];

/** Linear light of a channel: WCAG 2.2, relative luminance. */
const linear = (channel: number): number =>
	channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const luminance = (hex: string): number =>
	[0.2126, 0.7152, 0.0722].reduce(
		(sum, weight, i) => sum + weight * linear(parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255),
		0
	);
const [DARKEST, LIGHTEST] = ['#000000', '#FFFFFF'];

/** The colour of a number that stands on an area: black or white, whichever contrasts more. @param area as #RRGGBB */
export const inkOn = (area: string): string => {
	const light = luminance(area) + 0.05;
	const isDarkBetter = light / (luminance(DARKEST) + 0.05) > (luminance(LIGHTEST) + 0.05) / light;
	return isDarkBetter ? DARKEST : LIGHTEST;
};
