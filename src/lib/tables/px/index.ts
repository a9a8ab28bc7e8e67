/** PX, the file format of PC-Axis and PxWeb. */
import { isPxStart } from '../encoding/decode.ts';
import type { TableReader } from '../reader/reader.ts';

export const px = {
	nameKey: 'page_open_form_px',
	endings: ['px'],
	recognises: ({ text }) => isPxStart(text),
	load: async () => (await import('./read.ts')).readPx
} as const satisfies TableReader;
