/** Files of statistical offices opened by the reader of the page itself, for tests of what it shows. */
import { memoryFile } from '#lib/tables/bytes/input-file.ts';
import type { Cause } from '#lib/dataset/problem.ts';
import { refusalOf } from '#lib/tables/table/table.ts';
import ambiguous from '#tests/fixtures/tables/delimited/32-ambiguous.csv?raw';
import part from '#tests/fixtures/tables/delimited/09-part.csv?raw';
import titled from '#tests/fixtures/tables/delimited/30-title.csv?raw';
import { openTable, type Opened, type OpenOptions } from './opened.ts';

export const TEXTS = { ambiguous, part, titled };

export const openText = (name: string, text: string, options: OpenOptions = {}): Promise<Opened> =>
	openTable(memoryFile(name, new TextEncoder().encode(text)), options);

/** Why a file is refused. */
export const causesIn = (
	name: string,
	text: string,
	options: OpenOptions = {}
): Promise<readonly Cause[]> =>
	openText(name, text, options).then(
		() => [],
		(error: unknown) => refusalOf(error).causes
	);
