/** The dataset of an address. */
import { error } from '@sveltejs/kit';
import type { Dataset } from '#lib/dataset/model.ts';
import { catalogue } from '#lib/warehouse/catalogue.ts';

/** @throws 404 with the ids that are known */
export async function datasetNamed(id: string): Promise<Dataset> {
	const all = await catalogue();
	const known = () => all.datasets.map((d) => d.id).join(', ');
	return all.find(id) ?? error(404, `unknown dataset ${id}; known: ${known()}`);
}
