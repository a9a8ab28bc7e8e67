/** What the current release holds: its id, its datasets and where they have values. */
import type { Dataset } from '#lib/dataset/model.ts';
import { warehouse } from './warehouse.ts';

export interface Availability {
	dataset: string;
	geo: string;
	period: string;
	cells: number;
	published: number;
}
export interface Catalogue {
	release: string;
	built: string;
	datasets: Dataset[];
	availability: Availability[];
	find(id: string): Dataset | undefined;
}

let kept: { mark: string; catalogue: Promise<Catalogue> } | undefined;

export async function catalogue(): Promise<Catalogue> {
	const house = await warehouse();
	if (kept?.mark !== house.mark) {
		const reading = { mark: house.mark, catalogue: house.lend(read) };
		kept = reading;
		// What could not be read is asked for again by the next one.
		reading.catalogue.catch(() => {
			if (kept === reading) kept = undefined;
		});
	}
	return kept.catalogue;
}

type Connection = Parameters<Parameters<Awaited<ReturnType<typeof warehouse>>['lend']>[0]>[0];

async function read(connection: Connection): Promise<Catalogue> {
	const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
	const [release] = await rows('SELECT id, built::VARCHAR FROM release');
	const datasets = (await rows('SELECT dataset FROM catalogue ORDER BY id')).map(
		([text]) => JSON.parse(text as string) as Dataset
	);
	const availability = (
		await rows('SELECT dataset, geo, period, cells, published FROM availability')
	).map(([dataset, geo, period, cells, published]) => ({
		dataset: dataset as string,
		geo: geo as string,
		period: period as string,
		cells: Number(cells),
		published: Number(published)
	}));
	const byId = new Map(datasets.map((d) => [d.id, d]));
	return {
		release: release?.[0] as string,
		built: release?.[1] as string,
		datasets,
		availability,
		find: (id) => byId.get(id)
	};
}
