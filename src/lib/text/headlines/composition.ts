/** Which part of a whole is the largest, and which group is highest where. */
import { extremesOf, isRanked, type PublishedValue } from '../published-values.ts';
import { dimensionNamed, isDifference, timeOf, valueText, type Topic } from '../topic.ts';
import { subsetOf } from '#lib/dataset/slice.ts';
import { formatNumber } from '../numbers.ts';
import { wholesOf } from '#lib/forms/view.ts';
import { whereOf } from '../where.ts';
import type { Finding } from '../finding.ts';
import { cellsOf, ofFinding, type Counted, type Headline, type Kind, type Words } from './kind.ts';
import {
	fig_largest_part,
	fig_leads,
	fig_leads_some,
	fig_lead_place
} from '../paraglide/messages.js';

/** At least this many groups: which is highest in which country says more than one highest cell. */
const LEAD_FROM = 4;

interface Lead {
	leaders: PublishedValue[];
	places: PublishedValue[];
}

/** Which groups are highest in which countries; the most countries first. */
function leadsIn({ topic, values }: Finding, geo: string, other: string): Lead[] {
	const leads = new Map<string, Lead>();
	for (const country of topic.slice.dimensions.find((d) => d.id === geo)!.codes) {
		const own = values.filter((one) => one.codes[geo] === country);
		if (!isRanked(topic, own, [other], own.length)) continue;
		const { highest } = extremesOf(topic, own);
		const key = highest.map((one) => one.codes[other]).join('\t');
		const lead = leads.get(key) ?? { leaders: highest, places: [] };
		lead.places.push(highest[0]!);
		leads.set(key, lead);
	}
	return [...leads.values()].sort((a, b) => b.places.length - a.places.length);
}

function leadSentences(
	finding: Finding,
	leads: readonly Lead[],
	[geo, other]: readonly [string, string]
) {
	return (words: Words): (string | Counted)[] => {
		const { topic, what } = words;
		const { locale } = topic;
		const when = words.when(finding.subject.period);
		const list = leads
			.map(({ leaders, places }) =>
				fig_lead_place(
					{ what: whereOf(topic, leaders, [other]), where: whereOf(topic, places, [geo]) },
					{ locale }
				)
			)
			.join(', ');
		const [{ leaders, places }] = leads as [Lead];
		const all = topic.slice.dimensions.find((d) => d.id === geo)!.codes.length;
		const as = places.length === all ? ('all' as const) : ('some' as const);
		const counts = {
			where: whereOf(topic, leaders, [other]),
			count: formatNumber(places.length, 0, locale),
			total: formatNumber(all, 0, locale)
		};
		return [
			fig_leads({ what, list, when }, { locale }),
			fig_leads({ what, list, when: '' }, { locale }),
			...[when, ''].map((at) => ({
				counted: fig_leads_some({ what, as, ...counts, when: at }, { locale })
			}))
		];
	};
}

/** In one place: the largest of all parts. */
function largestPart(finding: Finding, id: string): Pick<Headline, 'topic' | 'sentences'> {
	const { highest } = extremesOf(finding.topic, finding.values);
	const [one] = highest as [PublishedValue];
	const { topic: all } = finding;
	return {
		// Its name is the subject.
		topic: { ...all, slice: subsetOf(all.slice, { [id]: [one.codes[id]!] }) },
		sentences: ({ topic, what, when }) => {
			const say = (at: string) =>
				fig_largest_part(
					{
						what,
						value: valueText(topic, one.value),
						when: at,
						count: formatNumber(finding.count, 0, topic.locale)
					},
					{ locale: topic.locale }
				);
			return [say(when(finding.subject.period)), say('')];
		}
	};
}

const isOver = (topic: Topic): boolean => (timeOf(topic)?.codes.length ?? 0) > 1;

export const composition: Kind = (_, finding) => {
	const { topic, ids, values, published } = finding;
	if (isDifference(topic) || isOver(topic)) return undefined;
	const compares = { ids, codes: cellsOf(finding) };
	const geo = ids.find((id) => dimensionNamed(topic, id).role === 'geo');
	const other = ids.find((id) => id !== geo);
	if (other === undefined) return undefined;
	if (geo === undefined) {
		const isPart = ids.length === 1 && wholesOf(topic.dataset).includes(other);
		if (!isPart || !isRanked(topic, values, ids, published)) return undefined;
		return { ...ofFinding(finding), ...largestPart(finding, other), compares };
	}
	const codes = topic.slice.dimensions.find((d) => d.id === other)!.codes;
	if (ids.length !== 2 || codes.length < LEAD_FROM) return undefined;
	const leads = leadsIn(finding, geo, other);
	if (leads.length === 0) return undefined;
	return {
		...ofFinding(finding),
		sentences: leadSentences(finding, leads, [geo, other]),
		compares: { ...compares, ids: [other] }
	};
};
