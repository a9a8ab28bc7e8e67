/** The texts around the plot of a picture, in lines: what has to be said, and of the notes as much as there is room for. */
import type { Figure } from '#lib/forms/figure.ts';
import {
	chart_picture_address,
	chart_picture_more_notes,
	chart_picture_notes,
	chart_release
} from '#lib/text/paraglide/messages.js';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { fillOfStatus, statusMark, type Fill } from '#lib/charts/frame/cell-text.ts';
import { widthOf, wrapped, type Face } from '#lib/charts/frame/measure.ts';
import type { PictureMeasures } from './picture-choices.ts';

/** Other typefaces than ours run wider: Arial so much. */
export const SPARE = 1.12;
/** Office programs ask for no second typeface and take what the system has: DejaVu Sans is the widest of those. */
const SPARE_OF_LINES = { regular: 1.22, bold: 1.22, serif: 1.25 } satisfies Record<Face, number>;
const roomIn = ({ width, margin }: PictureMeasures, face: Face = 'regular'): number =>
	(width - 2 * margin) / SPARE_OF_LINES[face];
/** More lines than this no address takes: of a longer one the table is named. */
const ADDRESS_LINES = 3;

/** Breaks lines in a canvas of some measures, with room to spare. */
const linesIn = (measures: PictureMeasures, size: number, face?: Face) => {
	const inner = roomIn(measures, face);
	// No line begins with what stands between two parts.
	return (text: string, room = inner): string[] =>
		text === '' ? [] : wrapped(text.replaceAll(' · ', '\u00a0· '), room, size, face);
};

/** As few lines as they are, of about one length. */
function balanced(text: string, most: number, linesOf: (text: string, room: number) => string[]) {
	let lines = linesOf(text, most);
	for (let room = most * 0.95; room > most / 3; room -= most * 0.05) {
		const narrower = linesOf(text, room);
		if (narrower.length > lines.length) break;
		lines = narrower;
	}
	return lines;
}

/** Headlines shrink to two thirds before they take more than these lines. */
const HEADLINE_LINES = 3;

/** A headline in few lines, as large as it can be. */
export function headlineIn(
	measures: PictureMeasures,
	text: string
): { size: number; lines: string[] } {
	const sizes = [1, 0.9, 0.8, 0.7].map((factor) => Math.round(measures.headline * factor));
	const inner = roomIn(measures, 'serif');
	const all = sizes.map((size) => {
		const lines = balanced(text, inner, linesIn(measures, size, 'serif'));
		return { size, lines };
	});
	return all.find(({ lines }) => lines.length <= HEADLINE_LINES) ?? all.at(-1)!;
}

export const subtitleIn = (measures: PictureMeasures, text: string): string[] =>
	linesIn(measures, measures.subtitle)(text);

/** Breaks an address where one part of it ends; a part is cut only if it is longer than a line. */
function addressLines(address: string, width: number, size: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const part of address.split(/(?<=[?&,/+ ])/)) {
		for (const piece of widthOf(part, size) > width ? part : [part]) {
			if (line !== '' && widthOf(line + piece, size) > width) {
				lines.push(line);
				line = '';
			}
			line += piece;
		}
	}
	return line === '' ? lines : [...lines, line];
}

/** "A sentence. Another one." → its sentences; after fewer than three letters a point ends none: "e.g. Sweden". */
const sentencesOf = (note: string): string[] =>
	note.split(/(?<=[^.\s]{3}[.!?]["”’)]?)\s+(?=[\p{Lu}\d"“])/u);

/** A line below the plot; those of a status begin with its mark and go on below its words. */
export interface FootLine {
	text: string;
	isIndented?: boolean;
	/** How the drawing shows the status, where no letter says it. */
	fill?: Fill;
}
export interface Foot {
	lines: FootLine[];
	/** True if every note stands in it. */
	isWhole: boolean;
}

/** Left of the words of a status, in sizes of its letters. */
export const INDENT = 1.3;

/** Marks are drawn: not every typeface has signs for them. */
function statusLines(measures: PictureMeasures, { statuses }: Figure): FootLine[] {
	const { foot } = measures;
	const room = roomIn(measures) - INDENT * foot;
	return statuses.flatMap((status) => {
		const fill = status.look === undefined ? undefined : fillOfStatus(status.status);
		if (!fill) return linesIn(measures, foot)(`${statusMark(status)} ${status.text}`).map(said);
		const lines = linesIn(measures, foot)(`${status.mark} ${status.text}`, room);
		return lines.map((text, i) => ({ text, isIndented: true, ...(i === 0 && { fill }) }));
	});
}

const said = (text: string): FootLine => ({ text });

/** Source, licence, date and release. */
function aboutOf({ source, release, language }: Figure): string {
	const locale = language as SiteLanguage;
	const about = [source.text, source.licence, release && chart_release({ release }, { locale })];
	return about.filter(Boolean).join(' · ');
}

/** The longest beginning of the notes, in whole sentences, that takes at most some lines. */
function notesIn(
	notes: readonly string[],
	most: number,
	linesOf: (sentences: readonly string[]) => string[]
): { lines: string[]; isWhole: boolean } {
	const sentences = notes.flatMap(sentencesOf);
	let count = sentences.length;
	while (count > 0 && linesOf(sentences.slice(0, count)).length > most) count--;
	return { lines: linesOf(sentences.slice(0, count)), isWhole: count === sentences.length };
}

/**
 * What stands below the plot, from the verdict to the address.
 * @param most lines of notes that have room
 */
export function footIn(
	measures: PictureMeasures,
	figure: Figure,
	origin: string,
	most: number
): Foot {
	const words = { locale: figure.language as SiteLanguage };
	const inLines = linesIn(measures, measures.foot);
	const notes = notesIn(figure.notes, most, (sentences) =>
		sentences.length === 0
			? []
			: inLines(chart_picture_notes({ notes: sentences.join(' ') }, words))
	);
	return {
		isWhole: notes.isWhole,
		lines: [
			...[figure.verdict?.text ?? '', figure.missing ?? '']
				.flatMap((text) => inLines(text))
				.map(said),
			...statusLines(measures, figure),
			...[
				...notes.lines,
				...inLines(aboutOf(figure)),
				...placeIn(measures, figure, origin, notes.isWhole)
			].map(said)
		]
	};
}

/** Where the picture is from, which is also where the other notes are. */
function placeIn(
	measures: PictureMeasures,
	figure: Figure,
	origin: string,
	isWhole: boolean
): string[] {
	if (figure.address === '') return [];
	const words = { locale: figure.language as SiteLanguage };
	const inLines = (place: string): string[] => {
		const text = isWhole ? place : chart_picture_more_notes({ address: place }, words);
		return addressLines(text, roomIn(measures), measures.foot);
	};
	const address = origin + figure.address;
	const lines = inLines(address);
	if (lines.length <= ADDRESS_LINES) return lines;
	return inLines(chart_picture_address({ address: address.split('?')[0]! }, words));
}
