/** Problems and remarks of one kind together: the first of them in words, the others counted. */
import type { Cause, Problem, ProblemCode, Question, Remark } from '#lib/dataset/problem.ts';
import { filled, placeText, problemIn, remarkIn, type Catalogue } from './problems.ts';

/** So many of a kind are listed. */
const LISTED = 3;

export interface ProblemGroup {
	code: ProblemCode;
	items: { place: string; text: string }[];
	/** How many there are beside those; "" where these are all. */
	more: string;
	allowed: string;
	remedy: string;
	asks?: Question;
}

/** What a reader reports: how many remarks, and a line for each that is listed. */
interface RemarkLines {
	count: number;
	lines: string[];
}
export type ReportWords = Record<'found' | 'assumed' | 'warned', RemarkLines>;

function byKind<One>(all: readonly One[], kindOf: (one: One) => string): One[][] {
	const groups = new Map<string, One[]>();
	for (const one of all) groups.set(kindOf(one), [...(groups.get(kindOf(one)) ?? []), one]);
	return [...groups.values()];
}

const moreText = (catalogue: Catalogue, count: number): string =>
	count > LISTED ? filled(catalogue.texts.and_more, { count: count - LISTED }, catalogue) : '';

export const groupsIn = (catalogue: Catalogue, causes: readonly Cause[]): ProblemGroup[] =>
	byKind(
		causes.map((one) => problemIn(catalogue, one)),
		({ code, allowed, remedy }: Problem) => [code, allowed, remedy].join('\n')
	).map((group) => {
		const { code, allowed, remedy, asks } = group[0]!;
		return {
			code,
			items: group
				.slice(0, LISTED)
				.map(({ where, found }) => ({ place: placeText(where, catalogue), text: found })),
			more: moreText(catalogue, group.length),
			allowed: String(allowed),
			remedy,
			...(asks ? { asks } : {})
		};
	});

function linesIn(catalogue: Catalogue, remarks: readonly Remark[]): RemarkLines {
	const lines = byKind(remarks, ({ code }) => code).flatMap((group) => {
		const more = moreText(catalogue, group.length);
		const listed = group.slice(0, LISTED).map((one) => {
			const place = placeText(one.where, catalogue);
			return [place, remarkIn(catalogue, one).text].filter((part) => part !== '').join(': ');
		});
		return more === '' ? listed : [...listed, more];
	});
	return { count: remarks.length, lines };
}

export const reportIn = (
	catalogue: Catalogue,
	report: Readonly<Record<keyof ReportWords, readonly Remark[]>>
): ReportWords => ({
	found: linesIn(catalogue, report.found),
	assumed: linesIn(catalogue, report.assumed),
	warned: linesIn(catalogue, report.warned)
});
