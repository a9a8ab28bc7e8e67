/** What a dataset means, compared with what it meant in another release: labels, notes, unit, dimensions. */
import { unitText } from './magnitude.ts';
import { textIn, type Dataset, type Language } from './model.ts';

export type DefinitionChange =
	| { kind: 'dataset_added' | 'dataset_removed' }
	| {
			kind: 'text';
			what: 'title' | 'measure' | 'who' | 'unit';
			before: string;
			after: string;
	  }
	| { kind: 'dimension_added' | 'dimension_removed'; dimension: string }
	| {
			kind: 'category_added' | 'category_removed';
			dimension: string;
			code: string;
			label: string;
	  }
	| { kind: 'category_label'; dimension: string; code: string; before: string; after: string }
	| { kind: 'note_added' | 'note_removed'; text: string };

type Labels = Map<string, string>;
const labelsOf = (dimension: Dataset['dimensions'][number], language: Language): Labels =>
	new Map(dimension.categories.map(({ code, label }) => [code, textIn(label, language)]));

/** New and gone periods are no change of a definition: every release has its own last year. */
function categoryChanges(
	dimension: string,
	before: Labels,
	after: Labels,
	isTime: boolean
): DefinitionChange[] {
	const changes: DefinitionChange[] = [];
	for (const [code, label] of before) {
		const now = after.get(code);
		if (now === undefined && !isTime)
			changes.push({ kind: 'category_removed', dimension, code, label });
		else if (now !== undefined && now !== label)
			changes.push({ kind: 'category_label', dimension, code, before: label, after: now });
	}
	for (const [code, label] of after)
		if (!before.has(code) && !isTime)
			changes.push({ kind: 'category_added', dimension, code, label });
	return changes;
}

/** Undefined: the release has no such dataset. */
export function definitionChanges(
	before: Dataset | undefined,
	after: Dataset | undefined,
	language: Language
): DefinitionChange[] {
	if (!before || !after)
		return before ? [{ kind: 'dataset_removed' }] : after ? [{ kind: 'dataset_added' }] : [];
	const changes: DefinitionChange[] = [];
	const texts = ({ title, measure, comparability, unit }: Dataset) =>
		({
			title,
			measure,
			who: comparability?.who ?? { en: '' },
			unit: { en: unitText(unit, language) }
		}) as const;
	const [old, now] = [texts(before), texts(after)];
	for (const what of ['title', 'measure', 'who', 'unit'] as const) {
		const [then, today] = [textIn(old[what], language), textIn(now[what], language)];
		if (then !== today) changes.push({ kind: 'text', what, before: then, after: today });
	}
	for (const { id } of before.dimensions)
		if (!after.dimensions.some((d) => d.id === id))
			changes.push({ kind: 'dimension_removed', dimension: id });
	for (const dimension of after.dimensions) {
		const same = before.dimensions.find((d) => d.id === dimension.id);
		if (!same) changes.push({ kind: 'dimension_added', dimension: dimension.id });
		else
			changes.push(
				...categoryChanges(
					textIn(dimension.label, language),
					labelsOf(same, language),
					labelsOf(dimension, language),
					dimension.role === 'time'
				)
			);
	}
	const notes = (dataset: Dataset) => new Set(dataset.notes.map((n) => textIn(n.text, language)));
	const [then, today] = [notes(before), notes(after)];
	for (const text of then) if (!today.has(text)) changes.push({ kind: 'note_removed', text });
	for (const text of today) if (!then.has(text)) changes.push({ kind: 'note_added', text });
	return changes;
}
