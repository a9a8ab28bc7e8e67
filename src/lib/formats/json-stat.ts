/** Blocks of rows → JSON-stat 2.0; cells that have no row are null with status "missing". */
import {
	textIn,
	type Category,
	type Dataset,
	type Language,
	type Selection
} from '#lib/dataset/model.ts';
import type { About } from './about.ts';
import type { Block } from './block.ts';

/** The hierarchy of a dimension as JSON-stat says it; nothing where there is none. */
export function childrenOf(categories: readonly Category[]): { child?: Record<string, string[]> } {
	// A map, as a code may be called like a method of every object.
	const child = new Map<string, string[]>();
	for (const { code, parent } of categories)
		if (parent !== undefined) child.set(parent, [...(child.get(parent) ?? []), code]);
	return child.size > 0 ? { child: Object.fromEntries(child) } : {};
}

/** Everything of a JSON-stat dataset but its values, with labels in one language. */
export function jsonStatHead(
	dataset: Dataset,
	selection: Selection,
	about: About,
	language: Language
) {
	const dimensions = dataset.dimensions.map((d) => ({
		...d,
		categories: d.categories.filter((c) => selection[d.id]?.includes(c.code) ?? true)
	}));
	const withRole = (role: string) => dimensions.filter((d) => d.role === role).map((d) => d.id);
	return {
		version: '2.0',
		class: 'dataset',
		label: about.title,
		source: about.source,
		href: about.address,
		note: about.notes,
		role: { time: withRole('time'), geo: withRole('geo') },
		id: dimensions.map((d) => d.id),
		size: dimensions.map((d) => d.categories.length),
		dimension: Object.fromEntries(
			dimensions.map((d) => [
				d.id,
				{
					label: textIn(d.label, language),
					category: {
						index: d.categories.map((c) => c.code),
						label: Object.fromEntries(d.categories.map((c) => [c.code, textIn(c.label, language)])),
						...childrenOf(d.categories)
					}
				}
			])
		),
		extension: {
			...about,
			measure: textIn(dataset.measure, language),
			population: textIn(dataset.population, language),
			collection: dataset.collection,
			symbol: dataset.unit.symbol,
			decimals: dataset.unit.decimals
		}
	};
}

/** The rows must come in the order of the dimensions, the last one fastest. */
export async function* jsonStat(
	head: ReturnType<typeof jsonStatHead>,
	blocks: AsyncIterable<Block>
): AsyncGenerator<string> {
	const places = head.id.map(
		(id) => new Map(head.dimension[id]!.category.index.map((code, i) => [code, i]))
	);
	const size = head.size.reduce((n, s) => n * s, 1);
	const status: string[] = [];
	let next = 0;
	const cell = (value: number | null, held: string): string => {
		if (held !== 'ok') status.push(`"${next}":${JSON.stringify(held)}`);
		return `${next++ > 0 ? ',' : ''}${value}`;
	};
	yield `${JSON.stringify(head).slice(0, -1)},"value":[`;
	for await (const { codes, values, status: held } of blocks) {
		let text = '';
		for (let row = 0; row < values.length; row++) {
			let at = 0;
			for (let d = 0; d < places.length; d++)
				at = at * head.size[d]! + places[d]!.get(codes[d]![row]!)!;
			while (next < at) text += cell(null, 'missing');
			text += cell(values[row]!, held[row]!);
		}
		if (text) yield text;
	}
	let rest = '';
	while (next < size) rest += cell(null, 'missing');
	yield `${rest}],"status":{${status.join(',')}}}`;
}
