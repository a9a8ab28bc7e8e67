/** Checks that the ids and codes a dataset.json names exist, which a schema cannot know. */
import type { Countries } from '#lib/dataset/countries.ts';
import { groupsBeside } from '#lib/dataset/groups.ts';
import { RESERVED_COLUMNS, RESERVED_KEYS } from '#lib/dataset/selection.ts';
import { checkClaims } from './dataset-claims.ts';
import { namesIn, type Names, type Report } from './dataset-names.ts';
import { entryOf, type Metadata } from './dataset-schema.ts';

/** Columns of observations.csv and keys of addresses that no dimension may be named after. */
const TAKEN: readonly string[] = [...RESERVED_COLUMNS, ...RESERVED_KEYS];

/** The database does not tell "Geo" from "geo". */
const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The categories of one dimension: as many as its size says, each once, each with a label. */
function checkCategories(
	metadata: Metadata,
	id: string,
	at: number,
	countries: Countries | undefined,
	report: Report
): void {
	const described = entryOf(metadata.dimension, id);
	if (!described)
		return report({
			code: 'dimension-undescribed',
			path: ['id', at],
			found: `"${id}"`,
			allowed: Object.keys(metadata.dimension).join(', '),
			remedy: 'Describe the dimension.'
		});
	const { index, label } = described.category;
	const path = ['dimension', id, 'category', 'index'];
	const list = entryOf(metadata.extension.codelist, id);
	if (metadata.size[at] !== index.length)
		report({
			code: 'size-differs',
			path: ['size', at],
			found: String(metadata.size[at]),
			allowed: String(index.length),
			remedy: 'Make size the number of categories.'
		});
	index.forEach((code, i) => {
		if (index.indexOf(code) !== i)
			report({
				code: 'code-twice',
				path: [...path, i],
				found: `"${code}" twice`,
				allowed: 'each code once',
				remedy: 'Remove one of them.'
			});
		if (entryOf(label, code) !== undefined) return;
		if (list === undefined)
			report({
				code: 'code-unlabelled',
				path: [...path, i],
				found: `"${code}" without a label`,
				allowed: 'a label for each code',
				remedy: 'Add a label.'
			});
		else if (!countries?.coded[list].has(code))
			report({
				code: 'code-unlisted',
				path: [...path, i],
				found: `"${code}" without a label`,
				allowed: `a label, or a code of ${list} (codes/country.json)`,
				remedy: 'Correct the code, add a label, or add the country to the list.'
			});
	});
}

/** Every dimension is described once and completely, and has a name of its own. */
export function checkDimensions(
	metadata: Metadata,
	countries: Countries | undefined,
	report: Report
): void {
	const { id: ids, dimension } = metadata;
	ids.forEach((id, i) => {
		if (ids.findIndex((other) => sameName(other, id)) !== i)
			return report({
				code: 'dimension-twice',
				path: ['id', i],
				found: `"${id}" twice`,
				allowed: 'each dimension once',
				remedy: 'Remove one of them.'
			});
		if (TAKEN.some((name) => sameName(name, id)))
			report({
				code: 'dimension-reserved',
				path: ['id', i],
				found: `"${id}"`,
				allowed: `any id but ${TAKEN.join(', ')}`,
				remedy: 'Name the dimension otherwise.'
			});
		checkCategories(metadata, id, i, countries, report);
	});
	for (const id of Object.keys(dimension))
		if (!ids.includes(id))
			report({
				code: 'dimension-unlisted',
				path: ['dimension', id],
				found: `"${id}"`,
				allowed: ids.join(', '),
				remedy: 'List the dimension in id, or remove it.'
			});
}

function checkExtension({ extension: e }: Metadata, names: Names): void {
	names.isScope(['extension', 'default'], e.default);
	e.notes.forEach((note, i) => names.isScope(['extension', 'notes', i, 'scope'], note.scope));
	for (const [id, code] of Object.entries(e.references))
		names.areCodes(['extension', 'references', id], id, [code]);
}

function checkHierarchy({ dimension }: Metadata, names: Names): void {
	for (const [id, { category }] of Object.entries(dimension))
		for (const [parent, children] of Object.entries(category.child))
			names.areCodes(['dimension', id, 'category', 'child', parent], id, [parent, ...children]);
}

/** Where a dataset names its groups, a page starts with none beside its parts. */
function checkDefaults({ dimension, extension: e }: Metadata, report: Report): void {
	for (const [id, named] of Object.entries(e.group)) {
		const { index, child } = entryOf(dimension, id)?.category ?? { index: [], child: {} };
		const wholes = Object.entries(child);
		const categories = index.map((code) => {
			const parent = wholes.find(([, parts]) => parts.includes(code))?.[0];
			return {
				code,
				...(parent && { parent }),
				...(named.includes(code) && { group: true as const })
			};
		});
		const groups = groupsBeside({ categories }, entryOf(e.default, id) ?? index);
		if (groups.length > 0)
			report({
				code: 'default-of-groups',
				path: ['extension', 'default', id],
				found: `${groups.join(', ')} beside parts of it in "${id}"`,
				allowed: 'groups or their parts',
				remedy: 'Name other codes of the dimension in default.'
			});
	}
}

function checkFormerNames({ extension: e }: Metadata, names: Names, report: Report): void {
	for (const [old, id] of Object.entries(e.formerly?.dimensions ?? {}))
		names.isDimension(
			['extension', 'formerly', 'dimensions', old],
			id,
			'Name the dimension that it is now.'
		);
	for (const [id, renamed] of Object.entries(e.formerly?.codes ?? {}))
		for (const [old, code] of Object.entries(renamed)) {
			const path = ['extension', 'formerly', 'codes', id, old];
			names.areCodes(path, id, [code]);
			if (names.codesOf(id)?.includes(old))
				report({
					code: 'code-still-used',
					path,
					found: `"${old}"`,
					allowed: 'a code that is no longer there',
					remedy: 'Remove the line.'
				});
		}
}

function checkTexts({ extension: e }: Metadata, names: Names): void {
	names.areTexts(['extension', 'short'], e.short);
	names.areTexts(['extension', 'within'], e.within);
	names.areTexts(['extension', 'source_label'], e.source_label);
	for (const [language, translation] of Object.entries(e.translation)) {
		const labels = Object.entries(translation?.dimension ?? {}).map(
			([id, d]) => [id, d.category?.label ?? {}] as const
		);
		const path = ['extension', 'translation', language, 'dimension'];
		names.areTexts(path, Object.fromEntries(labels), ['category', 'label']);
	}
}

function checkRoles({ role }: Metadata, names: Names, report: Report): void {
	for (const [name, ids] of Object.entries({ time: role.time, geo: role.geo, metric: role.metric }))
		ids.forEach((id, i) => names.isDimension(['role', name, i], id));
	if (role.time.length !== 1)
		report({
			code: 'time-not-one',
			path: ['role', 'time'],
			found: String(role.time.length),
			allowed: 'one time dimension',
			remedy: 'Name the dimension of the periods.'
		});
}

/** Dimensions and codes named anywhere else are those of the dataset; one of them is the periods. */
export function checkTerms(metadata: Metadata, report: Report): void {
	const names = namesIn(metadata, report);
	checkExtension(metadata, names);
	checkClaims(metadata, names, report);
	checkHierarchy(metadata, names);
	checkDefaults(metadata, report);
	checkFormerNames(metadata, names, report);
	checkTexts(metadata, names);
	checkRoles(metadata, names, report);
}
