/** Blocks of rows → CSV or TSV text; codes are quoted once per category, not once per cell. */
import { precisionOf, textIn, type Dataset, type Language, type Unit } from '#lib/dataset/model.ts';
import { decimalsAt, type Decimals } from '#lib/dataset/shown-decimals.ts';
import type { Block, FurtherColumn } from './block.ts';

export const LABELS = ['code', 'name', 'both'] as const;
export const LAYOUTS = ['long', 'wide'] as const;
export const FLAVOURS = ['plain', 'excel'] as const;

export interface DelimitedForm {
	delimiter: ',' | '\t';
	labels: (typeof LABELS)[number];
	layout: (typeof LAYOUTS)[number];
	/** excel: semicolons (tabs stay tabs), decimal comma, byte order mark and CRLF, for spreadsheets of countries with a decimal comma. */
	flavour: (typeof FLAVOURS)[number];
	language: Language;
}

/** A number with the decimals that are shown, or with as many as are stored where it has more. */
function storedText(value: number, unit: Decimals & Pick<Unit, 'precision'>): string {
	const text = value.toFixed(decimalsAt(value, unit));
	if (precisionOf(unit) === unit.decimals || Number(text) === value) return text;
	const whole = String(value);
	return whole.includes('e') ? value.toFixed(precisionOf(unit)) : whole;
}

/** Of numbers that are computed and not rounded. */
const UNPUBLISHED = { decimals: 0, precision: 12 };

/** How fields and numbers are written in one file. */
function writing(dataset: Dataset, form: DelimitedForm) {
	const excel = form.flavour === 'excel';
	const delimiter = excel && form.delimiter === ',' ? ';' : form.delimiter;
	const special = new RegExp(`["\\r\\n${delimiter}]`);
	const field = (text: string): string => {
		// A spreadsheet must not take a text for a formula.
		const safe = excel && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
		return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	};
	const number = (value: number | null, unit: FurtherColumn['unit'] = dataset.unit): string => {
		if (value === null) return '';
		const text = storedText(value, unit);
		return excel ? text.replace('.', ',') : text;
	};
	const other = (value: number | string | null, { unit }: FurtherColumn): string =>
		typeof value === 'string' ? field(value) : number(value, unit ?? UNPUBLISHED);
	return {
		delimiter,
		field,
		number,
		other,
		end: excel ? '\r\n' : '\n',
		start: excel ? '\ufeff' : ''
	};
}

/** Per dimension: code → the field or fields that stand for it. */
const fieldsOf = (dataset: Dataset, form: DelimitedForm, join: (parts: string[]) => string) =>
	dataset.dimensions.map((d) => {
		const partsOf = (code: string, name: string) =>
			form.labels === 'both' ? [code, name] : [form.labels === 'name' ? name : code];
		return new Map(
			d.categories.map((c) => [c.code, join(partsOf(c.code, textIn(c.label, form.language)))])
		);
	});

/**
 * @param periods the chosen periods: the columns of the wide layout, each with a column for its status.
 * In the wide layout the rows of a series must follow each other.
 * @param further columns after the status; the wide layout leaves them out
 */
export async function* delimited(
	dataset: Dataset,
	blocks: AsyncIterable<Block>,
	form: DelimitedForm,
	periods: readonly string[],
	further: readonly FurtherColumn[] = []
): AsyncGenerator<string> {
	const { delimiter, field, number, other, end, start } = writing(dataset, form);
	const wide = form.layout === 'wide';
	const time = dataset.dimensions.findIndex((d) => d.role === 'time');
	const fields = fieldsOf(dataset, form, (parts) => parts.map(field).join(delimiter));
	const shown = dataset.dimensions.map((_, i) => i).filter((i) => !wide || i !== time);
	const heads = shown.flatMap((i) => {
		const { id } = dataset.dimensions[i]!;
		return form.labels === 'both' ? [id, `${id}_label`] : [id];
	});
	const last = wide
		? periods.flatMap((p) => [p, `${p}_status`])
		: ['value', 'status', ...further.map(({ id }) => id)];
	yield start + [...heads, ...last].map(field).join(delimiter) + end;

	let series: string | undefined;
	let held: string[] = [];
	let cells = new Map<string, string>();
	const line = () =>
		[series, ...periods.map((p) => cells.get(p) ?? `${delimiter}missing`)].join(delimiter) + end;
	for await (const { codes, values, status, further: others = [] } of blocks) {
		let text = '';
		for (let row = 0; row < values.length; row++) {
			const said = number(values[row]!) + delimiter + field(status[row]!);
			let key = '';
			for (const d of shown) key += (key && delimiter) + fields[d]!.get(codes[d]![row]!)!;
			if (!wide) {
				text += key + delimiter + said;
				further.forEach((one, i) => (text += delimiter + other(others[i]![row]!, one)));
				text += end;
				continue;
			}
			// Told apart by codes: two categories may have the same name.
			if (series === undefined || shown.some((d) => codes[d]![row] !== held[d])) {
				if (series !== undefined) text += line();
				series = key;
				held = codes.map((column) => column[row]!);
				cells = new Map();
			}
			cells.set(codes[time]![row]!, said);
		}
		if (text) yield text;
	}
	if (series !== undefined) yield line();
}
