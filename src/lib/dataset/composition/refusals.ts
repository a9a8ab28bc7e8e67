/** Why two groups cannot be given the same mix: a closed set, with what each sentence names. */
import type { Side } from './counts.ts';

/** Codes of one class, by dimension. */
export type ClassCodes = Readonly<Record<string, string>>;

export type MixRefusal =
	/** Q1: no persons in classes, or fewer than two classes chosen. */
	| { code: 'no_classes' }
	| { code: 'few_classes'; dimension: string }
	/** Q1: both sides have to be one category of one dimension, and the same in all others. */
	| { code: 'no_pair'; dimension: string }
	| { code: 'several'; dimension: string }
	/** Q2 */
	| { code: 'not_published'; classes: ClassCodes[]; side: Side }
	| { code: 'unreliable'; classes: ClassCodes[]; side: Side }
	/** Q3 */
	| { code: 'few_persons'; classes: ClassCodes[]; side: Side }
	/** Q4, in per cent or persons. */
	| { code: 'not_adding_up'; side: Side; found: number; published: number }
	/** Q5, in per cent. */
	| { code: 'unknown'; side: Side; share: number }
	/** Q6 */
	| { code: 'broken'; periods: string[] }
	/** Q7 */
	| { code: 'not_a_rate' };

export type MixRefusalCode = MixRefusal['code'];

/** Of those, the ones a selection shows by itself, before any figure is read. */
export type StructuralRefusal = Extract<
	MixRefusal,
	{ code: 'no_classes' | 'few_classes' | 'no_pair' | 'several' | 'not_a_rate' }
>;
