/** Version 1 of PxWeb's API: a tree of folders, questions as filters. */
import { ServerRefusal } from './answer.ts';
import { ask, askJson, jsonFault, METADATA_TIMEOUT, type Line } from './call.ts';
import {
	bareBase,
	memberOf,
	tableCode,
	textAt,
	textsAt,
	type Client,
	type ListedTable,
	type Place,
	type TableMetadata,
	type Variable
} from './client.ts';

/** Deeper than any tree of a statistical office: a loop of links ends here. */
const DEEPEST = 8;

interface Folder {
	address: string;
	names: string[];
}
interface Entry {
	id: string;
	type: string;
	text: string;
	updated: string;
}

const entriesOf = (json: unknown): Entry[] =>
	(Array.isArray(json) ? json : []).map((entry: unknown) => ({
		id: textAt(entry, 'id'),
		type: textAt(entry, 'type'),
		text: textAt(entry, 'text'),
		updated: textAt(entry, 'updated')
	}));

const below = (address: string, ...segments: string[]): string =>
	[address, ...segments.map(encodeURIComponent)].join('/');

const folderOf = (address: string): string => address.slice(0, address.lastIndexOf('/'));

const tableOf = (folder: Folder, { id, text, updated }: Entry): ListedTable => ({
	code: tableCode(id, text),
	address: below(folder.address, id),
	title: text,
	updated,
	folders: folder.names
});

/** The limits of the server, as it says them. */
export const configOfV1 = (line: Line, { base, language }: Place): Promise<unknown> =>
	askJson(line, { url: `${bareBase(base, language)}/${language}/?config` });

export function clientV1(line: Line, place: Place): Client {
	const { language, database, folder } = place;
	const root = below(bareBase(place.base, language), language, database);

	const list = async (address: string): Promise<Entry[]> =>
		entriesOf(await askJson(line, { url: address }));

	/** A folder that is not there: says what is there instead. */
	async function explain(error: unknown): Promise<never> {
		if (!(error instanceof ServerRefusal) || error.reason === 'size') throw error;
		const entries = await list(root).catch((): Entry[] => []);
		const folders = entries.filter(({ type }) => type === 'l');
		const there = folders.map(({ id }) => `"${id}"`).join(', ');
		throw new Error(
			there === ''
				? `${root} is no database of the server (${error.message})`
				: `${root} has no folder "${folder}"; there are ${there}`,
			{ cause: error }
		);
	}

	async function walk(at: Folder, found: Map<string, ListedTable>): Promise<void> {
		const entries = await list(at.address);
		for (const entry of entries) {
			// The same table may lie in two folders.
			const table = entry.type === 't' ? tableOf(at, entry) : undefined;
			if (table && !found.has(table.code)) found.set(table.code, table);
		}
		if (at.names.length >= DEEPEST) return;
		for (const { id, type, text } of entries)
			if (type === 'l')
				await walk({ address: below(at.address, id), names: [...at.names, text || id] }, found);
	}

	return {
		version: 1,
		async tables() {
			const found = new Map<string, ListedTable>();
			await walk({ address: below(root, folder), names: [folder] }, found).catch(explain);
			return [...found.values()];
		},
		async updatedOf({ address, code }) {
			const entries = await list(folderOf(address));
			return entries.find((e) => e.type === 't' && tableCode(e.id, e.text) === code)?.updated;
		},
		async metadata({ address }) {
			const { bytes } = await ask(
				line,
				{ url: address },
				{ timeout: METADATA_TIMEOUT, fault: jsonFault }
			);
			return metadataOf(new TextDecoder().decode(bytes), address);
		},
		question({ address }, asked, format) {
			const query = asked.map(({ code, values }) => ({
				code,
				selection: values === 'all' ? { filter: 'all', values: ['*'] } : { filter: 'item', values }
			}));
			return { url: address, body: JSON.stringify({ query, response: { format } }) };
		}
	};
}

function metadataOf(text: string, address: string): TableMetadata {
	const json: unknown = JSON.parse(text);
	const listed = memberOf(json, 'variables');
	if (!Array.isArray(listed) || listed.length === 0)
		throw new Error(`${address}: found no variables; allowed: the metadata of a table`);
	const variables = listed.map((variable: unknown): Variable => {
		const values = textsAt(variable, 'values');
		const code = textAt(variable, 'code');
		return {
			code,
			text: textAt(variable, 'text') || code,
			values,
			valueTexts: textsAt(variable, 'valueTexts') ?? values ?? [],
			isTime: memberOf(variable, 'time') === true
		};
	});
	return { title: textAt(json, 'title'), variables, text };
}
