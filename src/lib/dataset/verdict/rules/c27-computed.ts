/** C27: figures that this site computed; it informs and does not lower the verdict. */
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

export const rule: Rule<Nothing> = ({ isComputed }) =>
	isComputed ? { inputs: NOTHING } : undefined;
