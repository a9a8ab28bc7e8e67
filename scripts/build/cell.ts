/** The place of a row in the cube of its dataset, as SQL: one number instead of many codes. */
import type { Dataset } from '../../src/lib/dataset/model.ts';
import { quoted } from './observations.ts';

const sizeOf = (dataset: Dataset): number =>
	dataset.dimensions.reduce((n, d) => n * d.categories.length, 1);

/** A number from 0 to the size of the cube; nothing where a code is missing. The columns must be ENUMs. */
export const cellOf = (dataset: Dataset): string =>
	dataset.dimensions.reduce(
		(sql, d) => `(${sql} * ${d.categories.length} + enum_code(${quoted(d.id)}))`,
		sizeOf(dataset) <= Number.MAX_SAFE_INTEGER ? '0::BIGINT' : '0::HUGEINT'
	);
