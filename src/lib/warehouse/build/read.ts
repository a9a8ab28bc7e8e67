/** A folder of datasets → checked figures, or every problem in every file. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Countries } from '#lib/dataset/countries.ts';
import { parseDatasetJson } from '#lib/formats/dataset-json.ts';
import { checked } from './checks.ts';
import { countriesIn } from './countries.ts';
import { badLineIn, badLineOf, firstChunkOf, hashedChunks } from './digest.ts';
import { datasetFolders } from './folders.ts';
import { lineOf, located, shown, type FiguresInput, type Input } from './input.ts';
import { headerOf, stage } from './observations.ts';
import type { BuildProblem } from './problem.ts';
import { readColumns } from './read-columns.ts';
import { related } from './relations.ts';
import { wrongSums } from './sums.ts';
import { SYSTEM_TABLES } from './system-tables.ts';

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

/** The temporary table of texts. */
const STAGED = 'staged texts';

/** Looks closely, in the database, at a file in which something is wrong. */
async function examined(connection: DuckDBConnection, input: Input): Promise<BuildProblem[]> {
	const { dataset, csv, file } = input;
	const badLine = badLineIn(csv);
	if (badLine > 0) return [notUtf8(csv, badLine)];
	const { problems, until } = await stage(connection, dataset, csv, file, STAGED);
	// A file with broken lines is checked as far as it could be read.
	if (until > 1)
		problems.push(...(await located(input, await checked(connection, dataset, STAGED), until)));
	if (problems.length > 0) return problems;
	return [
		{
			code: 'unreadable',
			where: { file, line: 0, column: '' },
			found: 'lines that are not plain CSV',
			allowed: 'one kind of line ends; quotes around whole fields, and doubled within them',
			remedy: 'Save the file anew as CSV.'
		}
	];
}

/** What a dataset is told from its former self by; names of countries come from another file and from CLDR. */
function signature({ dataset, source }: Input, observations: string): string {
	const metadata = createHash('sha256').update(source.replaceAll('\r', ''));
	if (dataset.codelist) metadata.update(JSON.stringify(dataset.dimensions));
	return `${dataset.id}\n${metadata.digest('hex')}\n${observations}\n`;
}

interface Loaded {
	problems: BuildProblem[];
	signature: string;
	/** Absent when something is wrong with the observations. */
	input?: FiguresInput;
}

/** The observations of one dataset: read and hashed at once, looked at more closely only when they are not sound. */
async function load(connection: DuckDBConnection, input: Input): Promise<Loaded> {
	const { dataset, csv } = input;
	const hash = createHash('sha256');
	const header = headerOf(firstChunkOf(csv));
	const columns = readColumns(dataset, header, hashedChunks(csv, hash));
	const loaded = { signature: signature(input, hash.digest('hex')) };
	if (!columns) return { ...loaded, problems: await examined(connection, input) };
	const figures = { ...input, columns };
	return { ...loaded, problems: await located(input, wrongSums(figures)), input: figures };
}

export async function readAll(
	connection: DuckDBConnection,
	dataDir: string,
	log: (line: string) => void
): Promise<{ problems: BuildProblem[]; figures: FiguresInput[]; release: string }> {
	const problems: BuildProblem[] = [];
	const figures: FiguresInput[] = [];
	const whole = createHash('sha256');
	const { countries, problems: ofList } = await countriesIn(dataDir);
	if (ofList.length > 0) return { problems: ofList, figures, release: '' };
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
	for (const { problems: found, input } of described) {
		problems.push(...found);
		if (!input) continue;
		log(`read ${input.dataset.id}`);
		const loaded = await load(connection, input);
		problems.push(...loaded.problems);
		whole.update(loaded.signature);
		if (loaded.input) figures.push(loaded.input);
	}
	if (problems.length === 0) problems.push(...(await related(figures)));
	return { problems, figures, release: whole.digest('hex').slice(0, 12) };
}
