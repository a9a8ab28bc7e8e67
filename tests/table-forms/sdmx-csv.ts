/** SDMX-CSV 1.0 and 2.0: one observation to a line, codes as keys, flags in a column of their own. */
import { cellText, codeOf, combinationsOf, timeLast, type FormCube } from './cube.ts';

export interface SdmxForm {
	version?: 1 | 2;
	/** `both` writes "geo: Country" in the header and "DK: Denmark" in the fields. */
	labels?: 'id' | 'both';
	lineEnd?: '\r\n' | '\n';
}

const field = (text: string): string =>
	/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A missing value has an empty OBS_VALUE and its symbol as OBS_STATUS. */
export function sdmxCsv(given: FormCube, form: SdmxForm = {}): string {
	const { version = 1, labels = 'id', lineEnd = '\r\n' } = form;
	const cube = timeLast(given);
	const both = labels === 'both';
	const front = version === 1 ? ['DATAFLOW'] : ['STRUCTURE', 'STRUCTURE_ID', 'ACTION'];
	const flow = `TEST:${cube.matrix}(1.0)`;
	const constant =
		version === 1
			? [both ? `${flow}: ${cube.title}` : flow]
			: ['dataflow', both ? `${flow}: ${cube.title}` : flow, 'I'];
	const names = cube.dimensions.map((d) => {
		const id = d.isTime ? 'TIME_PERIOD' : codeOf(d);
		return both ? `${id}: ${d.name}` : id;
	});
	const lines = [[...front, ...names, 'OBS_VALUE', 'OBS_STATUS'].map(field).join(',')];
	let at = 0;
	for (const held of combinationsOf(cube.dimensions)) {
		const keys = held.map((c, i) =>
			both && !cube.dimensions[i]!.isTime ? `${c.code}: ${c.label}` : c.code
		);
		const missing = cube.values[at] === null;
		const text = cellText(cube, at++);
		const cells = missing ? ['', text] : [text, ''];
		lines.push([...constant, ...keys, ...cells].map(field).join(','));
	}
	return lines.map((line) => line + lineEnd).join('');
}
