/** Whether the difference of two groups is smaller or larger than after the last break. */
import { chanceIn } from '#lib/dataset/readings/different.ts';
import { fromUnits, seriesOf } from '#lib/dataset/readings/figures.ts';
import {
	differenceSeries,
	LEAST_PERIODS,
	movementOf,
	runsOf,
	type Movement,
	type MovementWord
} from '#lib/dataset/readings/runs.ts';
import { transformRule } from '#lib/dataset/transforms/index.ts';
import type { Finding } from '../finding.ts';
import { formatList, formatNumber } from '../numbers.ts';
import { periodName } from '../period-names.ts';
import { publishedUnit } from '../readings/compared.ts';
import { dimensionNamed, sizeAgain, sizeText, timeOf, type Topic } from '../topic.ts';
import { nounOf, whereOf } from '../where.ts';
import { countedAs, ofFinding, type Kind, type Words } from './kind.ts';
import { allSeries, middleOf } from './runs.ts';
import { spanInputs } from './span.ts';
import {
	fig_gap_between,
	fig_gap_moved,
	fig_gap_part,
	fig_gap_some,
	fig_gap_values
} from '../paraglide/messages.js';

/** More places than these are counted. */
const MOST_NAMED = 2;

type Codes = Record<string, string>;
interface Moved {
	codes: Codes;
	movement: Movement;
}
interface Found {
	topic: Topic;
	finding: Finding;
	from: string;
	to: string;
	moved: Moved[];
	leftOut: Codes[];
}

/** The last run of each place up to the period that is spoken of, from where the middle one of them begins. */
function foundIn(finding: Finding, to: string): Found | undefined {
	const { topic, subject } = finding;
	const { published, dataset, whole = published } = topic;
	const { code: reference } = topic.view.reference!;
	const pair = subject.pair!;
	const time = timeOf(topic)!;
	const periods = dimensionNamed(topic, time.id).categories.map(({ code }) => code);
	const chance = chanceIn(dataset.comparability);
	const series = (slice: typeof published, codes: Codes) => seriesOf(slice, codes, dataset.unit);
	const all = allSeries(topic, time.id).map((codes) => {
		const other = { ...codes, [pair]: reference };
		const shown = new Set(time.codes);
		const runs = runsOf(
			series(published, codes).filter(({ period }) => shown.has(period)),
			series(published, other).filter(({ period }) => shown.has(period)),
			periods
		);
		const run = runs.at(-1);
		const last = differenceSeries(series(whole, codes), series(whole, other));
		return { codes, last, run: run?.at(-1)?.period === to ? run : undefined };
	});
	const starts = all.flatMap(({ run }) => (run ? [periods.indexOf(run[0]!.period)] : []));
	const from = periods[middleOf(starts)];
	if (starts.length === 0 || from === undefined) return undefined;
	const moved = all.flatMap(({ codes, last, run = [] }): Moved[] => {
		const cut = run.filter(({ period }) => periods.indexOf(period) >= periods.indexOf(from));
		if (cut[0]?.period !== from || cut.length < LEAST_PERIODS) return [];
		return [{ codes, movement: movementOf(cut, last, publishedUnit(topic), chance) }];
	});
	const told = new Set(moved.map(({ codes }) => codes));
	const leftOut = all.flatMap(({ codes }) => (told.has(codes) ? [] : [codes]));
	return { topic, finding, from, to, moved, leftOut };
}

const inWords = (
	{ topic }: Found,
	{ topic: said }: Words,
	some: readonly Moved[],
	ids: string[]
) => {
	const text = whereOf({ ...said, slice: topic.slice }, some, ids);
	return text && ` ${text}`;
};

/** "the difference in employment between women and men", and shorter. */
function subjectsOf(found: Found, words: Words): string[] {
	const { topic } = found;
	const { locale } = words.topic;
	const { dimension, code } = topic.view.reference!;
	const group = topic.slice.dimensions.find((d) => d.id === dimension)!.codes[0]!;
	const inputs = {
		what: words.what,
		a: nounOf(words.topic, dimension, group),
		b: nounOf(words.topic, dimension, code)
	};
	return (['named', 'none'] as const).map((who) => fig_gap_between({ who, ...inputs }, { locale }));
}

/** One place: both differences, as they were published. */
function valueSentences(found: Found, words: Words): string[] {
	const { topic, moved } = found;
	const { locale } = words.topic;
	const { first, last } = moved[0]!.movement;
	const sizeOf = ({ group, reference }: typeof first) =>
		fromUnits(group - reference, publishedUnit(topic));
	return subjectsOf(found, words).map((gap) =>
		fig_gap_values(
			{
				gap,
				before: sizeText(words.topic, sizeOf(first)),
				after: sizeAgain(words.topic, sizeOf(last)),
				from: periodName(found.from, locale),
				to: periodName(found.to, locale)
			},
			{ locale }
		)
	);
}

type Direction = 'smaller' | 'larger' | 'about';

/** "10.4 percentage points smaller in Sweden", "about the same in two countries". */
function partOf(
	found: Found,
	words: Words,
	way: Direction,
	some: readonly Moved[],
	isShort: boolean
) {
	const { topic, finding } = found;
	const { locale } = words.topic;
	const [one, more] = some;
	const size = fromUnits(one!.movement.change, publishedUnit(topic));
	const isNamed = some.length <= MOST_NAMED && !(isShort && more !== undefined);
	const where = isNamed
		? inWords(found, words, some, finding.ids)
		: fig_gap_some(
				{ of: countedAs(topic, finding.ids), count: formatNumber(some.length, 0, locale) },
				{ locale }
			);
	const isSized = way !== 'about' && more === undefined;
	return fig_gap_part(
		{ way, form: isSized ? 'sized' : 'plain', size: sizeText(words.topic, size), where },
		{ locale }
	);
}

function movedSentences(found: Found, words: Words): string[] {
	const { locale } = words.topic;
	const on = (way: MovementWord) => found.moved.filter(({ movement }) => movement.word === way);
	const ways = (['smaller', 'larger', 'about'] as const)
		.map((way) => ({ way, some: on(way) }))
		.filter(({ some }) => some.length > 0);
	const lists = [false, true].map((isShort) =>
		formatList(
			ways.map(({ way, some }) => partOf(found, words, way, some, isShort)),
			locale
		)
	);
	const [first] = ways;
	const shortest = partOf(found, words, first!.way, first!.some, true);
	const span = spanInputs(words.topic, found);
	const gaps = subjectsOf(found, words);
	return gaps.flatMap((gap) =>
		[...lists, shortest].map((list) => fig_gap_moved({ gap, list, ...span }, { locale }))
	);
}

export const movement: Kind = (_, finding) => {
	const { topic, subject } = finding;
	const { pair, period: to } = subject;
	const rule = transformRule(topic.view);
	if (pair === undefined || to === undefined || rule.reference !== 'category') return undefined;
	if (!rule.isDifference || (timeOf(topic)?.codes.length ?? 0) < LEAST_PERIODS) return undefined;
	const found = foundIn(finding, to);
	if (!found) return undefined;
	const { moved, leftOut, from } = found;
	const isOne = finding.ids.length === 0 && moved.length === 1;
	const known = moved.filter(({ movement: { word } }) =>
		['smaller', 'larger', 'about'].includes(word)
	);
	if (!isOne && known.length === 0) return undefined;
	const periods = timeOf(topic)!.codes;
	const codes = Object.fromEntries(
		topic.slice.dimensions.map(({ id }) => [
			id,
			[...new Set((isOne ? moved : known).map((one) => one.codes[id]!))]
		])
	);
	return {
		...ofFinding(finding),
		count: isOne ? moved.length : known.length,
		total: moved.length + leftOut.length,
		leftOut,
		sentences: (words) =>
			isOne ? valueSentences(found, words) : movedSentences({ ...found, moved: known }, words),
		compares: {
			ids: [pair, timeOf(topic)!.id],
			codes: {
				...codes,
				[pair]: [...codes[pair]!, topic.view.reference!.code],
				[timeOf(topic)!.id]: periods.slice(periods.indexOf(from), periods.indexOf(to) + 1)
			}
		}
	};
};
