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
		in0: '#161C24',
		in1: '#FFFFFF',
		in2: '#FFFFFF',
		in3: '#161C24'
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
		in0: '#FFFFFF',
		in1: '#10151C',
		in2: '#10151C',
		in3: '#10151C'
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
