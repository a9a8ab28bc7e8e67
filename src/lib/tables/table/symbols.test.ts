import { describe, expect, it } from 'vitest';
import { defaultMeaning, isSuppression, SymbolTable } from './symbols.ts';

describe('usual meanings', () => {
	it.each([
		['.', 'not_applicable', false],
		['..', 'missing', false],
		['...', 'missing', false],
		['.......', 'missing', false],
		['-', 'ok', true],
		['–', 'ok', true],
		['', 'missing', false],
		['c', 'suppressed', false],
		['x', 'suppressed', false],
		['*', 'suppressed', false],
		['n/a', 'not_applicable', false],
		['NA', 'missing', false],
		[':', 'missing', false],
		['#SUM', 'missing', false],
		['..a', 'missing', false],
		['.*', 'not_applicable', false]
	])('%j is %s', (text, status, isNil) => {
		expect(defaultMeaning(text)).toEqual({ status, isNil });
	});
	it.each(['71', 'hello', '........', '--', '#DIV/0!'])('%j is no symbol', (text) => {
		expect(defaultMeaning(text)).toBeUndefined();
	});
	it('are other ones beside a number', () => {
		expect(defaultMeaning('*', true)).toEqual({ status: 'ok', isNil: false });
		expect(defaultMeaning('b', true)).toEqual({ status: 'break', isNil: false });
		expect(defaultMeaning('a', true)).toEqual({ status: 'ok', isNil: false });
	});
});

describe('symbols of a table', () => {
	it('gives each text one mark and keeps texts apart', () => {
		const symbols = new SymbolTable();
		const marks = ['..', '.', '..', '...'].map((text) => symbols.markOf(text));
		expect(marks).toEqual([1, 2, 1, 3]);
		expect(symbols.list.map((s) => s.text)).toEqual(['..', '.', '...']);
		expect(symbols.list.every((s) => s.meaning === 'default')).toBe(true);
	});
	it('keeps a star in place of a number apart from a star beside one', () => {
		const symbols = new SymbolTable();
		expect([symbols.markOf('*'), symbols.flagOf('*'), symbols.flagOf('*')]).toEqual([1, 2, 2]);
		expect(symbols.list.map((s) => s.status)).toEqual(['suppressed', 'ok']);
	});
	it('holds a zero for an absolute nil and nothing for others', () => {
		const symbols = new SymbolTable();
		expect(symbols.valueOf(symbols.markOf('-'))).toBe(0);
		expect(symbols.valueOf(symbols.markOf('..'))).toBeNaN();
		expect(symbols.valueOf(0)).toBeNaN();
	});
	it('lets the file decide, before and after a symbol was met', () => {
		const symbols = new SymbolTable();
		symbols.declare('?', 'suppressed', false);
		const mark = symbols.markOf('-');
		symbols.declare('-', 'missing', false);
		symbols.declareFlag('bu', 'break|unreliable');
		expect(symbols.markOf('-')).toBe(mark);
		expect(symbols.valueOf(mark)).toBeNaN();
		expect(symbols.has('?')).toBe(true);
		expect(symbols.has('hello')).toBe(false);
		expect(symbols.list.map((s) => [s.text, s.status, s.meaning])).toEqual([
			['?', 'suppressed', 'file'],
			['-', 'missing', 'file'],
			['bu', 'break|unreliable', 'file']
		]);
	});
	it('takes a text nobody knows as missing', () => {
		const symbols = new SymbolTable();
		symbols.markOf('hello');
		expect(symbols.list[0]).toMatchObject({ status: 'missing', isNil: false });
	});
	it('heeds a note that says why two dots stand there', () => {
		const symbols = new SymbolTable();
		const mark = symbols.markOf('..');
		expect(symbols.heed(['Source: register'])).toBeUndefined();
		expect(symbols.heed(['.. = base too small'])).toBe('.. = base too small');
		expect(symbols.list[mark - 1]).toMatchObject({ status: 'suppressed', meaning: 'file' });
	});
	it('does not take a note on something else for one on two dots', () => {
		expect(isSuppression('Small groups are suppressed')).toBe(false);
		expect(isSuppression('... not yet available, confidential')).toBe(false);
		expect(isSuppression('".." confidential')).toBe(true);
	});
});
