/** Files of many megabytes that never end what they begin are refused, and reading them takes no more memory the larger they are. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { FULL } from '#tests/full.ts';

/**
 * Of each file, and half of it of the one it is compared with. Hundreds in `npm run verify`; NORDIC_MEGABYTES=1000 makes it
 * a gigabyte. Twice the largest part a reader holds (64 MB) is the least at which a file that is kept would show.
 */
const MEGABYTES = Number(process.env.NORDIC_MEGABYTES ?? (FULL ? '256' : '96'));

interface Outcome {
	name: string;
	said: string;
	ms: number;
	/** Megabytes held while a file of half the size was read, and while this one was. */
	half: number;
	whole: number;
}

const SAID: Record<string, string> = {
	'a comma file without line ends': 'no header that the rows fit',
	'a quote that is never closed': 'line 3: found a quote that is opened here and never closed',
	'lines of prose': 'no header of a table: "word"',
	'blank lines behind a table': '2 values',
	blanks: 'an empty file',
	'a text in JSON': 'found a member of more than 67108864 bytes',
	'a list in JSON': 'found a member of more than 67108864 bytes',
	'lists inside lists': 'found a member of more than 67108864 bytes',
	'a status without end': 'byte 45: found a text or statement of more than 16777216 bytes',
	'more figures than the cap': 'more than 4000000 figures in “value”',
	'a hundred million cells in JSON': 'a cube of 10000 × 10000 = 100000000 cells',
	'a statement of PX': 'byte 16: found a text or statement of more than 16777216 bytes',
	'a list in PX': 'byte 26: found a text or statement of more than 16777216 bytes',
	'a cell of PX': 'byte 36: found a text or statement of more than 16777216 bytes',
	'a hundred million cells in PX': 'a cube of 10000 × 10000 = 100000000 cells',
	'an element of XML': 'an XML document <a>',
	'a tag of a workbook': 'a cut part of a workbook',
	'bytes that unpack to many': 'times as much',
	'bytes that unpack to more than they say': 'times as much'
};

/** One for each way of reading that grows with its file; the others differ in what never ends. */
const PART = [
	'blank lines behind a table',
	'a text in JSON',
	'a list in PX',
	'bytes that unpack to many'
];
const NAMES = FULL ? Object.keys(SAID) : PART;

it('hostile files are refused within bounds', () => {
	const { stdout, stderr } = spawnSync(
		process.execPath,
		[
			'--max-old-space-size=96',
			'--expose-gc',
			'--import',
			'tsx',
			'tests/table-forms/huge.ts',
			String(MEGABYTES),
			...NAMES
		],
		{ encoding: 'utf8' }
	);
	const outcomes = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Outcome);
	if (process.env.NORDIC_MEGABYTES) console.table(outcomes);
	expect(stderr).toBe('');
	expect(outcomes.map(({ name }) => name)).toEqual(NAMES);
	for (const { name, said, half, whole } of outcomes) {
		expect(said, name).toContain(SAID[name]);
		// A reader that kept the file would hold all of its second half more.
		expect(whole - half, `${name}: megabytes more than of half the file`).toBeLessThan(
			MEGABYTES / 4
		);
	}
});
