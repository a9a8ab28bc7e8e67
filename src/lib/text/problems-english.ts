/** Problems and remarks as lines of English, for programs and logs. */
import type { Cause, Remark } from '#lib/dataset/problem.ts';
import english from './messages/problems.en.json' with { type: 'json' };
import { placeText, problemIn, remarkIn, type Catalogue } from './problems.ts';

export const ENGLISH: Catalogue = { locale: 'en', texts: english };

export function causeLine(one: Cause): string {
	const place = placeText(one.where, ENGLISH);
	const { found, allowed, remedy } = problemIn(ENGLISH, one);
	return `${place}${place === '' ? '' : ': '}found ${found}; allowed: ${String(allowed)}. ${remedy}`;
}

/** What a refusal says, a line for each cause; the message of any other error. */
export function messageOf(error: unknown): string {
	if (isRefusal(error)) return error.causes.map(causeLine).join('\n');
	return error instanceof Error ? error.message : String(error);
}

const isRefusal = (error: unknown): error is { causes: readonly Cause[] } =>
	error instanceof Error && 'causes' in error;

export const remarkText = (one: Remark): string => remarkIn(ENGLISH, one).text;
