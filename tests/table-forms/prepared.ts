/** Cubes made fit for a form: texts it cannot hold spelled otherwise, names as identifiers, one label given twice. */
import type { FormCube, FormDimension } from './cube.ts';
import { sameText } from './hostile.ts';

/** All texts spelled by a rule; those that became alike get a number. */
function respelled(cube: FormCube, spell: (text: string) => string): FormCube {
	const apart = (texts: string[]): string[] => {
		const seen = new Set<string>();
		return texts.map(spell).map((text, i) => {
			const free = seen.has(sameText(text)) ? `${text} (${i})` : text;
			seen.add(sameText(free));
			return free;
		});
	};
	const names = apart(cube.dimensions.map((d) => d.name));
	return {
		...cube,
		title: spell(cube.title),
		contents: spell(cube.contents),
		dimensions: cube.dimensions.map((d, at) => {
			const codes = apart(d.categories.map((c) => c.code));
			const twins = new Set(d.categories.map((c) => c.label)).size < d.categories.length;
			const labels = d.categories.map((c) => c.label);
			const spelled = twins ? labels.map(spell) : apart(labels);
			return {
				...d,
				name: names[at]!,
				categories: codes.map((code, i) => ({ code, label: spelled[i]! }))
			};
		})
	};
}

/** Spreadsheets guard texts by an apostrophe or an equals sign; readers take such a sign off. */
const unguarded = (text: string): string => text.replace(/^['=]+/, '~');
/** As PxWeb itself spells quotes, which its files cannot hold. */
const quoteless = (text: string): string => text.replaceAll('"', "'");

export const forCsv = (cube: FormCube): FormCube => respelled(cube, unguarded);
export const forPx = (cube: FormCube): FormCube => respelled(cube, quoteless);
const isXml = (character: string): boolean =>
	/[\t\n\r]/.test(character) || (character >= ' ' && !/[\ufffe\uffff]/.test(character));
/** Characters that XML 1.0 cannot hold become question marks. */
export const forXlsx = (cube: FormCube): FormCube =>
	respelled(cube, (text) => Array.from(text, (c) => (isXml(c) ? c : '?')).join(''));
/** Nothing is quoted in a relational table. */
export const forRelational = (cube: FormCube): FormCube =>
	respelled(cube, (text) => unguarded(quoteless(text).replace(/\s+/g, ' ')));

/** Names and codes as identifiers, and other symbols, for forms that know no others. */
function tamed(cube: FormCube, symbolOf: Record<string, string>): FormCube {
	const tame = (code: string, at: number) =>
		`${code.replace(/[^A-Za-z0-9]/g, '').slice(0, 8) || 'X'}_${at}`;
	return {
		...cube,
		dimensions: cube.dimensions.map((d, at) => ({
			...d,
			name: d.isTime ? 'TIME_PERIOD' : `D${at}`,
			categories: d.isTime
				? d.categories
				: d.categories.map((c, i) => ({ ...c, code: tame(c.code, i) }))
		})),
		symbols: Object.fromEntries(
			Object.entries(cube.symbols).map(([at, symbol]) => [at, symbolOf[symbol] ?? symbol])
		)
	};
}

export const forSdmx = (cube: FormCube): FormCube =>
	tamed(cube, { '.': 'M', '..': 'C', '...': 'L', '....': 'O', '-': 'Q' });

/** Eurostat's tables have the periods in the heading: the last dimension becomes one of time. */
export function forEurostat(cube: FormCube): FormCube {
	const last = cube.dimensions.length - 1;
	const dimensions = cube.dimensions.map((d, at): FormDimension =>
		at < last
			? { ...d, isTime: false }
			: {
					...d,
					isTime: true,
					categories: d.categories.map((_, i) => ({ code: `${2000 + i}`, label: `${2000 + i}` }))
				}
	);
	const symbols = { '.': ':', '..': ': c', '...': ': u', '....': ': z', '-': ':' };
	return tamed({ ...cube, dimensions }, symbols);
}

/** The cube with one label twice in a variable of two or more categories; undefined where there is none. */
export function twinned(cube: FormCube): FormCube | undefined {
	const at = cube.dimensions.findIndex((d) => d.categories.length > 1 && !d.isTime);
	if (at < 0) return undefined;
	const dimensions = cube.dimensions.map((d, i) => {
		if (i !== at) return d;
		const [first, second, ...rest] = d.categories;
		return { ...d, categories: [first!, { ...second!, label: first!.label }, ...rest] };
	});
	return { ...cube, dimensions };
}
