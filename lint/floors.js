/** The floors of the house as lint rules: imports go down only. */
import { foldersOf } from './sets.js';

/**
 * Forbids imports in the code of one folder. `allowed` is a pattern of what may be imported; all else is refused
 * with the reason. Tests and fixtures may also use test libraries, so they are left out.
 */
export const floor = (name, folder, allowed, reason, ...more) => ({
	name: `floor/${name}`,
	files: [`${folder}/**/*.{ts,svelte}`],
	ignores: ['**/*.test.ts', '**/*.fixture.ts'],
	rules: {
		'no-restricted-imports': [
			'error',
			{ patterns: [{ regex: `^(?!${allowed})`, message: reason }, ...more] }
		]
	}
});

/** Own files beside or below, by the spelling of the house. */
export const near = (name) =>
	`\\.{1,2}/(?!.*(?:charts|dataset|formats|forms|routes|scripts|serve|server|tables|text|warehouse)/)|#lib/${name}/`;
export const PACKAGES = '(?!#|\\.|\\$|@duckdb|scripts)';
/** Files of the same folder or one beside it. */
export const ONE_FOLDER = '\\./|\\.\\./(?!\\.\\.|src|tests|scripts)';

/** The rooms of `tables` that every reader may use, and those that use readers. */
const BELOW_READERS = [
	['table'],
	['bytes'],
	['unpack', 'encoding', 'json'],
	['reader'],
	['delimited', 'match']
];
const ABOVE_READERS = [['dataset'], ['detect']];
const OTHERS = ['client', ...BELOW_READERS.flat(), ...ABOVE_READERS.flat()];
/** Every other folder is a reader. */
const READERS = foldersOf('src/lib/tables').filter((folder) => !OTHERS.includes(folder));

/** From below; what stands in one line uses what is below, never what is beside it. */
const TABLE_FLOORS = [...BELOW_READERS, READERS, ...ABOVE_READERS];
const tableFloor = (room, below) => {
	const rooms = below.length > 0 ? `(?:\\.\\./|#lib/tables/)(?:${below.join('|')})/|` : '';
	return floor(
		`tables/${room}`,
		`src/lib/tables/${room}`,
		`\\./|\\.\\./[^./]+\\.ts$|${rooms}#lib/dataset/|(?!node:)${PACKAGES}`,
		`tables/${room} may use ${[...below, '#lib/dataset'].join(', ')} and packages that also run in a browser`,
		{ regex: '/layout/(?!index\\.ts$)', message: 'the layout has one entry, index.ts' }
	);
};
export const tableFloors = [
	...TABLE_FLOORS.flatMap((rooms, level) =>
		rooms.map((room) => tableFloor(room, TABLE_FLOORS.slice(0, level).flat()))
	),
	tableFloor('client', ['table'])
];

/** Files of the same room of charts; `own` is a pattern of other rooms it may use. */
export const chartRoom = (name, own, reason) =>
	floor(
		`charts/${name}`,
		`src/lib/charts/${name}`,
		`\\./|#lib/charts/(?:${own})/|#lib/forms/(?!.*draw)|#lib/(?:text|dataset)/|${PACKAGES}`,
		reason
	);
