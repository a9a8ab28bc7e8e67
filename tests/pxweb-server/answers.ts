/** The forms in which a test server answers. */
import { csv } from '../table-forms/csv.ts';
import type { FormCube } from '../table-forms/cube.ts';
import { jsonStat2, type JsonStatForm } from '../table-forms/json-stat.ts';
import { px } from '../table-forms/px.ts';

export interface Reply {
	status: number;
	type: string;
	body: Buffer;
	headers?: Record<string, string>;
}

export const json = (value: unknown, status = 200): Reply => ({
	status,
	type: 'application/json; charset=utf-8',
	body: Buffer.from(JSON.stringify(value))
});

export const page = (status: number, said: string): Reply => ({
	status,
	type: 'text/html; charset=utf-8',
	body: Buffer.from(
		`<!DOCTYPE html>\r\n<html><head><title>${said}</title></head><body><h1>${said}</h1></body></html>`
	)
});

export const bare = (status: number, said: string): Reply => ({
	status,
	type: 'text/plain',
	body: Buffer.from(said)
});

/** json-stat2, px and csv; undefined for other formats. */
export function formOf(
	cube: FormCube,
	format: string,
	updated: string,
	form: JsonStatForm = {}
): Reply | undefined {
	if (format === 'json-stat2') {
		const text = jsonStat2(cube, form).replace(
			'"class":"dataset",',
			`"class":"dataset","updated":${JSON.stringify(updated)},`
		);
		return {
			status: 200,
			type: 'application/json; charset=utf-8',
			body: Buffer.from(text)
		};
	}
	if (format === 'px')
		return {
			status: 200,
			type: 'application/octet-stream; charset=windows-1252',
			body: Buffer.from(px(cube, { variableCodes: true }), 'latin1')
		};
	if (format === 'csv')
		return {
			status: 200,
			type: 'text/csv; charset=windows-1252',
			body: Buffer.from(csv(cube), 'latin1')
		};
	return undefined;
}
