/** Every form with its variants. */
import { knownOf } from './agreement.ts';
import { CSV_FORMS } from './csv-forms.ts';
import { codeOf } from './cube.ts';
import type { Encoding } from './encodings.ts';
import { eurostatTsv, isTsvText } from './eurostat-tsv.ts';
import { bit, isCrossed, isDistinct, pick, type Form } from './form.ts';
import { jsonStat1, jsonStat2, type JsonStatForm } from './json-stat.ts';
import { forEurostat, forPx, forSdmx, forXlsx } from './prepared.ts';
import { px } from './px.ts';
import { pxwebJson } from './pxweb-json.ts';
import { sdmxCsv } from './sdmx-csv.ts';
import { xlsx } from './xlsx.ts';

const jsonForm = (style: number): JsonStatForm => ({
	values: bit(style, 0) ? 'sparse' : 'dense',
	status: bit(style, 1) ? 'array' : 'object',
	index: bit(style, 2) ? 'array' : 'object',
	phantom: pick(['none', 'unlisted', 'first', 'CONTENTS'] as const, style, 3),
	role: !bit(style, 5),
	indent: bit(style, 6)
});

const UNICODE: Encoding[] = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be'];

export const FORMS: readonly Form[] = [
	...CSV_FORMS,
	{
		name: 'json-stat 1',
		shown: 'both',
		encodings: UNICODE,
		wild: true,
		can: ({ dimensions }) => !dimensions.some((d) => ['id', 'size', 'role'].includes(codeOf(d))),
		style: (cube, style) => ({
			write: () => jsonStat1(cube, jsonForm(style)),
			options: {},
			isClean: true
		})
	},
	{
		name: 'json-stat 2',
		shown: 'both',
		encodings: UNICODE,
		wild: true,
		style: (cube, style) => ({
			write: () => jsonStat2(cube, jsonForm(style)),
			options: {},
			isClean: true
		})
	},
	{
		name: 'json of PxWeb',
		shown: 'code',
		encodings: UNICODE,
		wild: true,
		style: (cube, style) => ({
			write: () => pxwebJson(cube),
			options: bit(style, 0) ? { known: knownOf(cube) } : {},
			isClean: !isCrossed(cube)
		})
	},
	{
		name: 'px with codes',
		shown: 'both',
		encodings: ['utf-8', 'utf-8 with mark', 'windows-1252'],
		wild: true,
		prepare: forPx,
		style: (cube, style) => ({
			write: (encoding) =>
				px(cube, {
					codepage: bit(style, 0) ? undefined : encoding === 'windows-1252' ? encoding : 'utf-8',
					timeval: bit(style, 1),
					keys: bit(style, 2) && cube.headings < cube.dimensions.length,
					languages: bit(style, 3) ? ['sv', 'da'] : [],
					lineEnd: bit(style, 4) ? '\n' : '\r\n',
					width: bit(style, 5) ? 40 : 256,
					variableCodes: bit(style, 6)
				}),
			options: {},
			isClean: !isCrossed(cube)
		})
	},
	{
		name: 'px without codes',
		shown: 'label',
		encodings: ['utf-8', 'utf-8 with mark'],
		prepare: forPx,
		style: (cube, style) => ({
			write: () => px(cube, { codes: false, timeval: bit(style, 1), codepage: 'utf-8' }),
			options: bit(style, 9) ? { known: knownOf(cube) } : {},
			isClean: !isCrossed(cube)
		})
	},
	{
		name: 'xlsx, classic',
		loose: true,
		shown: 'label',
		wild: true,
		prepare: forXlsx,
		style: (cube, style) => ({
			write: () => xlsx(cube, { sharedTexts: bit(style, 0) }),
			options: { known: knownOf(cube) },
			isClean: isDistinct(cube)
		})
	},
	{
		name: 'xlsx of version 2',
		loose: true,
		shown: 'label',
		wild: true,
		prepare: forXlsx,
		style: (cube, style) => ({
			write: () =>
				xlsx(cube, { layout: 'version 2', title: bit(style, 0), sharedTexts: bit(style, 2) }),
			options: { known: knownOf(cube) },
			isClean: isDistinct(cube)
		})
	},
	{
		name: 'xlsx of version 2 with codes and texts',
		loose: true,
		shown: 'code',
		wild: true,
		prepare: forXlsx,
		style: (cube, style) => ({
			write: () => xlsx(cube, { layout: 'version 2', title: bit(style, 0), labels: 'both' }),
			options: { known: knownOf(cube) },
			isClean: isDistinct(cube)
		})
	},
	{
		name: 'sdmx-csv',
		shown: 'code',
		prepare: forSdmx,
		wild: true,
		style: (cube, style) => ({
			write: () =>
				sdmxCsv(cube, {
					version: bit(style, 0) ? 2 : 1,
					labels: bit(style, 1) ? 'both' : 'id',
					lineEnd: bit(style, 2) ? '\n' : '\r\n'
				}),
			options: bit(style, 3) ? { known: knownOf(cube) } : {},
			isClean: !isCrossed(cube)
		})
	},
	{
		name: 'tsv of Eurostat',
		shown: 'code',
		prepare: forEurostat,
		can: ({ dimensions }) =>
			dimensions.length > 1 &&
			dimensions.every((d) => d.categories.every((c) => isTsvText(c.code))),
		style: (cube, style) => ({
			write: () => eurostatTsv(cube, bit(style, 0) ? '\r\n' : '\n'),
			options: {},
			isClean: !isCrossed(cube)
		})
	}
];
