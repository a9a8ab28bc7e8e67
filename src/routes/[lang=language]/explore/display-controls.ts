/** Choices of how a view is drawn: its scale, the order and number of its rows, pages of panels, and what stands out. */
import { textIn } from '#lib/dataset/model.ts';
import { isComputed } from '#lib/dataset/transforms/index.ts';
import {
	ORDERS,
	PANEL_SCALES,
	PANELS_A_PAGE,
	subjectOf,
	type Display
} from '#lib/forms/display.ts';
import { formRule } from '#lib/forms/index.ts';
import type { Asked, Control } from './control.ts';

/** So many rows are offered beside all of them. */
const TOPS = [5, 10, 20];
/** Fewer categories than this are seen without help. */
const CROWD = 4;

const countOf = ({ selection }: Asked, id: string | undefined): number =>
	id === undefined ? 1 : (selection[id]?.length ?? 1);

function scaleControls({ view, words: w, choice }: Asked): Control[] {
	const { scales } = formRule(view);
	if (scales.length === 0 || isComputed(view)) return [];
	const choices = [undefined, ...scales].map((scale) =>
		choice(w[`page_explore_scale_${scale ?? 'own'}`], scale === view.scale, { ...view, scale })
	);
	return [{ key: 'scale', name: w.page_explore_scale, choices }];
}

function panelControls(asked: Asked): Control[] {
	const { view, words: w, choice } = asked;
	const count = countOf(asked, view.panel);
	if (count < 2) return [];
	const controls: Control[] = [];
	if (formRule(view).valueAxis !== 'none') {
		const choices = PANEL_SCALES.map((panels) =>
			choice(w[`page_explore_panels_${panels}`], panels === (view.panels ?? 'shared'), {
				...view,
				panels: panels === 'shared' ? undefined : panels
			})
		);
		controls.push({ key: 'panels', name: w.page_explore_panels, choices });
	}
	const pages = Math.ceil(count / PANELS_A_PAGE);
	if (pages > 1) {
		const choices = Array.from({ length: pages }, (_, i) => {
			const [first, last] = [i * PANELS_A_PAGE + 1, Math.min(count, (i + 1) * PANELS_A_PAGE)];
			const page = i + 1;
			return choice(`${first}–${last}`, page === (view.page ?? 1), {
				...view,
				page: page === 1 ? undefined : page
			});
		});
		controls.push({ key: 'page', name: w.page_explore_page, choices });
	}
	return controls;
}

function rowControls(asked: Asked): Control[] {
	const { dataset, view, words: w, choice } = asked;
	const count = countOf(asked, view.x);
	if (formRule(view).valueAxis === 'upright' || count < 3) return [];
	const controls: Control[] = [];
	if (!dataset.ordered?.includes(view.x)) {
		const choices = [undefined, ...ORDERS].map((sort) =>
			choice(w[`page_explore_sort_${sort ?? 'own'}`], sort === view.sort, { ...view, sort })
		);
		controls.push({ key: 'sort', name: w.page_explore_sort, choices });
	}
	const tops = TOPS.filter((top) => top < count);
	if (tops.length > 0) {
		const choices = [undefined, ...tops, count].map((top) => {
			const name = top === undefined ? w.page_explore_sort_own : String(top);
			return choice(top === count ? w.page_explore_top_all : name, top === view.top, {
				...view,
				top
			});
		});
		controls.push({ key: 'top', name: w.page_explore_top, choices });
	}
	return controls;
}

function highlightControls(asked: Asked): Control[] {
	const { dataset, selection, view, language, words: w, choice } = asked;
	const id = subjectOf(view);
	const dimension = dataset.dimensions.find((d) => d.id === id);
	const codes = selection[id] ?? [];
	if (!dimension || dimension.role === 'time' || codes.length < CROWD) return [];
	const names = dimension.categories
		.filter(({ code }) => codes.includes(code))
		.map(({ code, label }) => ({ code, name: textIn(label, language) }));
	const choices = [
		choice(w.page_explore_none, view.highlight === undefined, { ...view, highlight: undefined }),
		...names.map(({ code, name }) =>
			choice(name, code === view.highlight, { ...view, highlight: code })
		)
	];
	return [{ key: 'highlight', name: w.page_explore_highlight, choices }];
}

/** Another view keeps what still means the same; what spoke of other categories or places is left out. */
export const keptDisplay = ({ sort, panels }: Display): Display => ({
	...(sort && { sort }),
	...(panels && { panels })
});

export const displayControls = (asked: Asked): Control[] => [
	...scaleControls(asked),
	...panelControls(asked),
	...rowControls(asked),
	...highlightControls(asked)
];
