/** What is said of where figures come from. */
import { textIn, type Language, type Source } from './model.ts';

/** What the source allows. */
export const licenceText = (
	{ licence: { name } }: Pick<Source, 'licence'>,
	language: Language
): string => (typeof name === 'string' ? name : textIn(name, language));

/** The table, and where our copy of it was taken from if that was a page or a report. */
export const tableText = ({ table, carried }: Source, language: Language): string =>
	carried ? `${table}, ${textIn(carried, language)}` : table;
