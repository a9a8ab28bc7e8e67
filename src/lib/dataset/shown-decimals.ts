/** How many decimals a number is shown with: as many as its unit says, or more the smaller it is. */
import type { Unit } from './model.ts';

export type Decimals = Pick<Unit, 'decimals' | 'decimalsBySize'>;

/** Of a unit that counts by size: one more below 1, two more below 0.1; zero needs none. */
export function decimalsAt(value: number, { decimals, decimalsBySize }: Decimals): number {
	const size = Math.abs(value);
	if (!decimalsBySize || size === 0 || size >= 1) return decimals;
	return size < 0.1 ? decimals + 2 : decimals + 1;
}

/** Decimals that no number of this unit exceeds. */
export const mostDecimals = ({ decimals, decimalsBySize }: Decimals): number =>
	decimalsBySize ? decimals + 2 : decimals;
