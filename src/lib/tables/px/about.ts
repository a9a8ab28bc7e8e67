/** What a PX file says about itself: table code, title, unit, decimals, source, date, and whether sums are allowed. */
import { remark } from '#lib/dataset/problem.ts';
import type { PxHead } from './head.ts';
import { valuesOf } from './lex.ts';
import { withLineEnds } from './text.ts';
import type { PxVariable } from './variables.ts';
import { withoutGaps, type About } from '../table/about.ts';
import type { Report } from '../table/table.ts';
import { knownUpdate } from '../table/updates.ts';

export function aboutOf(head: PxHead, variables: readonly PxVariable[], report: Report): About {
	const isDescribed = /^yes$/i.test(head.value('DESCRIPTIONDEFAULT') ?? '');
	const description = head.text('DESCRIPTION');
	const title = (isDescribed ? description : undefined) ?? head.text('TITLE') ?? description;
	const matrix = head.value('MATRIX') ?? head.value('TABLEID');
	const contents = head.text('CONTENTS');
	const unit = unitOf(head, variables);
	const decimals = decimalsOf(head, report);
	const source = head.value('SOURCE');
	const dimensions = variables.map(({ dimension }) => dimension);
	const updated = knownUpdate(dateOf(head), dimensions, report);
	reportContacts(head, report);
	return withoutGaps({
		matrix,
		title,
		contents,
		unit,
		decimals,
		source,
		updated,
		language: head.tag === undefined ? undefined : (head.language ?? head.tag),
		perturbed: isPerturbed(head, report) ? true : undefined
	});
}

function reportContacts(head: PxHead, report: Report): void {
	for (const contact of head.all('CONTACT'))
		report.found.push(
			remark('table_contact', {
				text: withLineEnds(valuesOf(contact).join(', '))
					.split(/\s*\n\s*/)
					.join(', ')
			})
		);
}

/** One unit for the whole table: its own, unless its contents have different ones. */
function unitOf(head: PxHead, variables: readonly PxVariable[]): string | undefined {
	const units = variables.find(({ dimension }) => dimension.units)?.dimension.units;
	const [first, ...others] = new Set(units);
	if (units === undefined) return head.value('UNITS');
	return others.length === 0 && first !== '' ? first : undefined;
}

/** Decimals shown; PRECISION adds to them for single values, and what is shown most precisely decides. */
function decimalsOf(head: PxHead, report: Report): number | undefined {
	const numberIn = (text: string | undefined): number | undefined =>
		text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : undefined;
	const stored = numberIn(head.value('DECIMALS'));
	const shown = numberIn(head.value('SHOWDECIMALS')) ?? stored;
	if (shown === undefined) return undefined;
	const precise = head.all('PRECISION').map((statement) => numberIn(valuesOf(statement)[0]) ?? 0);
	const most = Math.max(Math.min(shown, stored ?? shown), ...precise);
	if (most > shown) report.found.push(remark('px_precision', { most }));
	return most;
}

/** The latest date of the contents, else that of the table, else when it was made. */
function dateOf(head: PxHead): string | undefined {
	const dates = head
		.all('LAST-UPDATED')
		.flatMap((statement) => valuesOf(statement).slice(0, 1))
		.filter(Boolean)
		.sort();
	return dates.at(-1) ?? head.value('CREATION-DATE');
}

function isPerturbed(head: PxHead, report: Report): boolean {
	const statement = head.one('CONFIDENTIAL');
	const confidential = statement && valuesOf(statement).join();
	const isConfidential = confidential !== undefined && !/^0*$/.test(confidential);
	if (isConfidential)
		report.warned.push(remark('px_confidential', { confidential }, statement!.line));
	const isSumForbidden = /^no$/i.test(head.value('AGGREGALLOWED') ?? '');
	if (isSumForbidden) report.found.push(remark('px_no_sums'));
	return isConfidential || isSumForbidden;
}
