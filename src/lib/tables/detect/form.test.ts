/** Promises of detection: content decides, and what is no table is refused in its own words. */
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, test } from 'vitest';
import { outerKeys } from '../json/answer.ts';
import { formOf, misnamed, textStart } from './form.ts';

const formatOf = (text: string) => formOf(textStart(text));

describe('forms', () => {
	test.each([
		['csv', '"a","b"\n"x",1\n'],
		['csv', 'sep=;\na;b\nx;1\n'],
		['csv', ',"2016","2017"\n,1,2'],
		['csv', '"a" "2016"\n"x" 1\n'],
		['csv', '[a],b\n1,2\n'],
		['px', '\ufeffCHARSET="ANSI";\n'.slice(1)],
		['json-stat', '{"version":"2.0","class":"dataset"'],
		['json-stat', '{"dataset":{"dimension":{"id":[]}}'],
		['json-stat', ' [ {"class":"dataset","id":["a"]}'],
		['json-stat', '{"value":[1,2,3'],
		['json-stat', '{"title":"a","type":"b","id":[],"value":[],"dimension":{}'],
		['pxweb-json', '{"columns":[{"code":"sex"}],"data":['],
		['pxweb-json', '{"data":[],"columns":[]}'],
		['sdmx-csv', 'DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n'],
		['sdmx-csv', '"STRUCTURE[;]";"STRUCTURE_ID";"OBS_VALUE"\n'],
		['eurostat-tsv', 'freq,unit,geo\\TIME_PERIOD\t2015 \t2016 \n'],
		['eurostat-tsv', 'geo\\time\t2016\nSE\t1\n']
	])('%s: %s', (format, text) => {
		expect(formatOf(text)).toBe(format);
	});
	test.each([
		['<', 'a web page, not data;'],
		[
			'<?xml version="1.0"?><!DOCTYPE html><html><title>A</title></html>',
			'a web page, not data: "A"'
		],
		['{"error":{"message":"x \\"y\\""}}', 'x "y"'],
		['{"title":"Bad","status":400,"traceId":"1"}', '“Bad, 400”'],
		['{"title":"Too many","type":"Parameter error"}', 'Too many, Parameter error'],
		['[{"dbid":"a","text":"b"}]', 'a list of tables'],
		['{"maxCells":1000}', 'a description of a table or server'],
		['{"apiVersion":"2.0"}', 'a description of a table or server'],
		['{"selection":[]}', 'a query'],
		['Bad Request', 'no header of a table: "Bad Request"']
	])('%s is refused', (text, said) => {
		expect(() => formatOf(text)).toThrow(said);
	});
});

test('keys of the outermost object, however they are escaped or cut', () => {
	expect(outerKeys('{"a":1,"b":{"c":[{"d":2}]},"e\\"f" : "}", "g')).toEqual(['a', 'b', 'e\\"f']);
	expect(outerKeys('[{"a":1},{"b":2}]')).toEqual(['a']);
	expect(outerKeys('{}{"a":1}')).toEqual([]);
});

test('a name that promises another form is worth a word', () => {
	expect(misnamed('a.csv', 'csv')).toBeUndefined();
	expect(misnamed('a.TXT', 'csv')).toBeUndefined();
	expect(misnamed('a', 'px')).toBeUndefined();
	expect(misnamed('a.20251208', 'px')).toBeUndefined();
	expect(misnamed('a.part', 'px')).toBeUndefined();
	expect(remarkText(misnamed('a.px', 'csv')!)).toContain('the content decides');
	expect(remarkText(misnamed('a.xls', 'csv')!)).toContain('.xls');
	expect(remarkText(misnamed('a.json', 'xlsx')!)).toContain('xlsx');
});

test('an error without a message is quoted by its names', () => {
	expect(() => formatOf('{"error":{},"more":1}')).toThrow(/“error, more”/);
	expect(() => formatOf('{"error":"no \\x"}')).toThrow(/no \\x/);
});

test('XML without an element is XML all the same', () => {
	expect(() => formatOf('<?xml version="1.0"?>')).toThrow(/an XML document <>/);
});
