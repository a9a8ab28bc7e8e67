import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, it } from 'vitest';
import { memoryFile } from '../bytes/input-file.ts';
import { readEurostatTsv } from '../eurostat-tsv/read.ts';
import { codeIn, isFlags, isKeptBack, labelIn, meaningOf } from '../table/flags.ts';
import { readSdmxCsv } from './read.ts';

const source = (text: string) => memoryFile('t', new TextEncoder().encode(text), 5);

describe('flags', () => {
	it.each([
		['bu', true, 'break|unreliable'],
		['b u', true, 'break|unreliable'],
		['', true, 'ok'],
		['A', true, 'ok'],
		['c', true, 'ok'],
		['p', true, 'provisional'],
		['', false, 'missing'],
		['u', false, 'unreliable'],
		['b', false, 'missing|break'],
		['c', false, 'suppressed'],
		['z', false, 'not_applicable'],
		['M', false, 'missing'],
		['cz', false, 'suppressed'],
		['zmp', false, 'not_applicable|provisional'],
		['bep', true, 'break|provisional|estimated'],
		['f', true, 'estimated'],
		['s', true, 'estimated']
	])('%j beside a figure (%j) are %s', (flags, hasFigure, status) => {
		expect(meaningOf(flags, hasFigure)).toEqual({ status, unknown: [] });
	});
	it('name the letters nobody explains', () => {
		expect(meaningOf('bq', true)).toEqual({ status: 'break', unknown: ['q'] });
	});
	it('of confidentiality keep back what is not there, and nothing else', () => {
		expect(meaningOf('', false, { isKeptBack: true }).status).toBe('suppressed');
		expect(meaningOf('', true, { isKeptBack: true }).status).toBe('ok');
		expect(['', 'F', 'F: Free'].map(isKeptBack)).toEqual([false, false, false]);
		expect(['C', 'N: Not for publication'].map(isKeptBack)).toEqual([true, true]);
	});
	it('may come with their label', () => {
		expect([codeIn('P: Provisional'), labelIn('P: Provisional')]).toEqual(['P', 'Provisional']);
		expect([codeIn('P'), labelIn('P')]).toEqual(['P', '']);
	});
	it.each([
		['e', true, 'break in time series', 'break'],
		['q', true, 'estimated, low reliability', 'estimated|unreliable'],
		['m', false, 'Missing value; data cannot exist', 'not_applicable'],
		['x', true, 'Normal value', 'ok'],
		['b', true, 'rupture de série', 'break'],
		['def', true, '', 'definition_differs'],
		['preliminary', true, '', 'provisional'],
		['cz', true, 'confidential, not applicable', 'ok']
	])('%j (figure: %j) called %j by the file are %s', (flags, hasFigure, label, status) => {
		expect(meaningOf(flags, hasFigure, { label })).toEqual({ status, unknown: [] });
	});
	it('are a few different letters, no word', () => {
		expect(['b', 'bep', 'b u', 'b,u', 'P'].map(isFlags)).not.toContain(false);
		expect(['', 'note', 'see', 'rev', 'break', '1', '*', 'b.'].map(isFlags)).not.toContain(true);
	});
});

describe('SDMX-CSV', () => {
	it('says what the table is', async () => {
		const text =
			'DATAFLOW,LAST UPDATE,geo: Place,TIME_PERIOD: Time,OBS_VALUE,DECIMALS,OBS_COMMENT\n' +
			'ESTAT:LFSA_URGAN(1.0): Unemployment,24/01/25 23:00:00,DK: Denmark,2015,1.25,2,one\n' +
			'ESTAT:LFSA_URGAN(1.0): Unemployment,24/01/25 23:00:00,SE: Sweden,2016,2,2,two\n\n';
		const table = await readSdmxCsv(source(text), {});
		expect(table).toMatchObject({
			matrix: 'LFSA_URGAN',
			title: { en: 'Unemployment' },
			updated: '24/01/25 23:00:00',
			decimals: 2,
			cells: new Uint32Array([0, 3]),
			dimensions: [
				{ id: 'geo', name: 'geo', role: 'geo', label: { en: 'Place' }, codes: ['DK', 'SE'] },
				{ id: 'time', name: 'TIME_PERIOD', role: 'time', codes: ['2015', '2016'] }
			]
		});
		expect(table.dimensions[0]!.labels).toEqual([{ en: 'Denmark' }, { en: 'Sweden' }]);
		expect(table.report.found.map(remarkText)).toEqual([
			'SDMX-CSV 1.0, 2 dimensions',
			'2 of 4 cells are in the file',
			'OBS_COMMENT: 2 values'
		]);
	});
	it('takes labels from columns of their own', async () => {
		const text =
			'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,OBS_VALUE,Observation value,UNIT,Unit\n' +
			'DATAFLOW,OECD:DF(1.0),Migration,I,DNK,Denmark,5,,PS,Persons\n';
		const table = await readSdmxCsv(source(text), {});
		expect(table).toMatchObject({ matrix: 'DF', title: { en: 'Migration' } });
		expect(table.dimensions).toMatchObject([
			{ id: 'ref_area', label: { en: 'Reference area' }, labels: [{ en: 'Denmark' }], role: 'geo' }
		]);
		expect(remarkText(table.report.found.at(-1)!)).toBe('UNIT: PS');
	});
	it('names no unit where the rows have several', async () => {
		const text =
			'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,GEO,Area,OBS_VALUE,Observation value,UNIT,Unit\n' +
			'DATAFLOW,OECD:DF(1.0),X,I,DK,Denmark,1,,PS,Persons\nDATAFLOW,OECD:DF(1.0),X,I,SE,Sweden,2,,HH,Households\n';
		const table = await readSdmxCsv(source(text), {});
		expect(table.unit).toBeUndefined();
		expect(remarkText(table.report.found.at(-1)!)).toBe('UNIT: 2 values');
	});
	it('keeps the symbols other offices put in place of flags', async () => {
		const text = 'DATAFLOW,GEO,OBS_VALUE,OBS_STATUS\nX,DK,,-\nX,SE,,..\nX,NO,1,\n';
		const table = await readSdmxCsv(source(text), {});
		expect([...table.values]).toEqual([0, NaN, 1]);
		expect(table.symbols.map(({ text: symbol, isNil }) => [symbol, isNil])).toEqual([
			['-', true],
			['..', false]
		]);
	});
	it('is refused where it is empty or beyond the cap', async () => {
		await expect(readSdmxCsv(source(''), {})).rejects.toThrow(/an empty file/);
		const text = 'DATAFLOW,A,B,OBS_VALUE\nX,1,1,5\nX,2,2,5\n';
		await expect(readSdmxCsv(source(text), { maxCells: 3 })).rejects.toThrow(/4 cells/);
	});
});

describe("Eurostat's TSV", () => {
	it('has the same status for a flag as SDMX-CSV', async () => {
		const text =
			'unit,geo\\TIME_PERIOD\t2016 \t2015 \r\nPC,SE\t: c\t0 n\r\nPC,DK\t1.5 bu\t-\r\n\r\n';
		const table = await readEurostatTsv(source(text), {});
		expect(table.dimensions.map(({ id, codes, role }) => [id, codes, role])).toEqual([
			['unit', ['PC'], 'classification'],
			['geo', ['SE', 'DK'], 'geo'],
			['time', ['2016', '2015'], 'time']
		]);
		expect([...table.values]).toEqual([NaN, 0, 1.5, 0]);
		expect(table.symbols.map(({ text: symbol, status }) => [symbol, status])).toEqual([
			[': c', 'suppressed'],
			['n', 'unreliable'],
			['bu', 'break|unreliable'],
			['-', 'ok']
		]);
	});
	it('is refused without the name of its columns', async () => {
		await expect(readEurostatTsv(source('geo,time\t2015\nDK\t1\n'), {})).rejects.toThrow(
			/the header "geo,time"/
		);
	});
	it('may hold more flagged figures than are remembered', async () => {
		const rows = Array.from({ length: 11_000 }, (_, i) => `a${i}\t${i} p\n`).join('');
		const table = await readEurostatTsv(source(`a\\time\t2015\n${rows}`), {});
		expect([table.values[10_999], table.symbols.length]).toEqual([10_999, 1]);
	});
});

describe('odd cells of Eurostat', () => {
	it('are numbers however they are written, and are remembered when they come again', async () => {
		const table = await readEurostatTsv(
			source('geo\\TIME_PERIOD\t2015\t2016\nDK\t1E3 \t: \nSE\t: \t: \n'),
			{}
		);
		expect([...table.values]).toEqual([1000, NaN, NaN, NaN]);
		expect([...table.marks]).toEqual([0, 1, 1, 1]);
	});
	it('may be more than are remembered', async () => {
		const rows = Array.from({ length: 10_100 }, (_, i) => `R${i}\t${i} b\n`);
		const table = await readEurostatTsv(
			memoryFile('t', new TextEncoder().encode(`geo\\TIME_PERIOD\t2015\n${rows.join('')}`)),
			{}
		);
		expect([table.values.length, table.values[10_099]]).toEqual([10_100, 10_099]);
		expect(new Set(table.marks)).toEqual(new Set([1]));
	});
});

it('SDMX-CSV with empty attributes and a flow of another spelling says nothing about them', async () => {
	const about = await readSdmxCsv(
		source('DATAFLOW,geo,TIME_PERIOD,OBS_VALUE,NOTE\n(odd),DK,2015,1,\n(odd),DK,2016,2,\n'),
		{}
	);
	expect([about.matrix, about.title]).toEqual([undefined, undefined]);
	expect(about.report.found.map(remarkText).join()).not.toContain('NOTE');
});
