/** Numbers in columns beside the rows of a dumbbell, headed by the marker they belong to, and the difference at the end. */
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { rowDifference } from '#lib/forms/rows.ts';
import { formatDifference } from '#lib/text/numbers.ts';
import { fig_unit_points_short } from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { widest } from '#lib/charts/frame/measure.ts';
import type { Panel } from '#lib/charts/frame/panel.ts';
import { cellText } from '#lib/charts/frame/cell-text.ts';
import { comparedOf, marksOf, type Row, type Track } from './rows.ts';
import { CENTRED, type TextRole } from '#lib/charts/frame/scene.ts';
import { seriesStyle } from '#lib/charts/theme/series-style.ts';

export interface ValueColumn {
	/** Categories whose markers head the column: one, or the two ends of a difference. */
	codes: string[];
	texts: string[];
	role: TextRole;
	width: number;
}

function differences({ figure }: Panel, rows: readonly Row[]): string[] {
	const { unit, language } = figure;
	const symbol = unitKindRule(unit.kind).isPerCent
		? fig_unit_points_short({}, { locale: language as SiteLanguage })
		: unit.magnitude
			? ''
			: unit.symbol;
	return rows.map((row) => {
		const difference = rowDifference(row.compared);
		if (difference === undefined) return '';
		return formatDifference(difference, { ...unit, symbol, magnitude: undefined }, language);
	});
}

/**
 * The columns that fit into `available`: values and difference, or the difference alone, or none.
 * @param everyRow those of all panels: columns are as wide in each
 */
export function columnsOf(
	panel: Panel,
	rows: readonly Row[],
	everyRow: readonly Row[],
	available: number
): ValueColumn[] {
	const { figure, scene } = panel;
	const { type, marker } = scene;
	const codes = marksOf(panel);
	if (codes.length < 2) return [];
	const widthOfAll = (columns: ValueColumn[]) => columns.reduce((sum, c) => sum + c.width, 0);
	const columnOf = (
		codes: string[],
		role: TextRole,
		textsOf: (rows: readonly Row[]) => string[]
	): ValueColumn => {
		const face = role === 'difference' ? 'bold' : 'regular';
		const wide = Math.max(widest(textsOf(everyRow), type, face), marker * 4);
		return { codes, role, texts: textsOf(rows), width: wide + type * 1.1 };
	};
	const values = codes.map((code, c) =>
		columnOf([code], 'value', (rows) => rows.map((row) => cellText(figure, row.cells[c]!)))
	);
	const compared = comparedOf(panel);
	if (compared.length < 2) return widthOfAll(values) <= available ? values : [];
	const difference = columnOf([compared[0]!, compared.at(-1)!], 'difference', (rows) =>
		differences(panel, rows)
	);
	const all = [...values, difference];
	if (widthOfAll(all) <= available) return all;
	return widthOfAll([difference]) <= available ? [difference] : [];
}

/** Draws columns whose right edge is that of the panel's box. @param headY middle of the line of heads */
export function drawColumns(
	panel: Panel,
	columns: readonly ValueColumn[],
	rows: readonly Row[],
	tracks: readonly Track[],
	headY: number
): void {
	const { figure, scene, box } = panel;
	const { type, marker, marks } = scene;
	let right = box.x + box.width;
	for (const { codes, texts, role, width } of [...columns].reverse()) {
		const [first, last] = codes.map((code) => ({
			series: code,
			...seriesStyle(figure, figure.view.colour, code)
		}));
		const head = (style: typeof first, x: number) =>
			style && marks.push({ kind: 'marker', x, y: headY, ...style });
		head(last ?? first, right - marker * 0.7);
		if (last) {
			const minus = { x: right - marker * 2, y: headY + type * CENTRED };
			marks.push({ kind: 'text', role: 'faint', ...minus, text: '\u2212', anchor: 'middle' });
			head(first, right - marker * 3.3);
		}
		texts.forEach((text, i) => {
			if (!text) return;
			const place = { x: right, y: tracks[i]!.nameY + type * CENTRED };
			const series = codes.length === 1 ? codes[0] : undefined;
			const category = rows[i]!.code;
			marks.push({ kind: 'text', role, ...place, text, anchor: 'end', series, category });
		});
		right -= width;
	}
}
