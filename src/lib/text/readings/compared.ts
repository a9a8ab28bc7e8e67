/** Two cells of a topic beside each other, and whether a ranking may be made of its figures. */
import {
	chanceIn,
	differentOf,
	type Compared,
	type Difference,
	type KindedUnit
} from '#lib/dataset/readings/different.ts';
import { fromUnitsExactly, inUnits } from '#lib/dataset/readings/figures.ts';
import { seriesKey } from '#lib/dataset/readings/series-key.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import { observationAt } from '#lib/dataset/status.ts';
import type { Selection } from '#lib/dataset/model.ts';
import type { Compared as Figures } from '#lib/dataset/verdict/comparisons.ts';
import { areComparable } from '#lib/dataset/verdict/refused.ts';
import { dimensionNamed, type Topic } from '../topic.ts';

type Codes = Readonly<Record<string, string>>;

/** The unit of the figures before the transform. */
export const publishedUnit = ({ dataset }: Topic): KindedUnit => dataset.unit;
/** The unit of the figures as shown. */
export const shownUnit = ({ unit, dataset }: Topic): KindedUnit => ({
	...unit,
	...(dataset.unit.precision === undefined ? {} : { precision: dataset.unit.precision })
});

/** How far the series of a cell goes up and down around its trend, in units of the last decimal; undefined where it is not known. */
export function sigmaOf({ dataset, noise }: Topic, codes: Codes): number | undefined {
	const sigma = noise?.get(seriesKey(dataset, codes))?.sigma;
	return sigma === undefined ? undefined : sigma / fromUnitsExactly(1, dataset.unit);
}

function comparedAt(topic: Topic, codes: Codes): Compared | undefined {
	const cell = cellOf(topic.published, codes);
	const { value, statuses } = observationAt(topic.published, cell);
	if (cell < 0 || value === null) return undefined;
	return {
		units: inUnits(value, topic.dataset.unit),
		sigma: sigmaOf(topic, codes),
		isUnreliable: statuses.includes('unreliable')
	};
}

/** The published figure of the first beside that of the second; undefined where one is not published. */
export function differenceBetween(
	topic: Topic,
	first: Codes,
	second: Codes
): Difference | undefined {
	const [a, b] = [comparedAt(topic, first), comparedAt(topic, second)];
	const chance = chanceIn(topic.dataset.comparability);
	return a && b && differentOf(a, b, publishedUnit(topic), chance);
}

/** The figures before the transform, as rules of comparability take them. */
export const comparedFigures = ({ dataset, published, persons }: Topic): Figures => ({
	dataset,
	slice: published,
	persons,
	isComputed: true
});

/** True if none of these cells is refused beside another: then one of them may be called the highest. */
export function areRankable(
	topic: Topic,
	cells: readonly { codes: Codes }[],
	ids: readonly string[]
): boolean {
	const codes: Selection = Object.fromEntries(
		topic.published.dimensions.map(({ id }) => [id, [...new Set(cells.map((c) => c.codes[id]!))]])
	);
	return mayRank(topic, ids) && areComparable(comparedFigures(topic), ids, codes);
}

/** True if categories of these dimensions may be ranked: countries where the dataset says so, or per 1,000 inhabitants. */
export function mayRank(topic: Topic, ids: readonly string[]): boolean {
	const { comparability } = topic.dataset;
	if (!comparability || !ids.some((id) => dimensionNamed(topic, id).role === 'geo')) return true;
	const { rank } = comparability;
	return rank === 'yes' || (rank !== 'never' && topic.view.per !== undefined);
}
