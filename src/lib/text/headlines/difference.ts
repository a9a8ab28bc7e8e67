/** How far one group or country lies from another, and where most. */
import { AS_PUBLISHED, transformRule } from '#lib/dataset/transforms/index.ts';
import type { Finding } from '../finding.ts';
import { extremesOf, type PublishedValue } from '../published-values.ts';
import { cellOf } from '#lib/dataset/slice.ts';
import { formatNumber, formatValue } from '../numbers.ts';
import { decimalsAt } from '#lib/dataset/shown-decimals.ts';
import { dimensionNamed, isDifference, sizeAgain, sizeText, unitOf, type Topic } from '../topic.ts';
import { whereOf } from '../where.ts';
import { cellsOf, ofFinding, type Kind, type Words } from './kind.ts';
import { partiesOf } from './parties.ts';
import { bySize, sidesOf, type Sides } from './sides.ts';
import {
	fig_apart,
	fig_gap_between,
	fig_lower,
	fig_lower_all,
	fig_no_difference,
	fig_no_difference_places,
	fig_then,
	fig_then_alike,
	fig_then_lower,
	fig_times,
	fig_two
} from '../paraglide/messages.js';

/** A quotient without its unit, which the sentence says. */
const numberOf = ({ unit, locale }: Topic, value: number): string =>
	formatNumber(value, decimalsAt(value, unit), locale);

/** What every sentence about a difference says. */
interface Told {
	words: Words;
	finding: Finding;
	sides: Sides;
}

const where = ({ words, finding }: Told, some: readonly PublishedValue[]): string => {
	const text = whereOf(words.topic, some, finding.ids, 'for');
	return text && ` ${text}`;
};

/** All on one side: "lower among women than among men, most in Finland (23.1 percentage points), least in Iceland (6.2)". */
function ofOneSide(told: Told, values: readonly PublishedValue[]): string[] {
	const { words, finding, sides } = told;
	const { topic, what } = words;
	const { locale } = topic;
	const { largest, smallest } = bySize(topic, values);
	const way = values[0]!.value < 0 ? ('lower' as const) : ('higher' as const);
	const inputs = {
		way,
		what,
		...partiesOf(words, values),
		size: sizeText(topic, largest[0]!.value),
		where: where(told, largest)
	};
	const { period } = finding.subject;
	const plain = (rest: string, when: string) => fig_lower({ ...inputs, rest, when }, { locale });
	const alike = sides.alike.length > 0 ? where(told, sides.alike) : '';
	const least = smallest[0];
	const then = least
		? fig_then({ size: sizeAgain(topic, least.value), where: where(told, smallest) }, { locale })
		: '';
	const rest = alike
		? fig_then_alike({ as: sides.areSame ? 'same' : 'about', where: alike }, { locale })
		: then;
	const isAll = sides.isRanked && values.length === finding.values.length && least !== undefined;
	const all = (form: 'both' | 'most' | 'bare', when: string) =>
		fig_lower_all(
			{
				...inputs,
				form,
				otherSize: least ? sizeAgain(topic, least.value) : '',
				otherWhere: where(told, smallest),
				when
			},
			{ locale }
		);
	return [
		...(isAll
			? [all('both', words.when(period)), all('both', ''), all('most', words.when(period))]
			: []),
		...(rest ? [plain(rest, words.when(period)), plain(rest, '')] : []),
		plain('', words.when(period)),
		plain('', ''),
		...(values.length === finding.values.length
			? [all('bare', words.when(period)), all('bare', '')]
			: [])
	];
}

/** On both sides: "5.0 percentage points higher among women than among men in Iceland, 2.0 lower in Denmark". */
function ofBothSides(told: Told): string[] {
	const { words, finding, sides } = told;
	const { topic, what } = words;
	const { locale } = topic;
	const ends = [sides.lower, sides.higher].map((some) => bySize(topic, some).largest);
	const sizeOf = (some: readonly PublishedValue[]) => Math.abs(some[0]!.value);
	const [more, less] = ends.sort((a, b) => sizeOf(b) - sizeOf(a)) as [
		PublishedValue[],
		PublishedValue[]
	];
	const wayOf = (some: readonly PublishedValue[]) =>
		some[0]!.value < 0 ? ('lower' as const) : ('higher' as const);
	const rest = fig_then_lower(
		{ way: wayOf(less), size: sizeAgain(topic, sizeOf(less)), where: where(told, less) },
		{ locale }
	);
	const say = (then: string, when: string) =>
		fig_lower(
			{
				way: wayOf(more),
				what,
				...partiesOf(words, more),
				size: sizeText(topic, sizeOf(more)),
				where: where(told, more),
				rest: then,
				when
			},
			{ locale }
		);
	const { period } = finding.subject;
	return [say(rest, words.when(period)), say(rest, ''), say('', words.when(period)), say('', '')];
}

/** Of two figures, both: "60.1% among women and 70.2% among men". */
function levels({ words, finding }: Told, who: string, other: string): string[] {
	const { topic, what } = words;
	const { locale, dataset, published } = topic;
	const { dimension, code } = topic.view.reference!;
	const unit = unitOf(dataset, { transform: AS_PUBLISHED }, locale);
	const [{ codes }] = finding.values as [PublishedValue];
	const [value, second] = [codes, { ...codes, [dimension]: code }].map((one) =>
		formatValue(published.values[cellOf(published, one)]!, unit, locale)
	) as [string, string];
	const inputs = { what, value, where: ` ${who}`, other: second, otherWhere: ` ${other}` };
	return [words.when(finding.subject.period), ''].map((when) =>
		fig_two({ ...inputs, when }, { locale })
	);
}

/** How both are named: by their names, by how many there are, or not at all. */
const NAMED = ['named', 'two', 'none'] as const;
type Named = (typeof NAMED)[number];

/** Where it cannot be said which is higher: "the difference in employment between women and men was 15.1 percentage points in Sweden". */
function ofNoSide(told: Told, named: readonly Named[] = NAMED): string[] {
	const { words, finding } = told;
	const { topic, what } = words;
	const { locale } = topic;
	const { largest, smallest } = bySize(topic, finding.values);
	const { a, b, who: at, other: otherAt } = partiesOf(words, finding.values, { isLong: true });
	const inputs = {
		size: sizeText(topic, largest[0]!.value),
		where: where(told, largest),
		otherSize: smallest[0] ? sizeAgain(topic, smallest[0].value) : '',
		otherWhere: where(told, smallest)
	};
	const { period } = finding.subject;
	const isRanked = told.sides.isRanked && smallest.length > 0;
	const beside = (
		form: 'largest' | 'top' | 'both' | 'one',
		who: 'named' | 'two' | 'none',
		when: string
	) =>
		fig_apart(
			{ form, gap: fig_gap_between({ who, what, a, b }, { locale }), ...inputs, when },
			{ locale }
		);
	const forms = isRanked
		? (['largest', 'one', 'top'] as const)
		: smallest.length > 0
			? (['both', 'one'] as const)
			: (['one'] as const);
	return [
		...(finding.ids.length === 0 ? levels(told, at, otherAt) : []),
		...named.flatMap((who) =>
			forms.flatMap((form) => [beside(form, who, words.when(period)), beside(form, who, '')])
		)
	];
}

function ofNoDifference(told: Told): string[] {
	const { words, finding, sides } = told;
	const { topic, what } = words;
	const { locale } = topic;
	const { a, b, who, other } = partiesOf(words, finding.values);
	const isOfPlaces = dimensionNamed(topic, topic.view.reference!.dimension).role === 'geo';
	const as = sides.areSame ? ('same' as const) : ('about' as const);
	const say = (place: string, when: string) =>
		isOfPlaces
			? fig_no_difference_places({ as, what, who, other, when }, { locale })
			: fig_no_difference({ as, what, a, b, where: place, when }, { locale });
	const [{ period }, place] = [finding.subject, where(told, sides.alike)];
	return [say(place, words.when(period)), say(place, ''), say('', words.when(period))];
}

/** A quotient: "unemployment among non-EU citizens was 4.7 times the level among own citizens in Norway". */
function ofQuotient(told: Told): string[] {
	const { words, finding } = told;
	const { topic, what } = words;
	const { locale } = topic;
	const { highest, lowest } = extremesOf(topic, finding.values);
	const sizes = (some: readonly PublishedValue[]) => ({
		size: numberOf(topic, some[0]!.value),
		where: where(told, some)
	});
	const rest = lowest.length > 0 ? fig_then(sizes(lowest), { locale }) : '';
	const say = (then: string, when: string) =>
		fig_times(
			{ what, ...partiesOf(words, highest, { isLong: true }), ...sizes(highest), rest: then, when },
			{ locale }
		);
	const { period } = finding.subject;
	return [say(rest, words.when(period)), say(rest, ''), say('', words.when(period)), say('', '')];
}

function sentencesOf(told: Told): string[] {
	const { finding, sides } = told;
	if (!isDifference(finding.topic)) return ofQuotient(told);
	const { lower, higher, alike, apart } = sides;
	if (lower.length > 0 && higher.length > 0) return ofBothSides(told);
	const [side] = [lower, higher].filter((some) => some.length > 0);
	if (apart.length > 0 && (sides.isRanked || side === undefined)) return ofNoSide(told, ['named']);
	if (side !== undefined) return ofOneSide(told, side);
	return alike.length === finding.values.length ? ofNoDifference(told) : ofNoSide(told, ['named']);
}

export const difference: Kind = (_, finding) => {
	const { topic, subject, ids } = finding;
	const { reference } = topic.view;
	const rule = transformRule(topic.view);
	if (subject.pair === undefined || rule.reference !== 'category' || !reference) return undefined;
	const sides = sidesOf(finding);
	return {
		...ofFinding(finding),
		sentences: (words) => sentencesOf({ words, finding, sides }),
		// Long names of both are in the chart.
		last: NAMED.map((who) => (words) => ofNoSide({ words, finding, sides }, [who])),
		compares: { ids: [...new Set([...ids, subject.pair])], codes: cellsOf(finding) }
	};
};
