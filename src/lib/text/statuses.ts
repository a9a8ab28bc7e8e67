/** Statuses in words: their meaning, and why a value is not there. */
import type { Dataset } from '#lib/dataset/model.ts';
import type { Status } from '#lib/dataset/status.ts';
import type { SiteLanguage } from './languages.ts';
import {
	fig_absent_zero,
	fig_reason_break,
	fig_reason_missing,
	fig_reason_not_applicable,
	fig_reason_suppressed,
	fig_reason_unreliable,
	fig_status_break,
	fig_status_definition_differs,
	fig_status_estimated,
	fig_status_missing,
	fig_status_not_applicable,
	fig_status_ok,
	fig_status_provisional,
	fig_status_suppressed,
	fig_status_unreliable
} from './paraglide/messages.js';

const MEANINGS = {
	ok: fig_status_ok,
	missing: fig_status_missing,
	suppressed: fig_status_suppressed,
	not_applicable: fig_status_not_applicable,
	break: fig_status_break,
	provisional: fig_status_provisional,
	estimated: fig_status_estimated,
	unreliable: fig_status_unreliable,
	definition_differs: fig_status_definition_differs
} as const satisfies Record<Status, unknown>;

/** Why there is no figure where the source leaves some out. */
const ABSENT = { zero: fig_absent_zero } as const satisfies Record<
	NonNullable<Dataset['absent']>,
	unknown
>;

/** What a status means, for keys and tables. @param absent what the source leaves out */
export const statusText = (
	status: Status,
	locale: SiteLanguage,
	absent?: Dataset['absent']
): string => (absent && status === 'missing' ? ABSENT[absent] : MEANINGS[status])({}, { locale });

const REASON_TEXTS = {
	missing: fig_reason_missing,
	suppressed: fig_reason_suppressed,
	not_applicable: fig_reason_not_applicable,
	unreliable: fig_reason_unreliable,
	break: fig_reason_break
} as const;

/** Why a value may be absent. A break is a reason only for calculated values. */
export type Reason = keyof typeof REASON_TEXTS;

/** From the strongest: what the source says about the value comes before what stopped a calculation. */
const REASON_ORDER = ['suppressed', 'not_applicable', 'unreliable', 'missing', 'break'] as const;

/** The one reason to give for a null with these statuses. */
export const reasonOf = (statuses: readonly Status[]): Reason =>
	REASON_ORDER.find((reason) => statuses.includes(reason)) ?? 'missing';

export const reasonText = (
	reason: Reason,
	locale: SiteLanguage,
	absent?: Dataset['absent']
): string =>
	(absent && reason === 'missing' ? ABSENT[absent] : REASON_TEXTS[reason])({}, { locale });
