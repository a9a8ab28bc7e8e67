/** Version 2 of PxWeb's API: a paged list of tables, metadata as JSON-stat 2. */
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

const PAGE_SIZE = 500;

/** The answer to `/config`; undefined where the server does not speak version 2. */
export async function configOfV2(line: Line, { base, language }: Place): Promise<unknown> {
	try {
		const json = await askJson(line, { url: `${bareBase(base, language)}/config` });
		return textAt(json, 'apiVersion') === '' ? undefined : json;
	} catch (error) {
		if (error instanceof ServerRefusal) return undefined;
		throw error;
	}
}

/** Folder names of each path of a listed table; servers of early versions list none. */
const pathsOf = (entry: unknown): string[][] => {
	const paths = memberOf(entry, 'paths');
	return (Array.isArray(paths) ? paths : []).map((path: unknown) =>
		(Array.isArray(path) ? path : []).map(
			(step: unknown) => textAt(step, 'label') || textAt(step, 'id')
		)
	);
};

export function clientV2(line: Line, place: Place): Client {
	const { language, folder } = place;
	const base = bareBase(place.base, language);
	const tail = `lang=${encodeURIComponent(language)}`;

	function tableOf(entry: unknown): ListedTable | undefined {
		const [id, title] = [textAt(entry, 'id'), textAt(entry, 'label')];
		const paths = pathsOf(entry);
		const path = paths.find((names) => names.includes(folder));
		if (id === '' || (paths.length > 0 && !path)) return undefined;
		return {
			code: tableCode(id, title),
			address: `${base}/tables/${encodeURIComponent(id)}`,
			title,
			updated: textAt(entry, 'updated'),
			folders: path ? path.slice(path.indexOf(folder)) : []
		};
	}

	return {
		version: 2,
		async tables() {
			const found = new Map<string, ListedTable>();
			for (let page = 1, pages = 1; page <= pages; page++) {
				const url = `${base}/tables?${tail}&pageNumber=${page}&pageSize=${PAGE_SIZE}`;
				const json = await askJson(line, { url });
				const total = memberOf(memberOf(json, 'page'), 'totalPages');
				if (typeof total === 'number') pages = total;
				const entries = memberOf(json, 'tables');
				for (const entry of Array.isArray(entries) ? entries : []) {
					const table = tableOf(entry);
					if (table && !found.has(table.code)) found.set(table.code, table);
				}
			}
			return [...found.values()];
		},
		async updatedOf({ address }) {
			try {
				return textAt(await askJson(line, { url: `${address}?${tail}` }), 'updated');
			} catch (error) {
				if (error instanceof ServerRefusal && error.reason === 'gone') return undefined;
				throw error;
			}
		},
		async metadata({ address }) {
			const { bytes } = await ask(
				line,
				{ url: `${address}/metadata?${tail}` },
				{ timeout: METADATA_TIMEOUT, fault: jsonFault }
			);
			return metadataOf(new TextDecoder().decode(bytes), address);
		},
		question({ address }, asked, format) {
			const selection = asked.map(({ code, values }) => ({
				variableCode: code,
				valueCodes: values === 'all' ? ['*'] : values
			}));
			return {
				url: `${address}/data?${tail}&outputFormat=${format}`,
				body: JSON.stringify({ selection })
			};
		}
	};
}

function metadataOf(text: string, address: string): TableMetadata {
	const json: unknown = JSON.parse(text);
	const ids = textsAt(json, 'id');
	if (!ids || ids.length === 0)
		throw new Error(`${address}: found no ids; allowed: the metadata of a table as JSON-stat 2`);
	const times = textsAt(memberOf(json, 'role'), 'time') ?? [];
	const variables = ids.map((code): Variable => {
		const described = memberOf(memberOf(json, 'dimension'), code);
		const category = memberOf(described, 'category');
		const index = memberOf(category, 'index');
		const values = Array.isArray(index)
			? index.map(String)
			: Object.entries((index ?? {}) as Record<string, number>)
					.sort(([, a], [, b]) => a - b)
					.map(([value]) => value);
		const labels = memberOf(category, 'label');
		return {
			code,
			text: textAt(described, 'label') || code,
			values,
			valueTexts: values.map((value) => textAt(labels, value) || value),
			isTime: times.includes(code)
		};
	});
	return { title: textAt(json, 'label'), variables, text };
}
