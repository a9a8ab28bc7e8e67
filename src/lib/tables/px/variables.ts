/** The variables of a PX file with their codes, labels in every language, roles and units. */
import type { Language, Role, Text } from '#lib/dataset/model.ts';
import { resolveCategories, type Categories } from '../table/categories.ts';
import { uniqueIdsOf } from '../table/names.ts';
import type { PxHead } from './head.ts';
import { valuesOf } from './lex.ts';
import { periodsOf } from './timeval.ts';
import { isTimeByName, withPeriods } from '../table/roles.ts';
import { refuse, type Report, type TableDimension } from '../table/table.ts';

export interface PxVariable {
	/** As STUB and HEADING name it. */
	name: string;
	/** Texts of its values as the file writes them, which notes and units name. */
	texts: string[];
	/** Codes as the file writes them; undefined where it has none. */
	codes: string[] | undefined;
	isStub: boolean;
	dimension: TableDimension;
}

/** Stub variables first, heading variables last, as the figures lie. */
export function variablesOf(head: PxHead, report: Report): PxVariable[] {
	const stub = head.values('STUB') ?? [];
	const names = [...stub, ...(head.values('HEADING') ?? [])];
	if (names.length === 0) refuse('px_no_variables');
	const twice = names.find((name, i) => names.indexOf(name) < i);
	if (twice !== undefined) refuse('px_variable_twice', { name: twice });
	const codes = names.map((name) => head.value('VARIABLECODE', [name]) ?? name);
	const ids = uniqueIdsOf(codes);
	const hasTime = names.some((name) => head.one('TIMEVAL', [name]));
	return names.map((name, i): PxVariable => {
		const raw = rawCategories(head, name);
		const settled = settledOf(raw, name, report);
		const role = roleOf(head, name, [codes[i]!, name], hasTime, settled, report);
		const categories = role === 'time' ? withPeriods(settled) : settled;
		const local = new Map(
			head.languages.flatMap((language) => {
				const texts = localTexts(head, name, language, raw.texts.length);
				return texts ? [[language, texts] as const] : [];
			})
		);
		const units = role === 'metric' ? unitsOf(head, raw.texts) : undefined;
		return {
			name,
			...raw,
			isStub: i < stub.length,
			dimension: {
				id: ids[i]!,
				name: codes[i]!,
				label: head.spoken(name, (language) => localName(head, name, language)),
				role,
				codes: categories.codes,
				labels: categories.labels.map((label, v) => labelOf(head, label, raw.texts[v]!, v, local)),
				coded: categories.coded,
				...eliminationOf(head, name, raw, categories.codes),
				...(units ? { units } : {})
			}
		};
	});
}

function rawCategories(head: PxHead, name: string): Pick<PxVariable, 'texts' | 'codes'> {
	const codes = head.values('CODES', [name]);
	const timeval = head.one('TIMEVAL', [name]);
	const texts = head.values('VALUES', [name]) ?? (timeval && !codes ? periodsOf(timeval) : codes);
	if (!texts || texts.length === 0) return refuse('px_no_values', { name });
	if (codes && codes.length !== texts.length)
		refuse(
			'px_codes_values',
			{ codes: codes.length, values: texts.length },
			{ line: head.one('CODES', [name])?.line, variable: name }
		);
	return { texts, codes };
}

/** Without codes the texts have to do; then they must be different from each other. */
function settledOf(
	{ texts, codes }: Pick<PxVariable, 'texts' | 'codes'>,
	name: string,
	report: Report
): Categories {
	if (codes) return resolveCategories(name, codes, texts, report);
	const seen = new Set<string>();
	const twice = texts.find((text) => seen.size === seen.add(text.trim()).size);
	if (twice !== undefined) refuse('px_label_twice', { label: twice }, { variable: name });
	return { ...resolveCategories(name, texts, texts, report), coded: 'labels' };
}

function roleOf(
	head: PxHead,
	name: string,
	names: readonly string[],
	hasTime: boolean,
	categories: Categories,
	report: Report
): Role {
	const type = head.value('VARIABLE-TYPE', [name])?.toUpperCase();
	if (head.one('TIMEVAL', [name])) return 'time';
	if (head.value('CONTVARIABLE') === name) return 'metric';
	if (type?.startsWith('G') || head.one('MAP', [name])) return 'geo';
	return !hasTime && isTimeByName(names, categories, report) ? 'time' : 'classification';
}

/** UNITS of single contents; what has none takes the unit of the table. */
function unitsOf(head: PxHead, texts: readonly string[]): string[] {
	const table = head.value('UNITS') ?? '';
	return texts.map((text) => head.value('UNITS', [text]) ?? table);
}

function eliminationOf(
	head: PxHead,
	name: string,
	{ texts, codes: written }: Pick<PxVariable, 'texts' | 'codes'>,
	codes: readonly string[]
): { elimination?: string } {
	const statement = head.one('ELIMINATION', [name]);
	const value = statement && valuesOf(statement)[0];
	if (value === undefined || /^(?:yes|no)$/i.test(value)) return {};
	const at = texts.indexOf(value);
	const elimination = codes[at >= 0 ? at : (written ?? []).indexOf(value)];
	return elimination === undefined ? {} : { elimination };
}

/** The variable's name in another language: it stands at the same place of STUB or HEADING. */
export function localName(head: PxHead, name: string, language: Language): string | undefined {
	const keyword = head.values('STUB')?.includes(name) ? 'STUB' : 'HEADING';
	return head.values(keyword, [], language)?.[head.values(keyword)!.indexOf(name)];
}

/** Texts of a variable's values in another language, if there is one for each. */
export function localTexts(
	head: PxHead,
	name: string,
	language: Language,
	count: number
): string[] | undefined {
	const local = localName(head, name, language);
	const texts =
		(local === undefined ? undefined : head.values('VALUES', [local], language)) ??
		head.values('VALUES', [name], language);
	return texts?.length === count ? texts : undefined;
}

/** The label in every language that has texts for this variable. */
function labelOf(
	head: PxHead,
	label: string,
	written: string,
	index: number,
	local: ReadonlyMap<Language, string[]>
): Text {
	return head.spoken(label, (language) => {
		const text = local.get(language)?.[index]?.trim();
		// What was put behind equal labels tells them apart in every language.
		return text ? text + (written === '' ? '' : label.slice(written.length)) : undefined;
	});
}
