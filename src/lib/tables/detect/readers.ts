/** Every form of file that can be read. The first that recognises a file reads it; delimited text, the least particular, is last. */
import { csv } from '../delimited/index.ts';
import { eurostatTsv } from '../eurostat-tsv/index.ts';
import { jsonStat } from '../json-stat/index.ts';
import { px } from '../px/index.ts';
import { pxWebJson } from '../pxweb-json/index.ts';
import type { TableReader } from '../reader/reader.ts';
import { sdmxCsv } from '../sdmx-csv/index.ts';
import { xlsx } from '../xlsx/index.ts';

export const READERS = {
	xlsx,
	'pxweb-json': pxWebJson,
	'json-stat': jsonStat,
	px,
	'eurostat-tsv': eurostatTsv,
	'sdmx-csv': sdmxCsv,
	csv
} satisfies Record<string, TableReader>;

export type TableReaderName = keyof typeof READERS;

export const READER_NAMES = Object.keys(READERS) as TableReaderName[];
