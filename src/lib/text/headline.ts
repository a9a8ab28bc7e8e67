/** The finding of a slice as one line: computed, in the reader's language, at most 90 characters where possible. */
import { findingOf, type Finding } from './finding.ts';
import { formatNumber } from './numbers.ts';
import { kindOf } from './levels.ts';
import { asSentence } from './place-names.ts';
import { subjectOf, type Detail } from './subject.ts';
import { isDifference, timeOf, type Topic } from './topic.ts';
import {
	fig_coverage_country,
	fig_coverage_country_reliable,
	fig_coverage_group,
	fig_coverage_group_reliable,
	fig_coverage_value,
	fig_coverage_value_reliable,
	fig_nothing,
	fig_synthetic,
	fig_uncertain
} from './paraglide/messages.js';

const COVERAGE = {
	country: [fig_coverage_country, fig_coverage_country_reliable],
	group: [fig_coverage_group, fig_coverage_group_reliable],
	value: [fig_coverage_value, fig_coverage_value_reliable]
} as const;

/** True if the sentence already says that there is just one value. */
const isOnly = ({ published, topic }: Finding): boolean => published === 1 && !isDifference(topic);

/** A finding that rests on fewer values than were asked for says so. */
function withCoverage(subject: string, finding: Finding): string {
	const { count, total, published, ids, topic } = finding;
	if (count === total || isOnly(finding)) return subject;
	const say = COVERAGE[kindOf(topic, ids)][count < published ? 1 : 0];
	const inputs = {
		subject,
		count: formatNumber(count, 0, topic.locale),
		total: formatNumber(total, 0, topic.locale)
	};
	return say(inputs, { locale: topic.locale });
}

/** The whole sentence, without a full stop. */
export function findingText(finding: Finding, detail: Detail, brief: boolean): string {
	const topic = { ...finding.topic, brief };
	const subject = withCoverage(subjectOf(topic, finding.subject, detail), finding);
	const said = finding.say(topic);
	const text = asSentence(subject ? `${subject}: ${said}` : said, topic.locale);
	return finding.firm ? text : fig_uncertain({ headline: text }, { locale: topic.locale });
}

/** Headlines should be no longer than this … */
const IDEAL = 90;
/** … but up to this length one that says whom it is about is better … */
const LIMIT_WITH_GROUP = 110;
/** … and up to this one that says what is measured. */
const LIMIT = 125;

const shortestOf = (texts: readonly string[]): string =>
	texts.reduce((a, b) => (a === '' || b.length < a.length ? b : a), '');

/**
 * A finding at its best length. First to go is the long wording, then the period if the slice has only one, then the
 * group, which the subtitle names too, and of a comparison the measure.
 */
function fitted(finding: Finding): string {
	const { subject, count, total, isNarrowed } = finding;
	const period = (timeOf(finding.topic)?.codes.length ?? 0) > 1;
	const tried: string[] = [];
	/** The first that is short enough; else the shortest, if it is not too long. */
	const fit = (limit: number, ...details: Detail[]): string | undefined => {
		const said: string[] = [];
		for (const detail of details)
			for (const brief of [false, true]) {
				const text = findingText(finding, detail, brief);
				if (text.length <= IDEAL) return text;
				said.push(text);
			}
		tried.push(...said);
		const least = shortestOf(said);
		return least.length <= limit ? least : undefined;
	};
	const found =
		fit(
			LIMIT_WITH_GROUP,
			{ measure: true, groups: true, period: true },
			{ measure: true, groups: true, period }
		) ??
		(isNarrowed
			? undefined
			: fit(
					LIMIT,
					{ measure: true, groups: false, period: true },
					{ measure: true, groups: false, period }
				));
	if (found !== undefined) return found;
	if (subject.pair !== undefined && (count === total || isOnly(finding)))
		for (const brief of [false, true])
			tried.push(findingText(finding, { measure: false, groups: false, period }, brief));
	return shortestOf(tried);
}

export function headlineOf(topic: Topic): string {
	const { locale } = topic;
	const finding = findingOf(topic);
	let headline: string;
	if (finding) headline = fitted(finding);
	else {
		const said = (brief: boolean) => {
			const detail = { measure: true, groups: true, period: false };
			return fig_nothing({ subject: subjectOf({ ...topic, brief }, {}, detail) }, { locale });
		};
		const long = said(false);
		headline = long.length <= IDEAL ? long : said(true);
	}
	return topic.dataset.synthetic ? fig_synthetic({ headline }, { locale }) : headline;
}
