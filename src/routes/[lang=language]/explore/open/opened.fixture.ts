/** Files of statistical offices opened by the reader of the page itself, for tests of what it shows. */
import { memoryFile } from '#lib/tables/bytes/input-file.ts';
import { Refused, type Fault } from '#lib/tables/table/table.ts';
import ambiguous from '#tests/fixtures/pxweb/32-ambiguous.csv?raw';
import part from '#tests/fixtures/pxweb/09-part.csv?raw';
import titled from '#tests/fixtures/pxweb/30-title.csv?raw';
import { openTable, type Opened, type OpenOptions } from './opened.ts';

export const TEXTS = { ambiguous, part, titled };

export const openText = (name: string, text: string, options: OpenOptions = {}): Promise<Opened> =>
	openTable(memoryFile(name, new TextEncoder().encode(text)), options);

/** Why a file is refused. */
export const faultsIn = (name: string, text: string, options: OpenOptions = {}): Promise<Fault[]> =>
	openText(name, text, options).then(
		() => [],
		(error: unknown) => {
			if (error instanceof Refused) return error.faults;
			throw error;
		}
	);
