import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, it } from 'vitest';
import type { Table } from '#lib/tables/table/table.ts';
import { addNotes, addSource } from './notes.ts';

const tableOf = (more: Partial<Table> = {}): Table => ({
	dimensions: [
		{
			id: 'sex',
			name: 'sex',
			label: { en: 'sex' },
			role: 'classification',
			codes: ['M', 'F'],
			labels: [{ en: 'Men' }, { en: 'Women' }],
			coded: 'codes'
		}
	],
	values: Float64Array.of(NaN, 1),
	marks: Uint16Array.of(1, 0),
	symbols: [{ text: '..', status: 'missing', isNil: false, meaning: 'default' }],
	notes: [{ scope: {}, text: { en: 'Known  already' }, mandatory: false }],
	report: { found: [], assumed: [], warned: [] },
	...more
});

const PX = `CHARSET="ANSI";
MATRIX="WORK99";
SUBJECT-CODE="X";
DECIMALS=1;
TITLE="WORK99: Rate";
CONTENTS="Rate";
UNITS="per cent";
STUB="sex";
VALUES("sex")="Men";
DATASYMBOL2="confidential";
SOURCE="Offices";
NOTE="Known already";
NOTE="On the table";
VALUENOTE("sex","Men")="On men";
DATA=
1.0;
`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('the PX form of a table', () => {
	it('adds notes, with the codes of the table, and what it is measured in', async () => {
		const table = tableOf();
		await addNotes(table, 'WORK99.px', bytes(PX));
		expect(table.notes.map(({ scope, text }) => [scope, text.en])).toEqual([
			[{}, 'Known  already'],
			[{}, 'On the table'],
			[{ sex: ['M'] }, 'On men']
		]);
		expect(table).toMatchObject({ unit: 'per cent', decimals: 1, source: 'Offices' });
		expect(table.report.warned).toEqual([]);
	});

	it('says what the symbols mean', async () => {
		const table = tableOf();
		await addNotes(table, 'WORK99.px', bytes(PX));
		expect(table.symbols).toEqual([
			{ text: '..', status: 'suppressed', isNil: false, meaning: 'file' }
		]);
		const nil = tableOf();
		await addNotes(nil, 'WORK99.px', bytes(PX.replace('confidential', 'nil')));
		expect([...nil.values]).toEqual([0, 1]);
	});

	it('leaves out notes about what the table does not have', async () => {
		const table = tableOf();
		const about = PX.replaceAll('"Men"', '"Others"');
		await addNotes(table, 'WORK99.px', bytes(about));
		expect(table.notes.map(({ text }) => text.en)).not.toContain('On men');
	});

	it('is done without where it cannot be read', async () => {
		const table = tableOf();
		await addNotes(table, 'WORK99.px', bytes('CHARSET="ANSI";\nDATA=\n1;'));
		expect(table.notes).toHaveLength(1);
		expect(remarkText(table.report.warned[0]!)).toContain('the PX form could not be read');
	});
});

describe('the producers', () => {
	it('are a note beside the figures, without markup', () => {
		const table = tableOf({ source: '<a href="x">Statistics Denmark</a>#Statistics Sweden' });
		addSource(table);
		expect(table.notes.at(-1)!.text.en).toBe('Source: Statistics Denmark Statistics Sweden');
		const none = tableOf();
		addSource(none);
		expect(none.notes).toHaveLength(1);
	});
});
