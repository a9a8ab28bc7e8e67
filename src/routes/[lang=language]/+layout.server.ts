/** What every page carries: the language and the release of the figures. */
import { catalogue } from '#lib/server/catalogue.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params }) => {
	const { release, datasets } = await catalogue();
	return {
		language: params.lang,
		release,
		firstDataset: datasets[0]?.id ?? '',
		synthetic: datasets.some((d) => d.synthetic)
	};
};
