/** Do the ids and codes that a dataset.json names exist? What a schema cannot know. */
import { RESERVED_KEYS } from '#lib/dataset/selection.ts';
import { entryOf, type Metadata } from './dataset-schema.ts';

export type Path = (string | number)[];
/** Says that something is wrong: where in the metadata, what was found, what is allowed, what to do. */
export type Say = (path: Path, found: string, allowed: string, todo: string) => void;

/** Columns of observations.csv and keys of addresses that no dimension may be named after. */
const TAKEN: readonly string[] = ['value', 'status', ...RESERVED_KEYS];

/** The database does not tell "Geo" from "geo". */
const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Every dimension is described once and completely, and has a name of its own. */
export function checkDimensions(metadata: Metadata, say: Say): void {
	const { id: ids, size, dimension } = metadata;
	ids.forEach((id, i) => {
		if (ids.findIndex((other) => sameName(other, id)) !== i)
			return say(['id', i], `"${id}" twice`, 'each dimension once', 'Remove one of them.');
		if (TAKEN.some((name) => sameName(name, id)))
			say(['id', i], `"${id}"`, `any id but ${TAKEN.join(', ')}`, 'Name the dimension otherwise.');
		const described = entryOf(dimension, id);
		if (!described)
			return say(
				['id', i],
				`"${id}"`,
				Object.keys(dimension).join(', '),
				'Describe the dimension.'
			);
		const { index, label } = described.category;
		const path = ['dimension', id, 'category', 'index'];
		if (size[i] !== index.length)
			say(
				['size', i],
				String(size[i]),
				String(index.length),
				'Make size the number of categories.'
			);
		index.forEach((code, at) => {
			if (index.indexOf(code) !== at)
				say([...path, at], `"${code}" twice`, 'each code once', 'Remove one of them.');
			if (entryOf(label, code) === undefined)
				say([...path, at], `"${code}" without a label`, 'a label for each code', 'Add a label.');
		});
	});
	for (const id of Object.keys(dimension))
		if (!ids.includes(id))
			say(['dimension', id], `"${id}"`, ids.join(', '), 'List the dimension in id, or remove it.');
}

/** Dimensions and codes named anywhere else are those of the dataset; one of them is the periods. */
export function checkTerms(metadata: Metadata, say: Say): void {
	const { dimension, extension: e, role } = metadata;
	const codesOf = (id: string) =>
		metadata.id.includes(id) ? entryOf(dimension, id)?.category.index : undefined;
	const known = (path: Path, id: string, codes: readonly string[]) => {
		for (const code of codes)
			if (!codesOf(id)?.includes(code))
				say(
					path,
					`"${code}" of "${id}"`,
					(codesOf(id) ?? metadata.id).join(', '),
					'Use a code of the dataset.'
				);
	};
	const scoped = (path: Path, scope: Record<string, string[]>) => {
		for (const [id, codes] of Object.entries(scope)) known([...path, id], id, codes);
	};
	/** Texts by dimension and code: each stands on a line of its own. */
	const named = (path: Path, texts: Record<string, object>, below: Path = []) => {
		for (const [id, byCode] of Object.entries(texts))
			for (const code of Object.keys(byCode)) known([...path, id, ...below, code], id, [code]);
	};

	scoped(['extension', 'default'], e.default);
	e.notes.forEach((note, i) => scoped(['extension', 'notes', i, 'scope'], note.scope));
	for (const [id, code] of Object.entries(e.references))
		known(['extension', 'references', id], id, [code]);
	e.checks.forEach((check, i) => {
		const path = ['extension', 'checks', i];
		if (check.rule === 'agrees-with') scoped([...path, 'where'], check.where);
		else if (!metadata.id.includes(check.dimension))
			say(
				[...path, 'dimension'],
				`"${check.dimension}"`,
				metadata.id.join(', '),
				'Use a dimension of the dataset.'
			);
	});
	for (const [id, { category }] of Object.entries(dimension))
		for (const [parent, children] of Object.entries(category.child))
			known(['dimension', id, 'category', 'child', parent], id, [parent, ...children]);
	for (const [old, id] of Object.entries(e.formerly?.dimensions ?? {}))
		if (!metadata.id.includes(id))
			say(
				['extension', 'formerly', 'dimensions', old],
				`"${id}"`,
				metadata.id.join(', '),
				'Name the dimension that it is now.'
			);
	for (const [id, renamed] of Object.entries(e.formerly?.codes ?? {}))
		for (const [old, code] of Object.entries(renamed)) {
			const path = ['extension', 'formerly', 'codes', id, old];
			known(path, id, [code]);
			if (codesOf(id)?.includes(old))
				say(path, `"${old}"`, 'a code that is no longer there', 'Remove the line.');
		}
	named(['extension', 'short'], e.short);
	named(['extension', 'within'], e.within);
	for (const [language, translation] of Object.entries(e.translation)) {
		const labels = Object.entries(translation?.dimension ?? {}).map(
			([id, d]) => [id, d.category?.label ?? {}] as const
		);
		const path = ['extension', 'translation', language, 'dimension'];
		named(path, Object.fromEntries(labels), ['category', 'label']);
	}
	for (const [name, ids] of Object.entries({ time: role.time, geo: role.geo, metric: role.metric }))
		ids.forEach((id, i) => {
			if (!metadata.id.includes(id))
				say(
					['role', name, i],
					`"${id}"`,
					metadata.id.join(', '),
					'Use a dimension of the dataset.'
				);
		});
	if (role.time.length !== 1)
		say(
			['role', 'time'],
			String(role.time.length),
			'one time dimension',
			'Name the dimension of the periods.'
		);
}
