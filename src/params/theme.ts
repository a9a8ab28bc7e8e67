/** The three themes of the site. */
import { THEMES, type Theme } from '#lib/dataset/model.ts';

export const match = (param: string): param is Theme =>
	(THEMES as readonly string[]).includes(param);
