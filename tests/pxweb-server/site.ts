/** What both versions of the API know of the test server, and of a call to it. */
import type { JsonStatForm } from '../table-forms/json-stat.ts';
import type { ServedTable } from './tables.ts';

export interface Asked {
	method: string;
	/** Below /api/v1 or /api/v2, decoded. */
	segments: string[];
	query: URLSearchParams;
	body: string;
}

export interface Site {
	tables: ServedTable[];
	maxCells: number;
	maxValues: number;
	maxCalls: number;
	/** Seconds; may be less than one. */
	timeWindow: number;
	/** Form of refusals. */
	errors: 'json' | 'text' | 'html';
	/** Names no `maxCells`. */
	isOld: boolean;
	/** How a table without contents variable shows its contents in json-stat2. */
	phantom: JsonStatForm['phantom'];
}
