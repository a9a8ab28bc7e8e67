/** What the address asks of an opened file → what Explore shows of a dataset, worked out in the browser. The query stands behind "#?", which is never sent. */
import { unitText } from '#lib/dataset/magnitude.ts';
import type { ReportWords } from '#lib/text/problem-groups.ts';
import type { Dataset, Language, Selection } from '#lib/dataset/model.ts';
import type { View } from '#lib/forms/view.ts';
import type { Figure } from '#lib/forms/figure.ts';
import {
	formatSelection,
	parseSelection,
	queryValue,
	type AddressProblem
} from '#lib/dataset/selection.ts';
import { FORMS, formRule } from '#lib/forms/index.ts';
import {
	automaticView,
	formatView,
	parseView,
	selectionToRead,
	type ParsedView
} from '#lib/forms/view.ts';
import { withCommonBase } from '#lib/dataset/transforms/common-base.ts';
import { isComputed, TRANSFORMS, transformRule } from '#lib/dataset/transforms/index.ts';
import { figureOf, type FigureInput } from '#lib/text/figure.ts';
import { localeOf, type SiteLanguage } from '#lib/text/languages.ts';
import {
	page_open_calculated,
	page_open_from,
	page_open_source
} from '#lib/text/paraglide/messages.js';
import { problemWords } from '../../problems.ts';
import type { ControlWords } from '../control.ts';
import { choicesOf, isTooMany, workbenchOf, type Choices, type Workbench } from '../workbench.ts';
import type { Opened } from './opened.ts';

/** With what the reader of the file has to say. */
export interface Reported extends Shown {
	report: ReportWords;
}

/** What goes from the worker to the page. */
export interface Shown extends Choices, Workbench {
	/** The source as the file states it, and where it was opened. */
	source: string;
	/** What can be chosen as the unit of the figures. */
	units: { name: string; query: string; chosen: boolean }[];
	problems: string[];
}

const queryOfPart = (part: number): string => (part > 0 ? `table=${part + 1}` : '');

/** The view of a query. Persons behind a comparison with the same mix are in datasets of the site alone. */
function viewOf(dataset: Dataset, selection: Selection, query: string): ParsedView {
	const parsed = parseView(dataset, selection, query);
	const { mix, form, transform } = parsed.view;
	if (!mix) return parsed;
	const problem =
		queryValue(query, 'view') === form
			? {
					key: 'view',
					code: form,
					allowed: FORMS.filter((one) => !formRule({ form: one }).ofClasses)
				}
			: {
					key: 'transform',
					code: transform,
					allowed: TRANSFORMS.filter((one) => !transformRule({ transform: one }).ofClasses)
				};
	return { view: automaticView(dataset, selection), problems: [problem] };
}

/** What a query asks, as far as this file has it. */
export function askedOf(opened: Opened, query: string) {
	const code = queryValue(query, 'table') ?? '1';
	const allowed = opened.datasets.map((_, i) => String(i + 1));
	const part = Math.max(0, allowed.indexOf(code));
	const dataset = opened.datasets[part]!;
	const { selection, problems } = parseSelection(dataset, query, dataset.defaults);
	const { view, ...parsed } = viewOf(dataset, selection, query);
	const unknown: AddressProblem[] = allowed.includes(code) ? [] : [{ key: 'table', code, allowed }];
	const wrong = [...unknown, ...problems, ...parsed.problems];
	/** With what a reference needs: this is what is drawn, and what files hold. */
	const read = selectionToRead(dataset, selection, view);
	return { part, dataset, selection, view, read, problems: wrong };
}

/** True when all that a query asks is there, so that it can be kept for this file. */
export const fits = (opened: Opened, query: string): boolean =>
	askedOf(opened, query).problems.length === 0;

/** The source as the file states it, and where it was opened: never a release, never a link. */
const sourceText = (
	{ file, source }: Opened,
	view: View | undefined,
	locale: SiteLanguage
): string =>
	[
		...(source ? [page_open_source({ source }, { locale })] : []),
		page_open_from({ file }, { locale }),
		...(view && isComputed(view) ? [page_open_calculated({}, { locale })] : [])
	].join(' · ');

/** @param words of the controls, in `language` */
export function shownOf(
	opened: Opened,
	query: string,
	language: Language,
	words: ControlWords
): Shown {
	const locale = localeOf(language);
	const { part, dataset, selection, view, problems } = askedOf(opened, query);
	const chosen = formatSelection(dataset, selection, dataset.defaults);
	const partAndView = (next: View) => [queryOfPart(part), formatView(dataset, selection, next)];
	const addressAt = (next: View) => {
		const [before = '', after = ''] = partAndView(next);
		return `#?${[before, chosen, after].filter(Boolean).join('&')}`;
	};
	const figure = isTooMany(dataset, selection, view)
		? null
		: picturedOf(opened, dataset, selection, view, language);
	const asked = partAndView(view);
	return {
		...choicesOf(dataset, language),
		...workbenchOf({ dataset, selection, view, asked, language, words, addressAt }, figure),
		source: sourceText(opened, undefined, locale),
		units: opened.datasets.map(({ unit }, i) => ({
			name: unitText(unit, language),
			query: queryOfPart(i),
			chosen: i === part
		})),
		problems: problemWords(problems, locale)
	};
}

/** What a view is made from: figures with what their reference needs, and the period they are measured from. */
export function figuresOf(
	{ cube }: Opened,
	dataset: Dataset,
	selection: Selection,
	asked: View
): Pick<FigureInput, 'dataset' | 'slice' | 'view' | 'selection' | 'unsuited'> {
	const slice = cube.slice(dataset, selectionToRead(dataset, selection, asked));
	const { measurement: view, unsuited } = withCommonBase(asked, slice);
	return { dataset, slice, view, selection, unsuited };
}

export function picturedOf(
	opened: Opened,
	dataset: Dataset,
	selection: Selection,
	view: View,
	language: Language
): Figure {
	const figure = figureOf({
		...figuresOf(opened, dataset, selection, view),
		id: 'opened',
		language,
		release: '',
		address: '',
		files: []
	});
	const text = sourceText(opened, view, localeOf(language));
	return { ...figure, source: { text, url: '', licence: '', licenceUrl: '' } };
}
