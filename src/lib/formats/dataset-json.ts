/** dataset.json (JSON-stat 2.0 metadata without values) → Dataset; every problem with its line. */
import { regionsAround, type Countries } from '#lib/dataset/countries.ts';
import type { Category, Dataset, Dimension, Role, Text } from '#lib/dataset/model.ts';
import type { DataProblem } from '#lib/dataset/problems/data.ts';
import type { DatasetJsonCode } from './dataset-names.ts';
import { AS_WRITTEN, entryOf, Metadata } from './dataset-schema.ts';
import { checkDimensions, checkTerms } from './dataset-terms.ts';
import { readJsonFile } from './json-file.ts';

type Translation = NonNullable<Metadata['extension']['translation']['en']>;

/** A text and what other languages say of the same thing. */
function translated(
	en: string,
	metadata: Metadata,
	pick: (t: Translation) => string | undefined
): Text {
	const others = Object.entries(metadata.extension.translation).flatMap(([language, t]) => {
		const said = t && pick(t);
		return said ? [[language, said]] : [];
	});
	return { en, ...(Object.fromEntries(others) as Partial<Text>) };
}

const asWritten = (extension: Metadata['extension']) =>
	Object.fromEntries(
		AS_WRITTEN.flatMap((key) => (extension[key] === undefined ? [] : [[key, extension[key]]]))
	) as Pick<Dataset, (typeof AS_WRITTEN)[number]>;

const roleOf = ({ role }: Metadata, id: string): Role =>
	(['time', 'geo', 'metric'] as const).find((name) => role[name].includes(id)) ?? 'classification';

/** Without what is not known. */
const known = <T extends object>(parts: T) =>
	Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};

/** A category as the file describes it; what the file does not say of a country, the list of countries does. */
function categoryOf(
	metadata: Metadata,
	id: string,
	code: string,
	countries: Countries | undefined
): Category {
	const { extension: e } = metadata;
	const { category } = metadata.dimension[id]!;
	const list = entryOf(e.codelist, id);
	const place = list && countries?.coded[list].get(code);
	const own = entryOf(category.label, code);
	const label =
		own === undefined && place
			? place.name
			: translated(own ?? code, metadata, (t) =>
					entryOf(entryOf(t.dimension, id)?.category?.label, code)
				);
	const whole = Object.entries(category.child).find(([, parts]) => parts.includes(code))?.[0];
	const isGroup = entryOf(e.group, id)?.includes(code);
	return {
		code,
		label,
		...known({
			short: entryOf(entryOf(e.short, id), code),
			within: entryOf(entryOf(e.within, id), code),
			parent: whole ?? place?.parent,
			group: isGroup ? true : undefined,
			place: place?.parent && place.code,
			sourceLabel: entryOf(entryOf(e.source_label, id), code)
		})
	};
}

function dimensionOf(metadata: Metadata, id: string, countries: Countries | undefined): Dimension {
	const { label, category } = metadata.dimension[id]!;
	const categories = category.index.map((code) => categoryOf(metadata, id, code, countries));
	const regions = countries ? regionsAround(countries, categories) : [];
	return {
		id,
		role: roleOf(metadata, id),
		label: translated(label, metadata, (t) => entryOf(t.dimension, id)?.label),
		categories,
		...(regions.length > 0 ? { regions } : {})
	};
}

function datasetOf(metadata: Metadata, countries: Countries | undefined): Dataset {
	const { extension: e } = metadata;
	return {
		id: e.id,
		theme: e.theme,
		title: translated(metadata.label, metadata, (t) => t.label),
		measure: e.measure,
		unit: e.unit,
		dimensions: metadata.id.map((id) => dimensionOf(metadata, id, countries)),
		notes: e.notes,
		source: e.source,
		defaults: e.default,
		references: e.references,
		checks: e.checks,
		synthetic: e.synthetic,
		...asWritten(e)
	};
}

/**
 * Reads the metadata of a dataset; either the dataset, or what is wrong with the text.
 * @param countries what dimensions with a `codelist` take names and regions from
 */
export function parseDatasetJson(
	source: string,
	file: string,
	countries?: Countries
): { dataset?: Dataset; problems: DataProblem<DatasetJsonCode>[] } {
	const { output, problems, report } = readJsonFile<typeof Metadata, DatasetJsonCode>(
		source,
		file,
		Metadata
	);
	if (!output) return { problems };
	checkDimensions(output, countries, report);
	checkTerms(output, report);
	return problems.length > 0 ? { problems } : { dataset: datasetOf(output, countries), problems };
}
