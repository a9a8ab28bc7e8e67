/** C01: different measures, or rates of different wholes. */
import { textIn } from '../../model.ts';
import { isApart } from '../sides.ts';
import { NOTHING, type Nothing, type Rule, type Side } from '../rule.ts';

const metricOf = ({ slice, codes }: Side): string | undefined =>
	slice.dimensions
		.filter(({ role }) => role === 'metric')
		.flatMap(({ id }) => codes[id] ?? [])
		.join();

/** What is measured: the one chosen of several measures, else that of the dataset. */
function measureOf(side: Side): string {
	const { dataset } = side;
	const metric = dataset.dimensions.find(({ role }) => role === 'metric');
	const code = metricOf(side);
	const category = metric?.categories.find((c) => c.code === code);
	return textIn(category?.label ?? dataset.measure, 'en');
}

export const rule: Rule<Nothing> = (comparison) => {
	const { unit } = comparison.sides[0]!.dataset;
	const isOther =
		isApart(comparison, measureOf) ||
		comparison.sides.some(
			({ dataset }) => dataset.unit.kind !== unit.kind || dataset.unit.of !== unit.of
		);
	return isOther ? { level: 'not', inputs: NOTHING } : undefined;
};
