/** What a reader chooses of a picture by the keys `size` and `theme` of its address; the first of each is what it has without. */
import type { Theme } from '#lib/charts/theme/tokens.ts';

/** In units of the picture; letters are those of a stage of that height. */
export interface PictureMeasures {
	width: number;
	height: number;
	margin: number;
	headline: number;
	subtitle: number;
	/** Of the plot. */
	type: number;
	foot: number;
}
export const PICTURE_SIZES = {
	slide: { width: 1600, height: 900, margin: 56, headline: 48, subtitle: 28, type: 27, foot: 19 },
	half: { width: 800, height: 900, margin: 40, headline: 36, subtitle: 23, type: 22, foot: 16 },
	square: { width: 1080, height: 1080, margin: 48, headline: 44, subtitle: 27, type: 25, foot: 18 }
} as const satisfies Record<string, PictureMeasures>;
export type PictureSize = keyof typeof PICTURE_SIZES;

/** The colours of a picture, and whether they lie on a page of its own. */
export const PICTURE_THEMES = {
	light: { theme: 'light', hasPage: true },
	dark: { theme: 'dark', hasPage: true },
	transparent: { theme: 'light', hasPage: false }
} as const satisfies Record<string, { theme: Theme; hasPage: boolean }>;
export type PictureTheme = keyof typeof PICTURE_THEMES;

/** Address key → what it may say. */
export const PICTURE_KEYS = {
	theme: Object.keys(PICTURE_THEMES) as PictureTheme[],
	size: Object.keys(PICTURE_SIZES) as PictureSize[]
};

/** Pixels of a PNG for each unit: sharp on slides and in print. */
export const PIXELS = 2;
