/** Which decimal mark the figures of a file prove, and whether any of them stays open to a factor of a thousand. */
import { cause, type Cause } from '#lib/dataset/problem.ts';
import type { DecimalMark, MarkEvidence, Tally } from './values.ts';
import { refuse, Refused } from '../table/table.ts';

export interface MarkVerdict {
	/** Undefined where no figure has a mark. */
	mark?: DecimalMark;
	/** True when figures were taken by the other mark and the file must be read once more, knowing this one. */
	isAgain: boolean;
}

const fault = (tally: Tally, mark: DecimalMark): Cause =>
	cause('csv_marks_mixed', { mark, count: tally.count }, { line: tally.line });

/** Judges the evidence of one pass. Refuses two decimal marks in one file, and figures like 1.234 nothing explains. */
export function resolveDecimalMark(evidence: Record<DecimalMark, MarkEvidence>): MarkVerdict {
	const point = evidence['.'];
	const comma = evidence[','];
	if (point.clear.count > 0 && comma.clear.count > 0)
		throw new Refused([fault(point.clear, '.'), fault(comma.clear, ',')]);
	if (point.clear.count > 0) return { mark: '.', isAgain: comma.ambiguous.count > 0 };
	if (comma.clear.count > 0) return { mark: ',', isAgain: point.ambiguous.count > 0 };
	const open = point.ambiguous.count > 0 ? point.ambiguous : comma.ambiguous;
	if (open.count === 0) return { isAgain: false };
	const mark = open === point.ambiguous ? '.' : ',';
	refuse(
		'csv_mark_open',
		{ mark, count: open.count },
		{ line: open.line },
		{ option: 'decimalMark', answers: ['.', ','] }
	);
}
