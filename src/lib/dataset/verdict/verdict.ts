/** The verdict of a view: how far what is set beside each other may be compared, and why not. */
import { comparisonsIn, type Compared } from './comparisons.ts';
import { judged, reasonOf, type Fired, type Judged } from './index.ts';
import { worst, type Comparison, type Level } from './rule.ts';

export interface Verdict {
	level: Level;
	/** Why it is no better; none where all may be compared. */
	reason: Fired | undefined;
	/** Every comparison the view invites. */
	comparisons: Judged[];
}

/**
 * Undefined where nothing is beside anything, or where it is not known what the figures are.
 * @param uses the comparisons that decide: those of the headline and of the transform; all, if there are none
 */
export function verdictOf(
	figures: Compared,
	uses: readonly Comparison[] = []
): Verdict | undefined {
	if (!figures.dataset.comparability) return undefined;
	const comparisons = comparisonsIn(figures).map(judged);
	if (comparisons.length === 0) return undefined;
	const deciding = uses.length > 0 ? uses.map(judged) : comparisons;
	const level = worst(deciding.map((one) => one.level));
	return { level, reason: reasonOf(deciding, level), comparisons };
}
