/** How many decimals a number is shown with: as many as its unit says, or more the smaller it is. */
import type { Unit } from './model.ts';

export interface Decimals extends Pick<Unit, 'decimals' | 'decimalsBySize'> {
	/** Values whose published ends are too rough for the last of the decimals. */
	coarse?: readonly number[];
}

/** Of a unit that counts by size: one more below 1, two more below 0.1; zero needs none. */
export function decimalsAt(value: number, { decimals, decimalsBySize, coarse }: Decimals): number {
	if (coarse?.includes(value)) return decimals - 1;
	const size = Math.abs(value);
	if (!decimalsBySize || size === 0 || size >= 1) return decimals;
	return size < 0.1 ? decimals + 2 : decimals + 1;
}

/** Decimals that no number of this unit exceeds. */
export const mostDecimals = ({ decimals, decimalsBySize }: Decimals): number =>
	decimalsBySize ? decimals + 2 : decimals;
