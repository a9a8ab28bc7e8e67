/** Languages the site speaks completely. */
import { SITE_LANGUAGES } from '#lib/text/languages.ts';

export const match = (param: string): param is (typeof SITE_LANGUAGES)[number] =>
	(SITE_LANGUAGES as readonly string[]).includes(param);
