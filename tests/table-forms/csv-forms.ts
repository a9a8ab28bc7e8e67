/** The CSV family as forms that are read back. */
import { knownOf, type Shown } from './agreement.ts';
import { csv, csv2, csv3, DELIMITERS, relational, type CsvForm, type Labels } from './csv.ts';
import { combinationsOf, headingOf, stubOf, type FormCategory, type FormCube } from './cube.ts';
import { bit, isCrossed, pick, type Form } from './form.ts';
import { sameText } from './hostile.ts';
import { forCsv, forRelational } from './prepared.ts';

const lineEnds = ['\r\n', '\n', '\r'] as const;
const csvForm = (style: number): CsvForm => ({
	delimiter: pick(DELIMITERS, style, 0),
	title: pick(['none', 'with blank line', 'alone'] as const, style, 2),
	lineEnd: pick(lineEnds, style, 4)
});

/** How many ways a joined heading can be cut into texts of the variables, in any order, some perhaps left out. */
const cuts = (text: string, variables: readonly string[][]): number =>
	variables
		.flatMap((texts) => texts.map((t) => [t, variables.filter((v) => v !== texts)] as const))
		.reduce((n, [t, others]) => {
			if (text === t) return n + 1;
			return text.startsWith(`${t} `) ? n + cuts(text.slice(t.length + 1), others) : n;
		}, 0);

/** Everything a category may be called. */
const spellings = ({ code, label }: FormCategory): string[] => [
	code,
	label,
	`${code} - ${label}`,
	`${code} ${label}`,
	`${label} ${code}`
];

type Show = (category: FormCategory) => string;

/**
 * True where there is one way to read a `csv`: each heading is the codes or labels of one combination, none is the name of a
 * variable, and there is more than a single figure between blanks.
 */
function isPlain(cube: FormCube, { delimiter }: CsvForm, show: Show): boolean {
	const heading = headingOf(cube);
	const names = new Set(cube.dimensions.map((d) => sameText(d.name)));
	const texts = heading.map((d) => [...new Set(d.categories.flatMap(spellings))]);
	const columns = [...combinationsOf(heading)].map((held) => held.map(show).join(' '));
	if (stubOf(cube).length === 0 && columns.length === 1 && delimiter === ' ') return false;
	return (
		heading.length === 0 ||
		columns.every((text) => cuts(text, texts) === 1 && !names.has(sameText(text)))
	);
}

function stubAndHeading(name: string, labels: Labels, shown: Shown, show: Show): Form {
	return {
		name,
		loose: true,
		shown,
		prepare: forCsv,
		style: (cube, style) => ({
			write: () => csv(cube, { ...csvForm(style), labels }),
			options: { known: knownOf(cube) },
			isClean: isPlain(cube, csvForm(style), show) && !isCrossed(cube)
		})
	};
}

export const CSV_FORMS: readonly Form[] = [
	stubAndHeading('csv with texts', 'texts', 'label', (c) => c.label),
	stubAndHeading('csv of version 2 with codes', 'codes', 'code', (c) => c.code),
	stubAndHeading(
		'csv of version 2 with codes and texts',
		'both',
		'code',
		(c) => `${c.code} - ${c.label}`
	),
	{
		name: 'csv2',
		loose: true,
		shown: 'label',
		prepare: forCsv,
		style: (cube, style) => ({
			write: () =>
				csv2(cube, { delimiter: pick(DELIMITERS, style, 0), lineEnd: pick(lineEnds, style, 4) }),
			options: bit(style, 9) ? { known: knownOf(cube) } : {},
			isClean: !isCrossed(cube)
		})
	},
	{
		name: 'csv3',
		loose: true,
		shown: 'code',
		prepare: forCsv,
		style: (cube, style) => ({
			write: () => csv3(cube, { lineEnd: pick(lineEnds, style, 4) }),
			options: bit(style, 9) ? { known: knownOf(cube) } : {},
			isClean: !isCrossed(cube)
		})
	},
	{
		name: 'relational table',
		loose: true,
		shown: 'label',
		prepare: forRelational,
		style: (cube, style) => ({
			write: () => relational(cube, { lineEnd: pick(lineEnds, style, 4) }),
			options: { known: knownOf(cube), ...(bit(style, 9) ? { delimiter: '\t' } : {}) },
			// Bare texts with as many blanks as there are tabs fit two delimiters.
			isClean: bit(style, 9) && !isCrossed(cube)
		})
	}
];
