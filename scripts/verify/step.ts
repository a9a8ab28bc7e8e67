/** What a step of the verification gets and gives. */

export interface Options {
	seed: number;
	/** Hostile requests, page requests of a swap, kills. */
	count?: number;
	seconds?: number;
	/** Requests per second. */
	rate?: number;
	/** Kinds of hostile requests, when not all. */
	only?: string[];
}

export interface Outcome {
	passed: boolean;
	/** What was seen, in one line. */
	summary: string;
}

export type Step = (options: Options) => Promise<Outcome>;

export const note = (text: string): void => console.log(`  ${text}`);

/** The rules that were broken; with none the step has passed. */
export function outcomeOf(
	summary: string,
	rules: readonly (readonly [boolean, string])[]
): Outcome {
	const broken = rules.filter(([held]) => !held).map(([, rule]) => rule);
	return {
		passed: broken.length === 0,
		summary: broken.length > 0 ? `${summary}; NOT HELD: ${broken.join('; ')}` : summary
	};
}
