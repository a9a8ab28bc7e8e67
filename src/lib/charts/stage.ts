/** Where everything stands on a canvas of 1920 × 1080: letters no smaller than 1/50 of the height, but for the source. */
import type { Figure } from '#lib/dataset/figure.ts';
import { wrapped } from './measure.ts';

const WIDTH = 1920 - 2 * 64;

export interface StageLayout {
	headline: string[];
	subtitle: string[];
	subtitleY: number;
	plot: { y: number; width: number; height: number };
	foot: string[];
	footY: number;
}

export function stageLayout(figure: Figure): StageLayout {
	const headline = wrapped(figure.headline, WIDTH, 62).slice(0, 2);
	const subtitle = wrapped(figure.subtitle, WIDTH, 36).slice(0, 2);
	const foot = [...(figure.missing ? wrapped(figure.missing, WIDTH, 24).slice(0, 2) : []), figure.source.text];
	const subtitleY = 128 + (headline.length - 1) * 74 + 58;
	const footY = 1048 - (foot.length - 1) * 32;
	const y = subtitleY + (subtitle.length - 1) * 44 + 44;
	return { headline, subtitle, subtitleY, foot, footY, plot: { y, width: WIDTH, height: footY - 44 - y } };
}
