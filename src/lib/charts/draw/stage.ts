/** Where everything stands on a canvas of 1920 × 1080: letters no smaller than 1/50 of the height, but for the source. */
import type { Figure } from '#lib/forms/figure.ts';
import { statusMark } from '#lib/charts/frame/cell-text.ts';
import { wrapped } from '#lib/charts/frame/measure.ts';

export const STAGE = { width: 1920, height: 1080, margin: 64 };
const WIDTH = STAGE.width - 2 * STAGE.margin;
const TYPE = { headline: 64, subtitle: 36, foot: 24 };

export interface StageLayout {
	headline: string[];
	subtitle: string[];
	foot: string[];
	/** Baselines of the first lines; lines follow each other at these distances. */
	headlineY: number;
	subtitleY: number;
	footY: number;
	step: { headline: number; subtitle: number; foot: number };
	plot: { y: number; width: number; height: number };
}

export function stageLayout(figure: Figure): StageLayout {
	const headline = wrapped(figure.headline, WIDTH, TYPE.headline, 'serif');
	const subtitle = wrapped(figure.subtitle, WIDTH, TYPE.subtitle);
	const missing = figure.missing ? wrapped(figure.missing, WIDTH, TYPE.foot) : [];
	const statuses = figure.statuses.map((s) => `${statusMark(s)} ${s.text}`).join(' · ');
	const verdict = figure.verdict ? wrapped(figure.verdict.text, WIDTH, TYPE.foot) : [];
	const foot = [...verdict, ...missing, ...wrapped(statuses, WIDTH, TYPE.foot), figure.source.text];
	const step = { headline: 74, subtitle: 44, foot: 32 };
	const headlineY = STAGE.margin + TYPE.headline * 0.8;
	const subtitleY = headlineY + (headline.length - 1) * step.headline + 60;
	const footY = STAGE.height - 32 - (foot.length - 1) * step.foot;
	const y = subtitleY + (subtitle.length - 1) * step.subtitle + 28;
	const plot = { y, width: WIDTH, height: footY - 40 - y };
	return { headline, subtitle, foot, headlineY, subtitleY, footY, step, plot };
}
