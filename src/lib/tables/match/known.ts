/** A described dataset as the table that is already known. */
import { type Dataset, timeDimension } from '#lib/dataset/model.ts';
import { lastPeriodOf } from './age.ts';
import type { KnownTable } from '../table/table.ts';

/** Its table code is the table the dataset names as its source, if that looks like one. */
export function knownOf(dataset: Dataset, updated?: string): KnownTable {
	const time = timeDimension(dataset);
	return {
		id: dataset.id,
		...(/^[A-Z]{2,8}\d{2,6}$/i.test(dataset.source.table) ? { matrix: dataset.source.table } : {}),
		dimensions: dataset.dimensions.map(({ id, label, categories }) => ({
			id,
			name: label.en,
			label,
			categories: categories.map(({ code, label: text }) => ({ code, label: text }))
		})),
		lastPeriod: lastPeriodOf(time?.categories.map(({ code }) => code) ?? []),
		...(updated === undefined ? {} : { updated })
	};
}
