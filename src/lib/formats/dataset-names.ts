/** Dimensions and codes of a dataset.json by name, and how a problem with one is reported. */
import { entryOf, type Metadata } from './dataset-schema.ts';
import type { JsonCode, Path, Report as ReportOf } from './json-file.ts';

/** Kinds of problems of a dataset.json. */
export type DatasetJsonCode =
	| JsonCode
	| 'dimension-twice'
	| 'dimension-reserved'
	| 'dimension-undescribed'
	| 'dimension-unlisted'
	| 'dimension-unknown'
	| 'size-differs'
	| 'code-twice'
	| 'code-unlabelled'
	| 'code-unlisted'
	| 'code-unknown'
	| 'code-still-used'
	| 'default-of-groups'
	| 'time-not-one'
	| 'country-not-one'
	| 'offset-missing'
	| 'period-unknown';

export type { Path } from './json-file.ts';
export type Report = ReportOf<DatasetJsonCode>;

/** Checks of names against the dimensions and codes of one dataset.json. */
export function namesIn(metadata: Metadata, report: Report) {
	const { id: ids, dimension } = metadata;
	const codesOf = (id: string) =>
		ids.includes(id) ? entryOf(dimension, id)?.category.index : undefined;
	const isDimension = (path: Path, id: string, remedy = 'Use a dimension of the dataset.') => {
		if (!ids.includes(id))
			report({
				code: 'dimension-unknown',
				path,
				found: `"${id}"`,
				allowed: ids.join(', '),
				remedy
			});
	};
	const areCodes = (path: Path, id: string, codes: readonly string[]) => {
		for (const code of codes)
			if (!codesOf(id)?.includes(code))
				report({
					code: 'code-unknown',
					path,
					found: `"${code}" of "${id}"`,
					allowed: (codesOf(id) ?? ids).join(', '),
					remedy: 'Use a code of the dataset.'
				});
	};
	const isScope = (path: Path, scope: Record<string, string[]>) => {
		for (const [id, codes] of Object.entries(scope)) areCodes([...path, id], id, codes);
	};
	/** Texts by dimension and code: each stands on a line of its own. */
	const areTexts = (path: Path, texts: Record<string, object>, below: Path = []) => {
		for (const [id, byCode] of Object.entries(texts))
			for (const code of Object.keys(byCode)) areCodes([...path, id, ...below, code], id, [code]);
	};
	return { codesOf, isDimension, areCodes, isScope, areTexts };
}
export type Names = ReturnType<typeof namesIn>;
