/** Dataset → what its dataset.json says: JSON-stat 2.0 metadata, without values. */
import {
	LANGUAGES,
	type Category,
	type Dataset,
	type Dimension,
	type Language,
	type Role,
	type Text
} from '#lib/dataset/model.ts';
import { AS_WRITTEN } from './dataset-schema.ts';
import { childrenOf } from './json-stat.ts';

const byCode = <T>(categories: readonly Category[], pick: (c: Category) => T | undefined) =>
	Object.fromEntries(
		categories.flatMap((c) => {
			const picked = pick(c);
			return picked === undefined ? [] : [[c.code, picked] as const];
		})
	);

/** Texts that only some categories have, by dimension; dimensions without any are left out. */
const sparse = <T extends Text | string>(
	dimensions: readonly Dimension[],
	pick: (c: Category) => T | undefined
) =>
	Object.fromEntries(
		dimensions
			.map((d) => [d.id, byCode(d.categories, pick)] as const)
			.filter(([, texts]) => Object.keys(texts).length > 0)
	);

/** Totals and regions by dimension. */
const groupsOf = (dimensions: readonly Dimension[]) =>
	Object.fromEntries(
		dimensions
			.map((d) => [d.id, d.categories.filter((c) => c.group).map((c) => c.code)] as const)
			.filter(([, codes]) => codes.length > 0)
	);

/** What one language says in place of the English labels. */
const inLanguage = (dataset: Dataset, language: Language) => ({
	label: dataset.title[language],
	dimension: Object.fromEntries(
		dataset.dimensions.map((d) => [
			d.id,
			{
				label: d.label[language],
				category: { label: byCode(d.categories, (c) => c.label[language]) }
			}
		])
	)
});

/** Languages in which the dataset has a title or a label, besides English. */
const languagesOf = ({ title, dimensions }: Dataset): Language[] => {
	const texts = [
		title,
		...dimensions.flatMap((d) => [d.label, ...d.categories.map((c) => c.label)])
	];
	return LANGUAGES.filter((l) => l !== 'en' && texts.some((text) => text[l] !== undefined));
};

/**
 * The text of a dataset.json; `parseDatasetJson` reads it back as the same dataset.
 * Notes stand once, with their scopes, in the extension: people edit this file.
 */
export function toDatasetJson(dataset: Dataset): string {
	const { dimensions, source } = dataset;
	const withRole = (role: Role) => dimensions.filter((d) => d.role === role).map((d) => d.id);
	const metric = withRole('metric');
	const metadata = {
		version: '2.0',
		class: 'dataset',
		label: dataset.title.en,
		source: `${source.office} (${source.table})`,
		id: dimensions.map((d) => d.id),
		size: dimensions.map((d) => d.categories.length),
		role: {
			time: withRole('time'),
			geo: withRole('geo'),
			...(metric.length > 0 ? { metric } : {})
		},
		dimension: Object.fromEntries(
			dimensions.map((d) => [
				d.id,
				{
					label: d.label.en,
					category: {
						index: d.categories.map((c) => c.code),
						label: byCode(d.categories, (c) => c.label.en),
						...childrenOf(d.categories)
					}
				}
			])
		),
		extension: {
			id: dataset.id,
			theme: dataset.theme,
			measure: dataset.measure,
			unit: dataset.unit,
			source,
			default: dataset.defaults,
			references: dataset.references,
			notes: dataset.notes,
			checks: dataset.checks,
			short: sparse(dimensions, (c) => c.short),
			within: sparse(dimensions, (c) => c.within),
			group: groupsOf(dimensions),
			source_label: sparse(dimensions, (c) => c.sourceLabel),
			...(dataset.synthetic ? { synthetic: true } : {}),
			...Object.fromEntries(AS_WRITTEN.map((key) => [key, dataset[key]])),
			translation: Object.fromEntries(languagesOf(dataset).map((l) => [l, inLanguage(dataset, l)]))
		}
	};
	return `${JSON.stringify(metadata, null, '\t')}\n`;
}
