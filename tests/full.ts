/**
 * Sweeps over very many cases run in full in `npm run verify`, which sets FULL=1, and in part in `npm test`. The part has every
 * kind of case; what is left out differs from it by language, theme, width, size or chance alone.
 */
export const FULL = process.env.FULL === '1';

/** Of so many random cases a quarter, or all of them. */
export const runs = (many: number): number => (FULL ? many : Math.ceil(many / 4));
