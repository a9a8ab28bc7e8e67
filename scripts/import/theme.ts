/** The theme of a table, by the letters of its code. */
import type { Theme } from '#lib/dataset/model.ts';
import { refuse } from '#lib/tables/table/table.ts';

/** Letters of table codes, by what the tables are about. */
const THEMES_OF: Record<string, Theme> = {
	WORK: 'employment',
	LABO: 'employment',
	EDUC: 'education',
	MIGR: 'settlement',
	CITI: 'settlement',
	POPU: 'settlement'
};

export function themeOf(matrix: string | undefined): Theme {
	const theme = THEMES_OF[(matrix ?? '').slice(0, 4).toUpperCase()];
	return theme ?? refuseTheme(matrix);
}

function refuseTheme(matrix: string | undefined): never {
	const prefixes = Object.keys(THEMES_OF);
	if (matrix === undefined) return refuse('import_no_theme', { prefixes });
	return refuse('import_theme_unknown', { matrix, prefixes });
}
