/** A folder of datasets → checked tables, or every problem in every file. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Countries } from '#lib/dataset/countries.ts';
import { parseDatasetJson } from '#lib/formats/dataset-json.ts';
import { checked } from './checks.ts';
import { countriesIn } from './countries.ts';
import { badLineOf, digestOf } from './digest.ts';
import { datasetFolders } from './folders.ts';
import { lineOf, located, shown, STAGED, type Input } from './input.ts';
import { stage } from './observations.ts';
import type { BuildProblem } from './problem.ts';
import { related } from './relations.ts';
import { SYSTEM_TABLES } from './system-tables.ts';
import { declare, tableOfTexts, tablesOfFiles } from './table.ts';

const notUtf8 = (path: string, line: number): BuildProblem => ({
	code: 'not-utf8',
	where: { file: shown(path), line, column: '' },
	found: 'bytes that are not UTF-8',
	allowed: 'UTF-8',
	remedy: 'Save the file as UTF-8.'
});

/** What is wrong with the id of a dataset; `isUsable` is false when no table can have this name. */
function checkId(
	id: string,
	folder: string,
	line: number,
	earlier: readonly Input[]
): { problems: BuildProblem[]; isUsable: boolean } {
	const where = { file: shown(join(folder, 'dataset.json')), line, column: 'extension.id' };
	const problems: BuildProblem[] = [];
	if (id !== basename(folder))
		problems.push({
			code: 'id-not-folder',
			where,
			found: `"${id}"`,
			allowed: `"${basename(folder)}", the name of the folder`,
			remedy: 'Rename one of them.'
		});
	// The database does not tell "A" from "a".
	const name = id.toLowerCase();
	const isReserved = SYSTEM_TABLES.includes(name);
	const isTwice = earlier.some((i) => i.dataset.id.toLowerCase() === name);
	if (isReserved)
		problems.push({
			code: 'id-reserved',
			where,
			found: `"${id}"`,
			allowed: `any id but ${SYSTEM_TABLES.join(', ')}`,
			remedy: 'Name the dataset otherwise.'
		});
	else if (isTwice)
		problems.push({
			code: 'id-twice',
			where,
			found: `a second dataset "${id}"`,
			allowed: 'each id once',
			remedy: 'Remove one of them.'
		});
	return { problems, isUsable: !isReserved && !isTwice };
}

/** The metadata of one folder and where its observations are; without an input the observations are not looked at. */
async function inputOf(
	folder: string,
	earlier: readonly Input[],
	countries: Countries | undefined
): Promise<{ problems: BuildProblem[]; input?: Input }> {
	const json = join(folder, 'dataset.json');
	const csv = join(folder, 'observations.csv');
	const bytes = await readFile(json).catch(() => undefined);
	if (!bytes)
		return {
			problems: [
				{
					code: 'broken-link',
					where: { file: shown(folder), line: 0, column: '' },
					found: 'a link to a folder that is not there',
					allowed: 'a folder with dataset.json',
					remedy: 'Correct the link or remove it.'
				}
			]
		};
	const badLine = badLineOf(bytes);
	if (badLine > 0) return { problems: [notUtf8(json, badLine)] };
	const source = bytes.toString('utf8');
	const parsed = parseDatasetJson(source, shown(json), countries);
	const problems: BuildProblem[] = [...parsed.problems];
	const { dataset } = parsed;
	if (!dataset) return { problems };
	const id = checkId(dataset.id, folder, lineOf(source, ['extension', 'id']), earlier);
	problems.push(...id.problems);
	if (!id.isUsable) return { problems };
	if (existsSync(csv)) return { problems, input: { dataset, source, csv, file: shown(csv) } };
	problems.push({
		code: 'no-observations-file',
		where: { file: shown(csv), line: 0, column: '' },
		found: 'no file',
		allowed: 'observations.csv beside dataset.json',
		remedy: 'Add the observations.'
	});
	return { problems };
}

/** Looks closely at a file in which something is wrong, or seems to be: then its table is made from its texts. */
async function examined(connection: DuckDBConnection, input: Input): Promise<BuildProblem[]> {
	const { dataset, csv, file } = input;
	await declare(connection, [dataset]);
	const { problems, until } = await stage(connection, dataset, csv, file, STAGED);
	// A file with broken lines is checked as far as it could be read.
	if (until > 1)
		problems.push(...(await located(input, await checked(connection, dataset, STAGED), until)));
	if (problems.length === 0) await tableOfTexts(connection, dataset, STAGED);
	return problems;
}

/** What a dataset is told from its former self by; names of countries come from another file and from CLDR. */
function signature({ dataset, source }: Input, observations: string): string {
	const metadata = createHash('sha256').update(source.replaceAll('\r', ''));
	if (dataset.codelist) metadata.update(JSON.stringify(dataset.dimensions));
	return `${dataset.id}\n${metadata.digest('hex')}\n${observations}\n`;
}

interface Loaded {
	problems: BuildProblem[];
	/** Undefined where the observations could not be read. */
	signature?: string;
}

/**
 * Makes the tables: of all files together, which takes a third of the time, or of each by itself when anything is wrong
 * in one of them.
 */
async function load(
	connection: DuckDBConnection,
	inputs: readonly Input[],
	log: (line: string) => void
): Promise<Loaded[]> {
	// The digests are made while the database reads: neither waits for the other.
	const [digests, areAllThere] = await Promise.all([
		Promise.all(inputs.map(({ csv }) => digestOf(csv))),
		tablesOfFiles(connection, inputs, log)
	]);
	const loaded: Loaded[] = [];
	for (const [i, input] of inputs.entries()) {
		const { digest, badLine } = digests[i]!;
		if (badLine > 0) {
			loaded.push({ problems: [notUtf8(input.csv, badLine)] });
			continue;
		}
		const isThere =
			areAllThere || (inputs.length > 1 && (await tablesOfFiles(connection, [input])));
		const problems = isThere ? [] : await examined(connection, input);
		loaded.push({ problems, signature: signature(input, digest) });
	}
	return loaded;
}

export async function readAll(
	connection: DuckDBConnection,
	dataDir: string,
	log: (line: string) => void
): Promise<{ problems: BuildProblem[]; inputs: Input[]; release: string }> {
	const problems: BuildProblem[] = [];
	const inputs: Input[] = [];
	const whole = createHash('sha256');
	const { countries, problems: ofList } = await countriesIn(dataDir);
	if (ofList.length > 0) return { problems: ofList, inputs, release: '' };
	const folders = await datasetFolders(dataDir);
	if (folders.length === 0)
		problems.push({
			code: 'no-datasets',
			where: { file: shown(dataDir), line: 0, column: '' },
			found: 'no dataset.json',
			allowed: 'data/<source>/<dataset>/dataset.json',
			remedy: 'Name a folder with datasets.'
		});
	const described: Awaited<ReturnType<typeof inputOf>>[] = [];
	for (const folder of folders)
		described.push(
			await inputOf(
				folder,
				described.flatMap(({ input }) => input ?? []),
				countries
			)
		);
	const readable = described.flatMap(({ input }) => input ?? []);
	const loaded = new Map(
		(await load(connection, readable, log)).map((one, i) => [readable[i], one])
	);
	for (const { problems: found, input } of described) {
		problems.push(...found);
		if (!input) continue;
		const { problems: inFile, signature } = loaded.get(input)!;
		problems.push(...inFile);
		if (signature === undefined) continue;
		whole.update(signature);
		inputs.push(input);
	}
	if (problems.length === 0) problems.push(...(await related(connection, inputs)));
	return { problems, inputs, release: whole.digest('hex').slice(0, 12) };
}
