/** Whether the Nordic tables, whose groups are explained, are among the figures. */
import { catalogue } from '#lib/warehouse/catalogue.ts';
import { isCarried } from '#lib/server/offices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	isPending: (await catalogue()).datasets.every(isCarried)
});
