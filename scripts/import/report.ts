/** What a reader found, assumed and doubted, as lines for people. */
import type { Report } from '#lib/tables/table/table.ts';

/** `found: …`, `assumed: …`, `warning: …`, with the line where there is one. */
export const reportLines = ({ found, assumed, warned }: Report): string[] =>
	(
		[
			['found', found],
			['assumed', assumed],
			['warning', warned]
		] as const
	).flatMap(([kind, remarks]) =>
		remarks.map(({ line, text }) => `${kind}: ${line > 0 ? `line ${line}: ` : ''}${text}`)
	);
