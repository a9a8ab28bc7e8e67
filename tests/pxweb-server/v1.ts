/** Version 1 of PxWeb's API: folders, metadata, questions as filters. */
import { bare, formOf, json, page, type Reply } from './answers.ts';
import { answerCube, countOf, type Selection } from './select.ts';
import type { Asked, Site } from './site.ts';
import type { ServedTable, ServedVariable } from './tables.ts';

const DATABASE = 'Nordic Statistics';

/** A refusal in the form this server gives it: JSON, bare text, or a page of its web server. */
function refusal(site: Site, status: number, said: string): Reply {
	if (site.errors === 'html') return page(status, said);
	if (site.errors === 'text') return bare(status, status === 403 ? 'Forbidden' : 'Bad Request');
	return json({ error: said }, status);
}

/** What lies in a folder: other folders, tables, and a headline with nothing behind it. */
function listing(site: Site, folders: readonly string[]): Reply | undefined {
	const inside = site.tables.filter((t) => folders.every((name, i) => t.folders[i] === name));
	if (inside.length === 0) return undefined;
	const below = new Set(inside.flatMap((t) => t.folders[folders.length] ?? []));
	return json([
		...[...below].map((name) => ({ id: name, type: 'l', text: name })),
		{ id: 'Latest', type: 'h', text: 'Latest' },
		...inside
			.filter((t) => t.folders.length === folders.length)
			.map((t) => ({ id: t.file, type: 't', text: t.title, updated: t.updated }))
	]);
}

const metadata = ({ title, variables }: ServedTable, maxValues: number): Reply =>
	json({
		title,
		variables: variables.map(({ code, text = code, values, elimination, isTime }) => ({
			code,
			text,
			...(values.length > maxValues
				? {}
				: { values: values.map((v) => v.code), valueTexts: values.map((v) => v.label) }),
			...(elimination === undefined ? {} : { elimination: true }),
			...(isTime ? { time: true } : {})
		}))
	});

/** Positions of a filter; undefined where the server says no. */
function positionsOf(
	{ values, isTime }: ServedVariable,
	filter: string,
	asked: readonly string[]
): number[] | undefined {
	const all = values.map((_, i) => i);
	if (filter === 'top') {
		const n = Number(asked[0]);
		if (!Number.isInteger(n) || n < 1) return undefined;
		return isTime ? all.slice(-n) : all.slice(0, n);
	}
	if (filter === 'all')
		return asked.some((pattern) => !/^\*?[^*]*\*?$/.test(pattern) || /^\*.+\*$/.test(pattern))
			? undefined
			: all.filter((at) =>
					asked.some((pattern) => {
						const { code } = values[at]!;
						if (pattern === '*') return true;
						return pattern.startsWith('*')
							? code.endsWith(pattern.slice(1))
							: code.startsWith(pattern.replace(/\*$/, ''));
					})
				);
	const places = asked.map((code) => values.findIndex((v) => v.code === code));
	if (places.includes(-1) || new Set(places).size < places.length) return undefined;
	return places.sort((a, b) => a - b);
}

interface Query {
	query?: { code: string; selection: { filter: string; values: string[] } }[];
	response?: { format?: string };
}

function answer(site: Site, table: ServedTable, text: string, zeros: boolean): Reply {
	let body: Query;
	try {
		body = JSON.parse(text) as Query;
	} catch {
		return refusal(site, 400, 'Parameter error');
	}
	const selection: Selection = { picked: [] };
	for (const variable of table.variables) {
		const said = body.query?.find(({ code }) => code === variable.code)?.selection;
		const isLeftOut = !said || said.values.length === 0;
		if (isLeftOut && said && variable.elimination === undefined)
			return refusal(site, 400, 'Parameter error');
		const picked = isLeftOut
			? variable.elimination === undefined
				? variable.values.map((_, i) => i)
				: 'eliminated'
			: positionsOf(variable, said.filter, said.values);
		if (!picked)
			return refusal(
				site,
				400,
				`The request for variable '${variable.code}' has an error. Please check your query.`
			);
		selection.picked.push(picked);
	}
	const unknown = body.query?.find(({ code }) => !table.variables.some((v) => v.code === code));
	if (unknown) return refusal(site, 400, 'Parameter error');
	if (countOf(selection) > site.maxCells) return refusal(site, 403, 'Too many values selected');
	const format = body.response?.format ?? 'px';
	const cube = answerCube(table, selection, zeros);
	const reply = formOf(cube, format, table.updated, { phantom: site.phantom });
	return reply ?? refusal(site, 400, 'Parameter error');
}

/** Path below the prefix, decoded: language, database, folders, table. */
export function answerV1(site: Site, asked: Asked, zeros: boolean): Reply {
	const [language, database, ...rest] = asked.segments;
	if (language !== 'en') return refusal(site, 400, 'Parameter error');
	if (asked.query.has('config'))
		return json({
			maxValues: site.maxValues,
			...(site.isOld ? {} : { maxCells: site.maxCells }),
			maxCalls: site.maxCalls,
			timeWindow: site.timeWindow,
			CORS: true
		});
	if (database === undefined) return json([{ dbid: DATABASE, text: DATABASE }]);
	if (database !== DATABASE) return refusal(site, 400, 'Parameter error');
	const table = site.tables.find(
		(t) => t.file === rest.at(-1) && t.folders.join('/') === rest.slice(0, -1).join('/')
	);
	if (!table) return listing(site, rest) ?? refusal(site, 400, 'Parameter error');
	return asked.method === 'POST'
		? answer(site, table, asked.body, zeros)
		: metadata(table, site.maxValues);
}
