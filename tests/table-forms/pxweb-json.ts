/** PxWeb's own `json`: columns, then one object for each cell with codes as keys and the value as a text. */
import { cellText, codeOf, combinationsOf, timeLast, type FormCube } from './cube.ts';
import { jsonOf } from './json-text.ts';

export function pxwebJson(given: FormCube): string {
	const cube = timeLast(given);
	const columns = [
		...cube.dimensions.map((d) => ({ code: codeOf(d), text: d.name, type: d.isTime ? 't' : 'd' })),
		{ code: cube.contents, text: cube.contents, type: 'c' }
	];
	let at = 0;
	const data: object[] = [];
	for (const held of combinationsOf(cube.dimensions))
		data.push({ key: held.map((c) => c.code), values: [cellText(cube, at++)] });
	const metadata = [
		{ updated: '12/8/2025 9:00:00 AM', label: cube.title, source: cube.source ?? '' }
	];
	return jsonOf({ columns, comments: [], data, metadata });
}
