/** The dataset of an address. */
import { error } from '@sveltejs/kit';
import type { Dataset } from '#lib/dataset/model.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';

/** @throws 404 with the ids that are known */
export async function datasetNamed(id: string): Promise<Dataset> {
	const { datasets, find } = await catalogue();
	const known = () => datasets.map((d) => d.id).join(', ');
	return find(id) ?? error(404, `unknown dataset ${id}; known: ${known()}`);
}
