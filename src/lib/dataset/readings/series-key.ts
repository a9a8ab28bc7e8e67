/** One series of a dataset as a text: its codes in the order of the dimensions, periods aside. */
import type { Dataset } from '../model.ts';

export const seriesKey = (
	{ dimensions }: Pick<Dataset, 'dimensions'>,
	codes: Readonly<Record<string, string>>
): string =>
	dimensions
		.filter(({ role }) => role !== 'time')
		.map(({ id }) => codes[id])
		.join('\t');

/** What a release says of the noise of one series of a survey. */
export interface SeriesNoise {
	/** In the unit of the figures; undefined where too few periods follow each other without a break. */
	sigma: number | undefined;
	/** True if the source calls any of its figures unreliable. */
	isUnreliable: boolean;
}
/** By the key of the series. */
export type NoiseOfSeries = ReadonlyMap<string, SeriesNoise>;
