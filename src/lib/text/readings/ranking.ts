/** A ranking in words: "1 Sweden (22.7%), 2 Finland (19.9%)", who is not ranked and why, and what chance may do. */
import { chanceIn, limitOf } from '#lib/dataset/readings/different.ts';
import { fromUnitsExactly, inUnits } from '#lib/dataset/readings/figures.ts';
import {
	isRanking,
	rankingOf,
	type Ranked,
	type RankInput,
	type Unranked,
	type UnrankedReason
} from '#lib/dataset/readings/rank.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import { notRankedAmong } from '#lib/dataset/verdict/refused.ts';
import { parseStatuses, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import type { Finding } from '../finding.ts';
import { formatList } from '../numbers.ts';
import { reasonTextOf } from '../per-words.ts';
import { periodName } from '../period-names.ts';
import { reasonOf, statusText } from '../statuses.ts';
import { isDifference, nameOf, sizeText, timeOf, valueText, type Topic } from '../topic.ts';
import { comparedFigures, mayRank, publishedUnit, shownUnit, sigmaOf } from './compared.ts';
import {
	fig_rank,
	fig_rank_barred,
	fig_rank_chance,
	fig_rank_chance_unknown,
	fig_rank_out,
	fig_rank_period
} from '../paraglide/messages.js';

/** Longer rankings are read in the table. */
const MOST = 12;

/** Statuses that a ranked figure is marked with. */
const MARKED: readonly Status[] = ['provisional', 'estimated', 'unreliable'];

function inputsOf(topic: Topic, id: string, rest: Record<string, string>): RankInput[] {
	const { slice } = topic;
	const inputs = slice.dimensions
		.find((d) => d.id === id)!
		.codes.map((code): RankInput => {
			const codes = { ...rest, [id]: code };
			const cell = cellOf(slice, codes);
			return { codes, value: slice.values[cell] ?? null, status: slice.status[cell] ?? 'ok' };
		});
	const published = inputs.filter(({ value }) => value !== null);
	if (published.length > MOST) return inputs;
	const cells = published.map(({ codes }) => codes);
	for (const [i, { id: rule }] of notRankedAmong(comparedFigures(topic), id, cells))
		published[i]!.barred = rule === 'C19' ? 'few_persons' : 'not_comparable';
	return inputs;
}

/** "3 Denmark and Norway (11.8%)": equal figures share their rank. */
function rankedTexts(topic: Topic, id: string, ranked: readonly Ranked[]): string[] {
	const ranks = [...new Set(ranked.map(({ rank }) => rank))];
	return ranks.map((rank) => {
		const own = ranked.filter((r) => r.rank === rank);
		const named = own.map(({ codes, status }) => {
			const marks = parseStatuses(status).filter((s) => MARKED.includes(s));
			return [nameOf(topic, id, codes[id]!), ...marks.map((s) => STATUS_MARKS[s])].join('\u00a0');
		});
		return `${rank} ${formatList(named, topic.locale)} (${valueText(topic, own[0]!.value)})`;
	});
}

const isBarred = (reason: UnrankedReason): reason is 'few_persons' | 'not_comparable' =>
	reason === 'few_persons' || reason === 'not_comparable';

function unrankedText(
	topic: Topic,
	id: string,
	{ codes, value, status, reason }: Unranked
): string {
	const { locale, lacking, dataset } = topic;
	const why = isBarred(reason)
		? fig_rank_barred({ reason }, { locale })
		: value === null
			? reasonTextOf(reasonOf(parseStatuses(status)), lacking, locale, dataset.absent)
			: statusText(reason, locale, dataset.absent);
	return `${nameOf(topic, id, codes[id]!)} (${why})`;
}

/** How far neighbours of a ranking of survey figures have to lie apart. */
function chanceTexts(topic: Topic, ranked: readonly Ranked[]): string[] {
	const { locale, dataset } = topic;
	const chance = chanceIn(dataset.comparability);
	if (chance !== 'sample') return [];
	const unit = publishedUnit(topic);
	const limits = ranked.slice(1).map((after, i) => {
		const [a, b] = [ranked[i]!, after].map(({ codes, value }) => ({
			units: inUnits(value, unit),
			sigma: sigmaOf(topic, codes)
		})) as [
			{ units: number; sigma: number | undefined },
			{ units: number; sigma: number | undefined }
		];
		return limitOf(unit, chance, [a, b]);
	});
	if (limits.includes(undefined)) return [fig_rank_chance_unknown({}, { locale })];
	const most = Math.max(...limits.map((limit) => limit!));
	const limit = sizeText(topic, fromUnitsExactly(most, unit));
	return [fig_rank_chance({ limit }, { locale })];
}

/** Nothing where several dimensions vary, where categories lie on a scale, or where countries may not be ranked. */
export function rankingSentences(topic: Topic, finding: Finding): string[] {
	const { topic: said, ids, subject } = finding;
	const [id] = ids;
	if (id === undefined || ids.length !== 1 || isDifference(said)) return [];
	if (!mayRank(topic, ids) || (topic.dataset.ordered?.includes(id) ?? false)) return [];
	const time = timeOf(said);
	const rest = Object.fromEntries(
		said.slice.dimensions.map((d) => [d.id, d === time ? subject.period! : d.codes[0]!])
	);
	const ranking = rankingOf(inputsOf(said, id, rest), shownUnit(said));
	const { ranked, unranked } = ranking;
	if (!isRanking(ranking) || ranked.length + unranked.length > MOST) return [];
	const { locale } = topic;
	const period = time && time.codes.length > 1 ? subject.period : undefined;
	const list = rankedTexts(said, id, ranked).join(', ');
	const out = unranked.map((one) => unrankedText(said, id, one)).join(', ');
	return [
		period === undefined
			? fig_rank({ list }, { locale })
			: fig_rank_period({ list, period: periodName(period, locale) }, { locale }),
		...(out ? [fig_rank_out({ list: out }, { locale })] : []),
		...chanceTexts(said, ranked)
	];
}
