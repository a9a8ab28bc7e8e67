/** What is read, in words: the box beside a plot, and the line above a narrow one. */
import type { Reading, ReadingRow } from '#lib/charts/frame/reading.ts';
import { shapePath } from '#lib/charts/marks/shapes.ts';
import type { SeriesStyle } from '#lib/charts/theme/series-style.ts';
import { element, escaped } from './markup.ts';

const signOf = ({ tone, shape }: SeriesStyle): string =>
	element(
		'svg',
		{ viewBox: '-7 -7 14 14', width: 14, height: 14 },
		element('path', {
			class: `marker ${tone}${shape === 'ring' ? ' hollow' : ''}`,
			d: shapePath(shape, 11),
			'stroke-width': shape === 'ring' ? 2 : undefined
		})
	);

const nameHtml = (row: ReadingRow): string =>
	signOf(row) + element('b', { class: `toned ${row.tone}` }, escaped(row.code ?? row.name));

/** @param hint what keys and clicks do; "" where they do nothing more */
export function boxHtml(
	{ title, unit, since, rows, current, notes }: Reading,
	hint: string
): string {
	const cell = (name: string, content: string) => element('td', { class: name }, escaped(content));
	const head = element(
		'tr',
		{},
		element('th', { colspan: 2 }, escaped(title)) +
			element('th', { class: 'number', colspan: 2 }, escaped(unit)) +
			(since ? element('th', { class: 'number' }, escaped(since)) : '')
	);
	const body = rows.map((row) =>
		element(
			'tr',
			{ class: row === current && rows.length > 1 ? 'current' : undefined },
			element('td', {}, signOf(row)) +
				element(
					'td',
					{},
					element('b', { class: `toned ${row.tone}` }, escaped(row.name)) +
						(row.reason ? element('small', {}, escaped(row.reason)) : '')
				) +
				cell('number', row.value) +
				cell('letters', row.letters) +
				(since ? cell('number', row.change) : '')
		)
	);
	const foot = [...notes, hint].filter(Boolean).map((text) => element('p', {}, escaped(text)));
	return element('table', {}, head + body.join('')) + foot.join('');
}

/** Countries are known by their codes. */
export const lineHtml = ({ title, rows }: Reading): string =>
	element('b', { class: 'title' }, escaped(title)) +
	element(
		'ul',
		{ class: rows.every(({ code }) => code) ? 'brief' : undefined },
		rows
			.map((row) =>
				element(
					'li',
					{},
					`${nameHtml(row)} ${escaped([row.value, row.letters].filter(Boolean).join(' '))}`
				)
			)
			.join('')
	);
