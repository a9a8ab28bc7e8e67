/** What has to be asked to have a whole table: its variables with all their values, cut into batches. */
import { batchesOf, cellsOf, type Batch } from '#lib/tables/client/batches.ts';
import { ask, DATA_TIMEOUT, jsonFault, type Line } from '#lib/tables/client/call.ts';
import {
	memberOf,
	textAt,
	type Asked,
	type Client,
	type ListedTable,
	type TableMetadata,
	type Variable
} from '#lib/tables/client/client.ts';
import { codesIn } from './answer.ts';

export interface Plan {
	table: ListedTable;
	metadata: TableMetadata;
	/** All with their values. */
	variables: Variable[];
	batches: Batch[];
	/** Changes whenever the table does. */
	version: string;
}

const versionOf = ({ updated }: ListedTable, { text }: TableMetadata): string =>
	`${updated}\n${text}`;

/** Values of a variable the metadata leave out, as there are too many: an answer about one cell of the others names them. */
async function completed(
	line: Line,
	client: Client,
	table: ListedTable,
	{ variables }: TableMetadata
): Promise<Variable[]> {
	if (variables.every(({ values }) => values !== undefined)) return variables;
	const asked: Asked = variables.map(({ code, values }) => ({
		code,
		values: values ? values.slice(0, 1) : 'all'
	}));
	const { bytes } = await ask(line, client.question(table, asked, 'json-stat2'), {
		timeout: DATA_TIMEOUT,
		fault: jsonFault
	});
	const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
	return variables.map((variable) => {
		if (variable.values) return variable;
		const category = memberOf(memberOf(memberOf(json, 'dimension'), variable.code), 'category');
		const values = codesIn(category);
		const labels = memberOf(category, 'label');
		return { ...variable, values, valueTexts: values.map((v) => textAt(labels, v) || v) };
	});
}

/** Asks for the metadata and cuts the table. */
export async function planOf(line: Line, client: Client, table: ListedTable): Promise<Plan> {
	const metadata = await client.metadata(table);
	const variables = await completed(line, client, table, metadata);
	for (const { code, values = [], valueTexts } of variables) {
		if (values.length === 0) throw new Error(`${table.code}: the variable "${code}" has no values`);
		if (values.length !== valueTexts.length)
			throw new Error(
				`${table.code}: found ${values.length} codes and ${valueTexts.length} labels of "${code}"; allowed: a label for each code`
			);
	}
	const codes = variables.map(({ values }) => values ?? []);
	return {
		table,
		metadata,
		variables,
		batches: batchesOf(codes, line.pace.limits.maxCells),
		version: versionOf(table, metadata)
	};
}

/** The question about one batch. */
export const askedOf = ({ variables }: Plan, { codes }: Pick<Batch, 'codes'>): Asked =>
	variables.map(({ code }, v) => ({ code, values: codes[v]! }));

/** One value of each variable: enough for the notes and the meaning of symbols, which belong to the table. */
export const leastOf = ({ variables }: Plan): Pick<Batch, 'codes'> => ({
	codes: variables.map(({ values }) => values!.slice(0, 1))
});

export const planCells = ({ batches }: Plan): number =>
	batches.reduce((sum, batch) => sum + cellsOf(batch), 0);

/** Calls beside those for the batches: PX file, metadata and folder once more. */
export const CALLS_AROUND = 3;
