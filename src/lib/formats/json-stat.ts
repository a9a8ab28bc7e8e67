/** Blocks of rows → JSON-stat 2.0. */
import {
	textIn,
	type Category,
	type Dataset,
	type Dimension,
	type Language,
	type Selection
} from '#lib/dataset/model.ts';
import type { About } from './about.ts';
import type { Block } from './block.ts';

/** The hierarchy of a dimension as JSON-stat says it; nothing where there is none. */
export function childrenOf(categories: readonly Category[]): { child?: Record<string, string[]> } {
	// A map, as a code may be called like a method of every object.
	const child = new Map<string, string[]>();
	const codes = new Set(categories.map(({ code }) => code));
	for (const { code, parent } of categories)
		if (parent !== undefined && codes.has(parent))
			child.set(parent, [...(child.get(parent) ?? []), code]);
	return child.size > 0 ? { child: Object.fromEntries(child) } : {};
}

/** The unit of every measure, where a dimension holds measures; its `base` is the whole unit in words. */
function unitsOf({ unit }: Dataset, { role, categories }: Dimension, about: About) {
	if (role !== 'metric') return {};
	const { symbol, decimals, multiplier = 0 } = unit;
	const one = { base: about.unit, ...(symbol ? { symbol } : {}), decimals, multiplier };
	return { unit: Object.fromEntries(categories.map(({ code }) => [code, one])) };
}

/** Attributes of comparison, with their texts in one language. */
function comparabilityIn({ comparability }: Dataset, language: Language) {
	if (!comparability) return {};
	const { who, coverage, ...listed } = comparability;
	return {
		comparability: {
			...listed,
			who: textIn(who, language),
			...(coverage ? { coverage: textIn(coverage, language) } : {})
		}
	};
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
		role: {
			time: withRole('time'),
			geo: withRole('geo'),
			...(withRole('metric').length > 0 ? { metric: withRole('metric') } : {})
		},
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
						...childrenOf(d.categories),
						...unitsOf(dataset, d, about)
					}
				}
			])
		),
		extension: {
			...about,
			measure: textIn(dataset.measure, language),
			...comparabilityIn(dataset, language),
			symbol: dataset.unit.symbol,
			decimals: dataset.unit.decimals,
			...(dataset.unit.precision === undefined ? {} : { precision: dataset.unit.precision })
		}
	};
}

/** Characters after which a text is handed on, so that no file is ever held as a whole. */
const ENOUGH = 65_536;

/** One status for each cell, as a small number: a byte, or two once there are more statuses than a byte can tell. */
class Statuses {
	#words: string[] = ['ok'];
	#places = new Map(this.#words.map((word, i) => [word, i]));
	#cells: Uint8Array | Uint16Array;

	constructor(size: number) {
		this.#cells = new Uint8Array(size);
	}

	set(cell: number, word: string): void {
		let place = this.#places.get(word);
		if (place === undefined) {
			place = this.#words.push(word) - 1;
			this.#places.set(word, place);
			if (place === 256) this.#cells = Uint16Array.from(this.#cells);
		}
		this.#cells[cell] = place;
	}

	/** The entries of a JSON object, cell → status, in texts of about ENOUGH characters; "ok" is left out. */
	*entries(): Generator<string> {
		const said = this.#words.map((word) => JSON.stringify(word));
		let text = '';
		let comma = '';
		for (let cell = 0; cell < this.#cells.length; cell++) {
			const place = this.#cells[cell]!;
			if (place === 0) continue;
			text += `${comma}"${cell}":${said[place]}`;
			comma = ',';
			if (text.length < ENOUGH) continue;
			yield text;
			text = '';
		}
		yield text;
	}
}

/** The rows: one for each cell, in the order of the dimensions, the last one fastest. Memory: a byte or two for each cell. */
export async function* jsonStat(
	head: ReturnType<typeof jsonStatHead>,
	blocks: AsyncIterable<Block>
): AsyncGenerator<string> {
	const size = head.size.reduce((n, s) => n * s, 1);
	const statuses = new Statuses(size);
	let text = `${JSON.stringify(head).slice(0, -1)},"value":[`;
	let cell = 0;
	for await (const { values, status } of blocks)
		for (let row = 0; row < values.length; row++) {
			statuses.set(cell, status[row]!);
			text += `${cell++ > 0 ? ',' : ''}${values[row]}`;
			if (text.length < ENOUGH) continue;
			yield text;
			text = '';
		}
	if (cell !== size) throw new Error(`${cell} rows for ${size} cells`);
	yield `${text}],"status":{`;
	yield* statuses.entries();
	yield '}}';
}
