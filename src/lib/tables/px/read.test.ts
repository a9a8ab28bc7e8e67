/** Promises of PX files: statements however they are written, languages, notes with their scopes, and figures that count. */
import { remark, type Remark } from '#lib/dataset/problem.ts';
import { remarkText } from '#lib/text/problems-english.ts';
import { describe, expect, it } from 'vitest';
import { memoryFile } from '../bytes/input-file.ts';
import { readPx } from './read.ts';
import { withLineEnds } from './text.ts';
import type { ReadOptions } from '../table/table.ts';

const HEAD = `LANGUAGE="en";
DECIMALS=1;
STUB="country","sex";
HEADING="time";
VALUES("country")="Denmark","Sweden";
CODES("country")="DK","SE";
VALUES("sex")="Men","Women";
CODES("sex")="M","F";
VALUES("time")="2016","2017";
TIMEVAL("time")=TLIST(A1),"2016","2017";
`;
const DATA = 'DATA=1 2 3 ".." 5 6 7 8;\n';
const read = (text: string, piece = 1 << 16, options: ReadOptions = {}) =>
	readPx(memoryFile('t.px', new TextEncoder().encode(text), piece), options);
const texts = (remarks: Remark[]): string => remarks.map(remarkText).join('\n');

describe('statements', () => {
	it('may be written in any case, broken anywhere, quoted in pieces, and hold any sign in quotes', async () => {
		const text = HEAD.replace(
			'VALUES("sex")="Men"',
			'values ( "s"\n"ex" ) =\n"M;e=n(",\r\n"Wo" \n "men"'
		)
			.replace(',"Women";', ';')
			.replace('CODES("sex")', 'Codes("sex")');
		for (const piece of [1, 2, 7, 1 << 16]) {
			const { dimensions, values } = await read(text + DATA, piece);
			expect(dimensions[1]?.labels).toEqual([{ en: 'M;e=n(' }, { en: 'Women' }]);
			expect(values).toEqual(Float64Array.of(1, 2, 3, NaN, 5, 6, 7, 8));
		}
	});

	it('make a table out of stub and heading, codes, labels and roles', async () => {
		const { dimensions, language, decimals } = await read(
			`${HEAD}VARIABLECODE("country")="Reporting Country";MAP("country")="Nordic";ELIMINATION("sex")="Women";ELIMINATION("country")=YES;${DATA}`
		);
		expect([language, decimals]).toEqual(['en', 1]);
		expect(dimensions).toMatchObject([
			{
				id: 'reporting_country',
				name: 'Reporting Country',
				label: { en: 'country' },
				role: 'geo',
				codes: ['DK', 'SE'],
				coded: 'codes'
			},
			{ id: 'sex', role: 'classification', elimination: 'F' },
			{ id: 'time', role: 'time', codes: ['2016', '2017'], coded: 'labels' }
		]);
		expect(dimensions[0]).not.toHaveProperty('elimination');
	});

	it.each([
		['VALUES("sex"="Men";', /“\)” in the statement VALUES/],
		['VALUES[sv("sex")="Men";', /“\]”/],
		['VALUES("sex") "Men";', /“Men”.*“=”/],
		['VALUES("sex")', /the end of the file|“=”|without an end/],
		['12=3;', /“12=3” where a statement should begin/],
		['"x";', /where a statement should begin/],
		['STUB="a" "b;', /“;” \(the file is cut short\)/]
	])('%s is refused with its line', async (statement, message) => {
		await expect(read(`${HEAD}${statement}`)).rejects.toThrow(message);
		await expect(read(`${HEAD}${statement}`)).rejects.toThrow(/^line 11/);
	});

	it.each([
		['', /before any figures/],
		[HEAD, /behind TIMEVAL, before any figures/],
		['LANGUAGE="en";DATA=1;', /neither STUB nor HEADING/],
		['STUB="a";HEADING="a";VALUES("a")="x";DATA=1;', /“a” twice/],
		['STUB="a";DATA=1;', /“a” without values/],
		['STUB="a";VALUES("a")="x","x";DATA=1 2;', /“x” twice and no CODES/],
		['STUB="a";VALUES("a")="x","y";CODES("a")="1","1";DATA=1 2;', /“1” twice/],
		['STUB="a";VALUES("a")="x","";DATA=1 2;', /empty code/]
	])('%s is refused', async (text, message) => {
		await expect(read(text)).rejects.toThrow(message);
	});

	it('that are not known, or about no variable of the table, are named', async () => {
		const { report } = await read(`${HEAD}SOMETHING="x";CODES("age")="1";${DATA}`);
		expect(texts(report.found)).toContain('not used: SOMETHING');
		expect(report.warned).toEqual([
			remark('px_unknown_variable', { keyword: 'CODES', name: 'age' }, 11)
		]);
	});

	it('beyond the cap of cells are refused before anything is allocated', async () => {
		await expect(read(HEAD + DATA, 99, { maxCells: 7 })).rejects.toThrow(/8 cells/);
	});
});

describe('time', () => {
	const timed = (timeval: string, count: number) =>
		read(`HEADING="t";TIMEVAL("t")=${timeval};DATA=${'1 '.repeat(count)};`).then(
			({ dimensions }) => dimensions[0]?.codes
		);

	it('has periods from a list', async () => {
		expect(await timed('TLIST(A1),"2016","2018"', 2)).toEqual(['2016', '2018']);
		expect(await timed('TLIST(Q1),"20161","20162"', 2)).toEqual(['2016Q1', '2016Q2']);
		expect(await timed('TLIST(M1),"201612"', 1)).toEqual(['2016M12']);
		expect(await timed('TLIST(M1),"2016M12"', 1)).toEqual(['2016M12']);
		expect(await timed('"2016"', 1)).toEqual(['2016']);
	});

	it('has periods from a range', async () => {
		expect(await timed('TLIST(A1,"2016"-"2018")', 3)).toEqual(['2016', '2017', '2018']);
		expect(await timed('TLIST(H1,"20162"-"20171")', 2)).toEqual(['2016H2', '2017H1']);
		expect(await timed('TLIST(M1,"201611"-"201701")', 3)).toEqual([
			'2016M11',
			'2016M12',
			'2017M01'
		]);
		expect(await timed('TLIST(W1,"202052"-"202101")', 3)).toEqual([
			'2020W52',
			'2020W53',
			'2021W01'
		]);
		expect(await timed('TLIST(W1,"202152"-"202201")', 2)).toEqual(['2021W52', '2022W01']);
	});

	it.each(['TLIST(A1,"2016"-)', 'TLIST(A1,"2018"-"2016")', 'TLIST(X1,"1"-"2")'])(
		'%s is refused',
		async (timeval) => {
			await expect(timed(timeval, 1)).rejects.toThrow(/range/);
		}
	);

	it('is known by its name where TIMEVAL is missing, which is an assumption', async () => {
		const { dimensions, report } = await read(
			'HEADING="Tid";VALUES("Tid")="2016","2017*";CODES("Tid")="0","1";DATA=1 2;'
		);
		expect(dimensions[0]).toMatchObject({ role: 'time', codes: ['2016', '2017'], coded: 'labels' });
		expect(texts(report.assumed)).toContain('“Tid” is taken as time');
	});
});

describe('languages', () => {
	const text = `LANGUAGE="sv";LANGUAGES="sv","en","no","de";
TITLE="Andel";TITLE[en]="Rate";TITLE[no]="Andel (no)";TITLE[de]="Anteil";
STUB="kön";STUB[en]="sex";VARIABLE-TYPE("kön")="Geographical";
VALUES("kön")="Män","Kvinnor";VALUES[en]("sex")="Men","Women";CODES("kön")="M","K";
NOTE="Ett";NOTE[en]="One";NOTEX("kön")="Om kön";NOTEX[en]("sex")="On sex";
VALUENOTE("kön","Män")="Bara män";VALUENOTE[en]("sex","Men")="Men only";
CELLNOTE[en]("Women")="Break";DATA=1 2;`;

	it('give every text in all of ours; the file’s own stands in for English only where that is missing', async () => {
		const { title, dimensions, notes, language, report } = await read(text);
		expect(language).toBe('sv');
		expect(title).toEqual({ sv: 'Andel', en: 'Rate', nb: 'Andel (no)' });
		expect(dimensions[0]).toMatchObject({
			name: 'kön',
			role: 'geo',
			label: { sv: 'kön', en: 'sex' },
			labels: [
				{ sv: 'Män', en: 'Men' },
				{ sv: 'Kvinnor', en: 'Women' }
			]
		});
		expect(notes).toEqual([
			{ scope: { kon: ['M', 'K'] }, text: { sv: 'Om kön', en: 'On sex' }, mandatory: true },
			{ scope: {}, text: { sv: 'Ett', en: 'One' }, mandatory: false },
			{ scope: { kon: ['M'] }, text: { sv: 'Bara män', en: 'Men only' }, mandatory: false },
			{ scope: { kon: ['K'] }, text: { en: 'Break' }, mandatory: false }
		]);
		expect(texts(report.found)).toContain('(de) are not kept');
		expect(report.assumed).toEqual([]);
	});

	it('that are none of ours stand in for English', async () => {
		const { title, language, report } = await read(
			'LANGUAGE="de";TITLE="Anteil";TITLE[de]="Rate";STUB="a";VALUES("a")="x";DATA=1;'
		);
		expect([title, language]).toEqual([{ en: 'Anteil' }, 'de']);
		expect(texts(report.assumed)).toContain('“de”');
	});

	it('labels that are told apart by their codes are so in each', async () => {
		const { dimensions } = await read(
			'LANGUAGE="en";STUB="a";STUB[sv]="å";VALUES("a")="Total","Total";VALUES[sv]("å")="Totalt","Summa";CODES("a")="1","2";DATA=1 2;'
		);
		expect(dimensions[0]?.labels).toEqual([
			{ en: 'Total (1)', sv: 'Totalt (1)' },
			{ en: 'Total (2)', sv: 'Summa (2)' }
		]);
	});

	it('that name no variables say their notes with the names of the file', async () => {
		const { notes } = await read(
			'LANGUAGE="en";STUB="a";VALUES("a")="x","y";VALUENOTE[sv]("a","y")="om y";DATA=1 2;'
		);
		expect(notes).toEqual([
			{ scope: { a: ['y'] }, text: { sv: 'om y', en: 'om y' }, mandatory: false }
		]);
	});

	it('give an empty label its text', async () => {
		const { dimensions } = await read(
			'LANGUAGE="en";STUB="a";VALUES("a")="","y";CODES("a")="1","2";VALUES[sv]("a")="ett","två";DATA=1 2;'
		);
		expect(dimensions[0]?.labels).toEqual([
			{ en: '1', sv: 'ett' },
			{ en: 'y', sv: 'två' }
		]);
	});

	it('with another number of values are left out', async () => {
		const { dimensions } = await read(
			'LANGUAGE="en";STUB="a";VALUES("a")="x","y";VALUES[sv]("a")="z";DATA=1 2;'
		);
		expect(dimensions[0]?.labels).toEqual([{ en: 'x' }, { en: 'y' }]);
	});
});

describe('notes', () => {
	it('on cells name one value for each variable, or any', async () => {
		const { notes, report } = await read(
			`${HEAD}CELLNOTE("Denmark","*","2017")="Break";CELLNOTEX("*","Women","*")="W";CELLNOTE("Norway","*","*")="gone";${DATA}`
		);
		expect(notes).toEqual([
			{ scope: { sex: ['F'] }, text: { en: 'W' }, mandatory: true },
			{ scope: { country: ['DK'], time: ['2017'] }, text: { en: 'Break' }, mandatory: false }
		]);
		expect(texts(report.warned)).toContain('CELLNOTE(Norway, *, *) fits no variable');
	});

	it('on cells may lack the commas between their sub-keys', async () => {
		const stub = 'STUB="a","b";VALUES("a")="x y","x";VALUES("b")="y","z";';
		const { notes, report } = await read(
			`${stub}CELLNOTE("x " "y" "z")="joined";CELLNOTE("x" "*")="any";CELLNOTE("x" "q")="none";DATA=1 2 3 4;`
		);
		expect(notes.map(({ scope }) => scope)).toEqual([{ a: ['x y'], b: ['z'] }, { a: ['x'] }]);
		expect(report.warned).toHaveLength(1);
	});

	it('with too many sub-keys fit nothing', async () => {
		const { notes, report } = await read(
			`${HEAD}NOTE("sex","Men")="x";VALUENOTE("sex","Men","y")="x";VALUENOTE("sex","Boys")="x";NOTE("sex")="";${DATA}`
		);
		expect(notes).toEqual([]);
		expect(report.warned).toHaveLength(3);
	});

	it('have line ends where "#" stands, but not inside markup and addresses', () => {
		expect(withLineEnds('a#b##c')).toBe('a\nb\n\nc');
		expect(withLineEnds('<a href="https://x.y/#top">z</a>#b')).toBe(
			'<a href="https://x.y/#top">z</a>\nb'
		);
		expect(withLineEnds('see https://x.y/#top and#more')).toBe('see https://x.y/#top and\nmore');
		expect(withLineEnds('https://x.y/z##next')).toBe('https://x.y/z\n\nnext');
	});

	it('signs beside figures are put on numbers only', async () => {
		const { marks, symbols, report } = await read(
			`${HEAD}DATANOTECELL("DK","F","*")="p";DATANOTECELL("DK" "M" "2016")="a";DATANOTECELL("NO","*","*")="x";DATANOTECELL("SE","*","*")="";${DATA}`
		);
		expect([...marks].map((mark) => symbols[mark - 1]?.text ?? '')).toEqual([
			'a',
			'',
			'p',
			'..',
			'',
			'',
			'',
			''
		]);
		expect(texts(report.warned)).toContain('DATANOTECELL(NO, *, *) fits no cell');
	});
});

describe('about', () => {
	it('the contents variable has a unit for each of its values', async () => {
		const contents = 'STUB="c";VALUES("c")="Rate","Persons";CODES("c")="r","p";CONTVARIABLE="c";';
		const table = await read(
			`${contents}UNITS="number";UNITS("Rate")="per cent";LAST-UPDATED("Rate")="20240101 09:00";LAST-UPDATED("Persons")="20250101 09:00";DATA=1 2;`
		);
		expect(table.dimensions[0]).toMatchObject({ role: 'metric', units: ['per cent', 'number'] });
		expect(table.unit).toBeUndefined();
		expect(table.updated).toBe('20250101 09:00');
		expect(await read(`${contents}UNITS="number";DATA=1 2;`)).toMatchObject({ unit: 'number' });
		expect((await read(`${contents}DATA=1 2;`)).unit).toBeUndefined();
	});

	it('title, code, source, contact, date and decimals are kept', async () => {
		const about = `TITLE="T";DESCRIPTION="D";DESCRIPTIONDEFAULT=YES;TABLEID="WORK99";CONTENTS="C";UNITS="u";SOURCE="a#b";CONTACT="Name##mail";CREATION-DATE="20240628 09:00";SHOWDECIMALS=0;PRECISION("sex","Men")=2;`;
		const table = await read(HEAD + about + DATA);
		expect(table).toMatchObject({
			title: { en: 'D' },
			matrix: 'WORK99',
			contents: { en: 'C' },
			unit: 'u',
			source: 'a#b',
			updated: '20240628 09:00',
			decimals: 2
		});
		expect(texts(table.report.found)).toMatch(
			/contact: Name, mail[^]*PRECISION|PRECISION[^]*contact: Name, mail/
		);
		expect(await read(`${HEAD}SHOWDECIMALS=0;${DATA}`)).toMatchObject({ decimals: 0 });
		expect(await read(`${HEAD}TITLE="T";DESCRIPTION="D";${DATA}`)).toMatchObject({
			title: { en: 'T' }
		});
	});

	it('sums that are forbidden and small numbers that are changed are said', async () => {
		const forbidden = await read(`${HEAD}AGGREGALLOWED=NO;CONFIDENTIAL=0;${DATA}`);
		expect(forbidden.perturbed).toBe(true);
		expect(forbidden.report.warned).toEqual([]);
		expect((await read(`${HEAD}AGGREGALLOWED=YES;${DATA}`)).perturbed).toBeUndefined();
		const changed = await read(`${HEAD}CONFIDENTIAL=1;${DATA}`);
		expect(changed.perturbed).toBe(true);
		expect(texts(changed.report.warned)).toContain('perturbed small numbers');
	});
});

describe('symbols', () => {
	const symbolIn = async (statements: string, symbol: string) => {
		const table = await read(`${HEAD}${statements}DATA=1 2 3 "${symbol}" 5 6 7 8;`);
		return { ...table.symbols[table.marks[3]! - 1], value: table.values[3], report: table.report };
	};

	it('keep their usual meaning, a nil being zero', async () => {
		expect(await symbolIn('', '-')).toMatchObject({ isNil: true, value: 0, meaning: 'default' });
		expect(await symbolIn('', '.')).toMatchObject({ status: 'not_applicable', value: NaN });
		expect(await symbolIn('DATASYMBOL2="..";DATASYMBOLNIL="-";', '..')).toMatchObject({
			status: 'missing',
			meaning: 'default'
		});
	});

	it.each([
		['DATASYMBOL2="confidential";', '..', 'suppressed', NaN],
		['DATASYMBOL1="cannot occur";', '.', 'not_applicable', NaN],
		['DATASYMBOL3="c";', '...', 'suppressed', NaN],
		['DATASYMBOLNIL="not available";', '-', 'missing', NaN],
		['DATASYMBOLNIL="0";', '-', 'ok', 0],
		['DATASYMBOL2=":";NOTE="(..) The base is too small.";', '..', 'suppressed', NaN]
	])('%s decides what %s means', async (statements, symbol, status, value) => {
		expect(await symbolIn(statements, symbol)).toMatchObject({ status, value, meaning: 'file' });
	});

	it('shown as a text we do not know keep their usual meaning, with a warning', async () => {
		const { status, report } = await symbolIn('DATASYMBOL4="qq";', '....');
		expect(status).toBe('missing');
		expect(texts(report.warned)).toContain('“qq”');
	});
});

describe('figures', () => {
	it.each([
		['1 2\r\n3 ".."\r5\n6\t7 8\r\n;\r\n\u001a', 'white space of any kind'],
		['1,2;3,"..";5,6;7,8;', 'commas and semicolons'],
		['1, 2, 3, "..", 5, 6, 7, 8;', 'commas and blanks'],
		['1 2 3".."5 6 7 8;', 'quotes beside numbers'],
		['1 2 3 .. 5 6 7 8 ;', 'a symbol without quotes'],
		['+1 2E0 30e-1 .. 5.0 6 7 8;', 'other ways of writing a number']
	])('%j are parted by %s', async (figures) => {
		for (const piece of [1, 3, 1 << 16]) {
			const { values, report } = await read(`${HEAD}DATA=${figures}`, piece);
			expect(values).toEqual(Float64Array.of(1, 2, 3, NaN, 5, 6, 7, 8));
			expect(report.warned).toEqual([]);
		}
	});

	it('written loosely, with signs, marks between thousands or as inner symbols are read with a warning', async () => {
		const { values, marks, symbols, report } = await read(
			`${HEAD}DATA=.5 2. 65.1* −4 -1E+21 6 7 8;`
		);
		expect([...values]).toEqual([0.5, 2, 65.1, -4, NaN, 6, 7, 8]);
		expect([marks[2], marks[4]].map((mark) => symbols[mark! - 1]?.text)).toEqual(['*', '...']);
		expect(texts(report.warned)).toMatch(
			/2 figures are written[^]*1 figure is a number that stands/
		);
		const grouped = await read(`${HEAD}DATA=1,234 2 3 4 5 6 -7,654,321.5 8;`, 1);
		expect([grouped.values[0], grouped.values[6]]).toEqual([1234, -7654321.5]);
		expect(texts(grouped.report.warned)).toContain('thousands');
	});

	it.each([
		['1 2 3 4 5 6 7;', /truncated: 7 of 8/],
		['1 2 3 4 5 6 7', /truncated: 7 of 8/],
		['1,,2 3 4 5 6 7;', /truncated: 7 of 8/],
		['1 2 3 4 5 6 7 8 9;', /more than 8 cells/],
		['1 2 3 4 5 6 7 8; CHARSET="ANSI";', /more than 8 cells/],
		['1 2 3 4 5 6 7 8 -1E+19;', /more than 8 cells/],
		['1 2 3\n4 qq 6 7 8;', /line 12, DATA, cell 5: found “qq”/],
		['1 2 3 1e999 5 6 7 8;', /“1e999”/],
		['1 2 3 1e+ 5 6 7 8;', /“1e\+”/],
		['1,5 2,5 3,5 4,5 5,5 6,5 7,5 8,5;', /“1,5”/],
		['1 2 3 "..', /a quote that is never closed/]
	])('%j is refused', async (figures, message) => {
		for (const piece of [1, 1 << 16])
			await expect(read(`${HEAD}DATA=${figures}`, piece)).rejects.toThrow(message);
	});

	it('all there but without the last semicolon are read with a warning', async () => {
		for (const piece of [1, 1 << 16]) {
			const { values, report } = await read(`${HEAD}DATA=1 2 3 4\n5 6 7 8`, piece);
			expect(values[7]).toBe(8);
			expect(report.warned).toEqual([remark('px_no_end', {}, 12)]);
		}
	});
});

describe('rows with keys', () => {
	const keys = `${HEAD}KEYS("country")=CODES;KEYS("sex")=VALUES;DATA=\n`;

	it('that are not in the file are zero', async () => {
		for (const piece of [1, 4, 1 << 16]) {
			const { values, marks, report } = await read(
				`${keys}"SE","Wo"\n"men", 7 ".."\n"DK","Men",1,2\n;`,
				piece
			);
			expect([...values]).toEqual([1, 2, 0, 0, 0, 0, 7, NaN]);
			expect(marks[7]).toBe(1);
			expect(texts(report.found)).toContain('4 cells in rows that are not in the file are zero');
		}
	});

	it.each([
		['"DK","Men",1 2\n"DK","Men",1 2;', /line 13.*country=DK, sex=M twice/],
		['"NO","Men",1 2;', /the key “NO”.*codes of “country”/],
		['"DK","M",1 2;', /the key “M”.*values of “sex”/],
		['"DK","Men",1 2 3;', /a figure where a key/],
		['"DK","Men",1;', /truncated/],
		['"DK","Men",1 2', /truncated/],
		['"DK","Men",1 2 "SE"', /truncated/],
		['"DK" 1 2;', /a figure where a key/]
	])('%j is refused', async (rows, message) => {
		for (const piece of [1, 1 << 16])
			await expect(read(keys + rows, piece)).rejects.toThrow(message);
	});

	it('must be keyed by all stub variables', async () => {
		await expect(read(`${HEAD}KEYS("sex")=CODES;DATA="M",1 2;`)).rejects.toThrow(/for some/);
	});
});

describe('odd statements', () => {
	const small = 'LANGUAGE="en";STUB="a";VALUES("a")="x","y";CODES("a")="1","2";';

	it('without content say nothing', async () => {
		const { unit, updated } = await read(
			`${small};;\r\nUNITS="";LAST-UPDATED=;LAST-UPDATED="";CREATION-DATE="20260101 09:00";DATA=1 2;`
		);
		expect([unit, updated]).toEqual([undefined, '20260101 09:00']);
	});

	it('without quotes are taken as they stand', async () => {
		const { unit } = await read(`${small}UNITS=(%);DATA=1 2;`);
		expect(unit).toBe('(%)');
	});

	it.each([
		['TITLE', /the end of the statement.*“=” in the statement TITLE/],
		['TITLE[', /the end of the statement.*“\]” in the statement TITLE/]
	])('%s is refused', async (statement, message) => {
		await expect(read(`${small}${statement};DATA=1 2;`)).rejects.toThrow(message);
	});

	it('are found on their line, whatever ends the lines', async () => {
		for (const end of ['\r\n', '\r', '\n'])
			for (const piece of [1, 2, 3, 1 << 16]) {
				const text = `${small}${end}${end}${end}TITLE;${end}DATA=1 2;`;
				await expect(read(text, piece)).rejects.toThrow(/^line 4:/);
			}
	});

	it('of a range of time without its kind leave the variable without values', async () => {
		await expect(read('STUB="time";TIMEVAL("time")=TLIST;DATA=1;')).rejects.toThrow(
			/“time” without values/
		);
	});

	it('about decimals count where they are numbers', async () => {
		const decimals = async (statements: string) =>
			(await read(`${small}${statements}DATA=1 2;`)).decimals;
		expect(await decimals('SHOWDECIMALS=2;')).toBe(2);
		expect(await decimals('DECIMALS=1;PRECISION("a","x")=many;')).toBe(1);
		expect(await decimals('DECIMALS=1;PRECISION("a","x")=3;')).toBe(3);
	});

	it('name the category for all by its label or its code, or none', async () => {
		const elimination = async (value: string, codes = small) =>
			(await read(`${codes}ELIMINATION("a")="${value}";DATA=1 2;`)).dimensions[0]!.elimination;
		expect(await elimination('y')).toBe('2');
		expect(await elimination('2')).toBe('2');
		expect(await elimination('z')).toBeUndefined();
		expect(await elimination('z', 'LANGUAGE="en";STUB="a";VALUES("a")="x","y";')).toBeUndefined();
	});

	it('on a cell that name too many values fit none', async () => {
		const { notes, report } = await read(`${small}CELLNOTE("x","y")="note";DATA=1 2;`);
		expect(notes).toEqual([]);
		expect(texts(report.warned)).toContain('CELLNOTE(x, y) fits no variable');
	});
});

describe('odd cells', () => {
	const small = 'LANGUAGE="en";STUB="a";VALUES("a")="x","y";';

	it('that are empty texts are missing without a reason', async () => {
		const { values, symbols, marks } = await read(`${small}DATA="" 2;`);
		expect([...values]).toEqual([NaN, 2]);
		expect(symbols[marks[0]! - 1]).toMatchObject({ text: '', status: 'missing' });
	});

	it('that are numbers like those for symbols, but none of them, are numbers', async () => {
		const { values } = await read(`${small}DATA=-20000000000000 -1E19;`);
		expect([...values]).toEqual([-20000000000000, NaN]);
	});

	it('stand behind keys with or without a comma; keys of a variable without codes are its texts', async () => {
		const keyed = `${small}HEADING="b";VALUES("b")="p","q";KEYS("a")=CODES;`;
		for (const data of ['"y",1 2 "x",3 4', '"y" 1 2 "x" 3 4'])
			expect([...(await read(`${keyed}DATA=${data};`)).values]).toEqual([3, 4, 1, 2]);
	});
});

it('a number in quotes that stands for a symbol is that symbol', async () => {
	const { values, symbols, marks } = await read(
		'LANGUAGE="en";STUB="a";VALUES("a")="x","y";DATA="-1E20" 2;'
	);
	expect([values[0], symbols[marks[0]! - 1]?.text]).toEqual([NaN, '..']);
});

it('a variable called time whose values are no periods is not time', async () => {
	const { dimensions } = await read(
		'LANGUAGE="en";STUB="time";VALUES("time")="day","night";DATA=1 2;'
	);
	expect(dimensions[0]!.role).toBe('classification');
});

it('a variable of time keeps its labels as codes where they are no periods, or one period twice', async () => {
	for (const [first, second] of [
		['early', 'late'],
		['2016', '2016.0']
	]) {
		const { dimensions } = await read(
			`LANGUAGE="en";STUB="a";VALUES("a")="${first}","${second}";TIMEVAL("a")=TLIST(A1);DATA=1 2;`
		);
		expect(dimensions[0]).toMatchObject({ role: 'time', codes: [first, second] });
	}
});

it('labels that come twice get their code, the others do not', async () => {
	const { dimensions } = await read(
		'LANGUAGE="en";STUB="a";VALUES("a")="x","y","x";CODES("a")="1","2","3";DATA=1 2 3;'
	);
	expect(dimensions[0]!.labels.map(({ en }) => en)).toEqual(['x (1)', 'y', 'x (3)']);
});
