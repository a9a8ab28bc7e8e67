/** Explore without a dataset starts with the first one. */
import { redirect } from '@sveltejs/kit';
import { catalogue } from '#lib/warehouse/catalogue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { datasets } = await catalogue();
	redirect(307, `/${params.lang}/${datasets[0] ? `explore/${datasets[0].id}` : 'data'}`);
};
