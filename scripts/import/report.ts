/** What a reader found, assumed and doubted, as lines for people. */
import { placeText } from '#lib/text/problems.ts';
import { ENGLISH, remarkText } from '#lib/text/problems-english.ts';
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
		remarks.map((one) => {
			const place = placeText(one.where, ENGLISH);
			return `${kind}: ${place === '' ? '' : `${place}: `}${remarkText(one)}`;
		})
	);
