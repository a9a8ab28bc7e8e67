/** What forms made of many dots share: which dimension the dots are of, and how statuses look. */
import type { Status } from '#lib/dataset/status.ts';
import type { Selected } from './form.ts';

/** A dot has its look, and no place for a letter; what has no value is counted in words. */
export const DOT_LOOKS: readonly Status[] = ['provisional', 'estimated', 'unreliable'];

/** The dimension with most categories, if they are enough to be a crowd; never the periods. */
export function crowdIn({ several, time, count }: Selected, least: number): string | undefined {
	const [most] = several.filter((id) => id !== time).sort((a, b) => count(b) - count(a));
	return most !== undefined && count(most) >= least ? most : undefined;
}
