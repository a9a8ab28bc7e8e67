/** What a reader sets of a drawing: its scale, the order and number of its rows, and what stands out. None of it changes a figure. */
import { queryPairs, queryValue, decode, type AddressProblem } from '#lib/dataset/selection.ts';
import type { Selection } from '#lib/dataset/model.ts';
import { oneOf } from './computation.ts';
import type { Places, ScaleName } from './form.ts';

/** Rows from the highest value down, from the lowest up, by the change from the first to the last mark, by name. */
export const ORDERS = ['-value', 'value', 'change', 'name'] as const;
export type Order = (typeof ORDERS)[number];

export const PANEL_SCALES = ['shared', 'free'] as const;
export type PanelScale = (typeof PANEL_SCALES)[number];

/** So many categories stand out at most: as many as a reader keeps apart among grey ones. */
export const MOST_PINS = 3;
/** Panels beyond this are on further pages. */
export const PANELS_A_PAGE = 12;

export interface Display {
	scale?: ScaleName;
	/** Whether all panels share one scale, which they do if it is left out. */
	panels?: PanelScale;
	/** How many rows are drawn, the highest first. */
	top?: number;
	/** Categories that stand out among grey ones. */
	pin?: string[];
	highlight?: string;
	sort?: Order;
	/** Which twelve panels, from 1. */
	page?: number;
}

/** The dimension that `pin` and `highlight` speak of: what is told apart by colour, else the rows. */
export const subjectOf = ({ x, colour }: Places): string => colour ?? x;

/** The categories that stand out, in the order of their colours. */
export const standingOut = ({ pin = [], highlight }: Display): string[] =>
	highlight === undefined ? pin : [highlight, ...pin.filter((code) => code !== highlight)];

/** A whole number from 1 on; what is none is a problem. */
function numberOf(
	search: string,
	key: string,
	most: number,
	problems: AddressProblem[]
): number | undefined {
	const asked = queryValue(search, key);
	if (!asked) return undefined;
	const number = Number(asked);
	if (Number.isSafeInteger(number) && number > 0) return number;
	problems.push({ key, code: asked, allowed: [...new Set(['1', String(most)])] });
	return undefined;
}

/** Codes of the subject of a view, comma-separated; those it does not hold, or more than there are places, are problems. */
function codesOf(
	search: string,
	key: string,
	chosen: readonly string[],
	most: number,
	problems: AddressProblem[]
): string[] {
	const raw = queryPairs(search).find(([k]) => k === key)?.[1] ?? '';
	const asked = [...new Set(decode(raw).split(',').filter(Boolean))];
	const known = asked.filter((code) => chosen.includes(code));
	for (const code of [...asked.filter((one) => !chosen.includes(one)), ...known.slice(most)])
		problems.push({ key, code, allowed: [...chosen] });
	return known.slice(0, most);
}

/** Reads scale, panels, top, pin, highlight, sort and page. @param scales those the form of the view can have */
export function parseDisplay(
	selection: Selection,
	places: Places,
	scales: readonly ScaleName[],
	search: string,
	problems: AddressProblem[]
): Display {
	const rows = selection[places.x]?.length ?? 1;
	const pages = Math.ceil((selection[places.panel ?? '']?.length ?? 1) / PANELS_A_PAGE);
	const subjects = selection[subjectOf(places)] ?? [];
	const scale = oneOf(search, 'scale', scales, problems);
	const panels = oneOf(search, 'panels', PANEL_SCALES, problems);
	const sort = oneOf(search, 'sort', ORDERS, problems);
	const top = numberOf(search, 'top', rows, problems);
	const page = numberOf(search, 'page', pages, problems);
	const pin = codesOf(search, 'pin', subjects, MOST_PINS, problems);
	const [highlight] = codesOf(search, 'highlight', subjects, 1, problems);
	return {
		...(scale && { scale }),
		...(panels === 'free' && { panels }),
		...(sort && { sort }),
		...(top && { top }),
		...(page && page > 1 && { page: Math.min(page, pages) }),
		...(pin.length > 0 && { pin }),
		...(highlight !== undefined && { highlight })
	};
}

/** The keys of a display as parts of a query string. */
export function displayTerms({
	scale,
	panels,
	top,
	pin,
	highlight,
	sort,
	page
}: Display): string[] {
	const terms: [string, string | undefined][] = [
		['scale', scale],
		['panels', panels],
		['top', top?.toString()],
		['sort', sort],
		['pin', pin?.map(encodeURIComponent).join(',')],
		['highlight', highlight && encodeURIComponent(highlight)],
		['page', page?.toString()]
	];
	return terms.flatMap(([key, value]) => (value ? [`${key}=${value}`] : []));
}
