/** A slice and its view with every word about them: what charts, tables, slides and pictures show. */
import {
	textIn,
	type Dataset,
	type Language,
	type Selection,
	type Slice
} from '#lib/dataset/model.ts';
import type { View } from '#lib/forms/view.ts';
import type { Figure, Names } from '#lib/forms/figure.ts';
import { paletteOf } from '#lib/forms/palette.ts';
import { notesFor } from '#lib/dataset/notes.ts';
import { selectionOf } from '#lib/dataset/slice.ts';
import type { NoiseOfSeries } from '#lib/dataset/readings/series-key.ts';
import { formRule } from '#lib/forms/index.ts';
import { parseStatuses, STATUSES, STATUS_MARKS, type Status } from '#lib/dataset/status.ts';
import { licenceText, tableText } from '#lib/dataset/source.ts';
import type { Series } from '#lib/dataset/transforms/common-base.ts';
import { counterpartOf, transformRule } from '#lib/dataset/transforms/index.ts';
import { caveatsOf } from './caveats.ts';
import { findingOf } from './finding.ts';
import { groupsOf, notesOfGroups, withGroupsLast } from './groups.ts';
import { guardOf } from './guard.ts';
import { headlineOf } from './headline.ts';
import { missingOf } from './missing.ts';
import { formatDate } from './numbers.ts';
import { perNotes, perSource, statusTextOf, type PerInput } from './per-words.ts';
import { chanceNotes } from './readings/chance.ts';
import { mayRank } from './readings/compared.ts';
import { axisTitleOf, measureShown, subtitleOf } from './subtitle.ts';
import { summaryOf } from './summary.ts';
import { categoryOf, dimensionNamed, topicOf, type Topic } from './topic.ts';
import { quotientReason, sourceText } from './transform-words.ts';
import { unsuitedNotes } from './unsuited.ts';
import { verdictWords } from './verdict.ts';

export interface FigureInput {
	/** Unique on the page. */
	id: string;
	dataset: Dataset;
	/** As published (or divided), before the transform; with the reference in it if the view measures from one. */
	slice: Slice;
	view: View;
	language: Language;
	release: string;
	address: string;
	files: Figure['files'];
	/** What was chosen of the slice; all of it if left out. */
	selection?: Selection | undefined;
	/** Series that the period which values are measured from does not suit. */
	unsuited?: readonly Series[] | undefined;
	/** What the figures of `slice` were divided by, if the view asks for that. */
	per?: PerInput | undefined;
	/** Of a survey: the noise of its series, and the series over all periods. */
	noise?: NoiseOfSeries | undefined;
	whole?: Slice | undefined;
	/** The persons behind the figures, where they are published. */
	persons?: Slice | undefined;
}

function namesOf(topic: Topic, slice: Slice): Record<string, Names> {
	const { locale } = topic;
	return Object.fromEntries(
		slice.dimensions.map(({ id, codes }) => [
			id,
			{
				label: textIn(dimensionNamed(topic, id).label, locale),
				categories: Object.fromEntries(
					codes.map((code) => {
						const { label, short } = categoryOf(topic, id, code);
						return [code, { label: textIn(label, locale), short: textIn(short ?? label, locale) }];
					})
				)
			}
		])
	);
}

/** How marks show a status: the sign that comes closest. */
const LOOKS: Partial<Record<Status, string>> = {
	suppressed: '×',
	break: '//',
	provisional: '○',
	estimated: '○',
	unreliable: '◐'
};

function statusesIn({ dataset, slice, view, lacking, locale }: Topic): Figure['statuses'] {
	const { looks = [] } = formRule(view);
	const held = new Set(Object.values(slice.status).flatMap(parseStatuses));
	return STATUSES.filter((status) => status !== 'ok' && held.has(status)).map((status) => ({
		status,
		...(looks.includes(status) && { look: LOOKS[status] }),
		mark: STATUS_MARKS[status],
		text:
			quotientReason(view, status, { locale }) ??
			statusTextOf(status, lacking, locale, dataset.absent)
	}));
}

function sourceOf({ dataset, view, locale }: Topic, per: PerInput | undefined): Figure['source'] {
	const { office, url, licence, retrieved } = dataset.source;
	const table = tableText(dataset.source, locale);
	const inputs = { office, table, date: formatDate(retrieved, locale) };
	const text = sourceText(view, inputs, { locale });
	return {
		text: view.per && per ? perSource(text, view.per, per.base, locale) : text,
		url,
		licence: licenceText(dataset.source, locale),
		licenceUrl: licence.url
	};
}

/** The topic by the transform that goes with its own, where that is computed of such figures too. */
function counterpartTopic({ dataset, slice, view, language, selection, persons }: FigureInput) {
	const transform = counterpartOf(view);
	return transform && !transformRule({ transform }).refusal(dataset.unit.kind)
		? topicOf(dataset, slice, { ...view, transform }, language, { selection, persons })
		: undefined;
}

/** As it is shown: what it was computed from stays behind. */
function shownSlice({ slice }: Topic, groups: Figure['groups']): Slice {
	const hasGroups = Object.keys(groups).length > 0;
	return { ...(hasGroups ? withGroupsLast(slice, groups) : slice), exact: undefined };
}

const unrankedIn = (topic: Topic): string[] =>
	topic.slice.dimensions
		.map(({ id }) => id)
		.filter((id) => topic.dataset.ordered?.includes(id) || !mayRank(topic, [id]));

/** @throws if the view measures from a reference that is not in the slice */
export function figureOf(input: FigureInput): Figure {
	const { id, dataset, slice, view, language, release, address, files } = input;
	const { per, persons, noise, whole } = input;
	const topic: Topic = {
		...topicOf(dataset, slice, view, language, { selection: input.selection, persons }),
		...(noise && { noise }),
		...(whole && { whole }),
		...(view.per && per && per.lacking.size > 0 ? { lacking: view.per, denominators: per } : {})
	};
	const divided = view.per && per ? perNotes(dataset, view.per, per, topic.locale) : undefined;
	const groups = groupsOf(topic);
	return {
		id,
		language: topic.locale,
		slice: shownSlice(topic, groups),
		view,
		names: namesOf(topic, slice),
		groups,
		ordered: dataset.ordered ?? [],
		widths: dataset.width ?? {},
		palette: paletteOf(dataset, topic.slice, groups, view),
		unranked: unrankedIn(topic),
		unit: topic.unit,
		measure: measureShown(topic),
		axisTitle: axisTitleOf(topic),
		...guardOf(topic),
		headline: headlineOf(topic),
		subtitle: subtitleOf(topic),
		summary: summaryOf(topic, counterpartTopic(input)),
		missing: missingOf(topic),
		verdict: verdictWords(topic, slice, findingOf(topic)),
		notes: [
			...new Set([
				...unsuitedNotes(topic, input.unsuited ?? []),
				...(divided?.lacking ?? []),
				...notesOfGroups(topic, groups),
				...notesFor(dataset.notes, slice).map((note) => textIn(note.text, topic.locale)),
				...caveatsOf(dataset, selectionOf(slice), topic.locale),
				...(divided?.ofBase ?? []),
				...chanceNotes(topic)
			])
		],
		statuses: statusesIn(topic),
		source: sourceOf(topic, per),
		release,
		address,
		files,
		synthetic: dataset.synthetic
	};
}
