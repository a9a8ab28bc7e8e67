/** What datasets say of each other: they are there, have the same figures, and compute each other's. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { BREAKS_FROM } from '#lib/dataset/comparability.ts';
import { disagreeing } from './agreement.ts';
import { emptiness, equationOf, wrongResults } from './equations.ts';
import { located, OTHER, placeIn, STAGED, type Input } from './input.ts';
import { stage } from './observations.ts';
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

/** Problems in both files of two datasets that are to agree; their texts are read only when they do not. */
async function agreed(
	connection: DuckDBConnection,
	one: Input,
	other: Input
): Promise<BuildProblem[]> {
	const found = (names: [string, string]) =>
		disagreeing(connection, one.dataset, names[0], other.dataset, names[1]);
	const { own, others } = await found([one.dataset.id, other.dataset.id]);
	if (own.length + others.length === 0) return [];
	await stage(connection, one.dataset, one.csv, one.file, STAGED);
	await stage(connection, other.dataset, other.csv, other.file, OTHER);
	const named = await found([STAGED, OTHER]);
	return [...(await located(one, named.own)), ...(await located(other, named.others))];
}

/** Results of computing that are not those beside them; texts are read only when there are some. */
async function computed(
	connection: DuckDBConnection,
	input: Input,
	inputs: readonly Input[]
): Promise<BuildProblem[]> {
	const { dataset } = input;
	const problems: BuildProblem[] = [];
	for (const [i, check] of dataset.checks.entries()) {
		if (check.rule !== 'product' && check.rule !== 'quotient') continue;
		const path = ['extension', 'checks', i];
		const datasets = new Map(inputs.map((one) => [one.dataset.id, one.dataset]));
		const equation = equationOf(dataset, check, datasets);
		const refusal =
			equation.refusal ?? (await emptiness(connection, equation.compared(dataset.id)));
		if (refusal) {
			problems.push({ ...refusal, where: placeIn(input, path) });
			continue;
		}
		if ((await wrongResults(connection, equation, check, dataset.id)).length === 0) continue;
		await stage(connection, dataset, input.csv, input.file, STAGED);
		problems.push(
			...(await located(input, await wrongResults(connection, equation, check, STAGED)))
		);
	}
	return problems;
}

/** Problems between datasets; each kind is looked for only where there are none of the one before. */
export async function related(
	connection: DuckDBConnection,
	inputs: readonly Input[]
): Promise<BuildProblem[]> {
	const problems = withoutOther(inputs);
	if (problems.length > 0) return problems;
	for (const one of inputs)
		for (const other of inputs) problems.push(...(await agreed(connection, one, other)));
	if (problems.length > 0) return problems;
	for (const input of inputs) problems.push(...(await computed(connection, input, inputs)));
	return problems;
}
