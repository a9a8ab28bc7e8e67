/** Version 2 of PxWeb's API: a paged list of tables, metadata as JSON-stat 2, selections by code. */
import { jsonStat2 } from '../table-forms/json-stat.ts';
import { formOf, json, type Reply } from './answers.ts';
import { answerCube, countOf, type Selection } from './select.ts';
import type { Asked, Site } from './site.ts';
import { matrixOf, type ServedTable } from './tables.ts';

const problem = (title: string, status: number): Reply =>
	json({ type: 'Parameter error', title, status }, status);

const item = (table: ServedTable) => ({
	type: 'Table',
	id: matrixOf(table),
	label: table.title,
	description: '',
	updated: `${table.updated}Z`,
	variableNames: table.variables.map(({ code, text = code }) => text),
	category: 'public',
	paths: [table.folders.map((name) => ({ id: name, label: name }))]
});

function list({ tables }: Site, query: URLSearchParams): Reply {
	const size = Math.max(1, Number(query.get('pageSize') ?? 20));
	const number = Number(query.get('pageNumber') ?? 1);
	const pages = Math.max(1, Math.ceil(tables.length / size));
	if (!(number >= 1 && number <= pages)) return problem('Page not found', 404);
	const page = {
		pageNumber: number,
		pageSize: size,
		totalElements: tables.length,
		totalPages: pages
	};
	const shown = tables.slice((number - 1) * size, number * size);
	return json({ language: 'en', tables: shown.map(item), page });
}

const everything = ({ variables }: ServedTable): Selection => ({
	picked: variables.map(({ values }) => values.map((_, i) => i))
});

/** JSON-stat without figures; the contents every table without contents variable is given. */
function metadata(table: ServedTable): Reply {
	const empty = { ...table, cell: () => 0, variables: table.variables };
	const first = { picked: table.variables.map(() => [0]) };
	const cube = answerCube(empty, first);
	const all = everything(table);
	cube.dimensions.forEach((d, v) => {
		d.categories = (all.picked[v] as number[]).map((at) => table.variables[v]!.values[at]!);
	});
	const text = jsonStat2({ ...cube, values: [], symbols: {} }, { phantom: 'CONTENTS' });
	return { status: 200, type: 'application/json; charset=utf-8', body: Buffer.from(text) };
}

/** Codes of each variable that was named, from the body or from `valuecodes[sex]=T,M`. */
function selectedIn(asked: Asked): Map<string, string[]> | undefined {
	const named = new Map<string, string[]>();
	for (const [key, value] of asked.query) {
		const code = /^valuecodes\[(.*)\]$/i.exec(key)?.[1];
		if (code !== undefined) named.set(code, value.split(','));
	}
	if (asked.method !== 'POST' || asked.body.trim() === '') return named;
	try {
		const { selection } = JSON.parse(asked.body) as {
			selection: { variableCode: string; valueCodes: string[] }[];
		};
		for (const { variableCode, valueCodes } of selection) named.set(variableCode, valueCodes);
		return named;
	} catch {
		return undefined;
	}
}

function data(site: Site, table: ServedTable, asked: Asked, zeros: boolean): Reply {
	const named = selectedIn(asked);
	if (!named) return problem('Bad request', 400);
	if (named.size === 0)
		// The default selection: a small part of the table.
		for (const { code, values } of table.variables) named.set(code, [values[0]!.code]);
	else if (!named.has('CONTENTS')) return problem('Missing selection for mandantory variable', 400);
	const selection: Selection = { picked: [] };
	for (const { code, values, elimination } of table.variables) {
		const codes = named.get(code);
		if (!codes) {
			if (elimination === undefined)
				return problem('Missing selection for mandantory variable', 400);
			selection.picked.push('eliminated');
			continue;
		}
		const places = codes.includes('*')
			? values.map((_, i) => i)
			: codes.map((wanted) =>
					values.findIndex((v) => v.code.toLowerCase() === wanted.toLowerCase())
				);
		if (places.includes(-1)) return problem('Non-existent value', 400);
		selection.picked.push(places.sort((a, b) => a - b));
	}
	if (countOf(selection) > site.maxCells) return problem('Too many cells selected', 400);
	const cube = answerCube(table, selection, zeros);
	const format = asked.query.get('outputFormat') ?? 'px';
	const reply = formOf(cube, format, `${table.updated}Z`, { phantom: 'CONTENTS' });
	return reply ?? problem('Unsupported output format', 400);
}

export function answerV2(site: Site, asked: Asked, zeros: boolean): Reply {
	const [first, id, what] = asked.segments;
	if (asked.query.has('lang') && asked.query.get('lang') !== 'en')
		return problem('Unsupported language', 400);
	if (first === 'config')
		return json({
			apiVersion: '2.0.0',
			appVersion: '1.0',
			languages: [{ id: 'en', label: 'English' }],
			defaultLanguage: 'en',
			maxDataCells: site.maxCells,
			maxCallsPerTimeWindow: site.maxCalls,
			timeWindow: site.timeWindow,
			defaultDataFormat: 'px',
			dataFormats: ['px', 'json-stat2', 'csv']
		});
	if (first !== 'tables') return problem('Not found', 404);
	if (id === undefined) return list(site, asked.query);
	const table = site.tables.find((t) => matrixOf(t).toLowerCase() === id.toLowerCase());
	if (!table) return problem('Non-existent table', what === 'data' ? 400 : 404);
	if (what === undefined) return json(item(table));
	if (what === 'metadata') return metadata(table);
	return what === 'data' ? data(site, table, asked, zeros) : problem('Not found', 404);
}
