/** What datasets say of each other: they are there, have the same figures, and compute each other's. */
import { BREAKS_FROM } from '#lib/dataset/comparability.ts';
import { disagreeing } from './agreement.ts';
import { wrongResults } from './equations.ts';
import { located, placeIn, type FiguresInput, type Input } from './input.ts';
import type { BuildProblem } from './problem.ts';

/** Other datasets that a dataset speaks of, and where. */
function linksOf({ dataset }: Input): { id: string; path: (string | number)[] }[] {
	const { checks, persons, population, comparability } = dataset;
	const from = comparability?.breaks_from;
	const links = [
		{ id: persons?.dataset, path: ['persons', 'dataset'] },
		{ id: population?.dataset, path: ['population', 'dataset'] },
		{
			id: from && !BREAKS_FROM.includes(from) ? from : undefined,
			path: ['comparability', 'breaks_from']
		},
		...checks.flatMap((check, i): { id: string | undefined; path: (string | number)[] }[] => {
			if (check.rule === 'parts-of-whole') return [];
			if (check.rule === 'agrees-with')
				return [{ id: check.dataset, path: ['checks', i, 'dataset'] }];
			return check.of.map((one, o) => ({
				id: one.dataset,
				path: ['checks', i, 'of', o, 'dataset']
			}));
		})
	];
	return links.flatMap(({ id, path }) =>
		id === undefined ? [] : [{ id, path: ['extension', ...path] }]
	);
}

/** What is said of a dataset that is not there would never be looked at. */
const withoutOther = (inputs: readonly Input[]): BuildProblem[] =>
	inputs.flatMap((input) =>
		linksOf(input)
			.filter(({ id }) => !inputs.some((other) => other.dataset.id === id))
			.map(({ id, path }): BuildProblem => ({
				code: 'unknown-dataset',
				where: placeIn(input, path),
				found: `"${id}"`,
				allowed: inputs.map((other) => other.dataset.id).join(', '),
				remedy: 'Name a dataset that is there, or remove the check.'
			}))
	);

/** Problems in both files of two datasets that are to agree. */
async function agreed(one: FiguresInput, other: FiguresInput): Promise<BuildProblem[]> {
	const { own, others } = disagreeing(one, other);
	return [...(await located(one, own)), ...(await located(other, others))];
}

/** Results of computing that are not those beside them. */
async function computed(
	input: FiguresInput,
	all: ReadonlyMap<string, FiguresInput>
): Promise<BuildProblem[]> {
	const found: BuildProblem[] = [];
	for (const [i, check] of input.dataset.checks.entries()) {
		if (check.rule !== 'product' && check.rule !== 'quotient') continue;
		const { refusal, problems } = wrongResults(input, check, all);
		if (refusal) found.push({ ...refusal, where: placeIn(input, ['extension', 'checks', i]) });
		found.push(...(await located(input, problems)));
	}
	return found;
}

/** Problems between datasets; each kind is looked for only where there are none of the one before. */
export async function related(inputs: readonly FiguresInput[]): Promise<BuildProblem[]> {
	const problems = withoutOther(inputs);
	if (problems.length > 0) return problems;
	for (const one of inputs)
		for (const other of inputs) problems.push(...(await agreed(one, other)));
	if (problems.length > 0) return problems;
	const all = new Map(inputs.map((input) => [input.dataset.id, input]));
	for (const input of inputs) problems.push(...(await computed(input, all)));
	return problems;
}
