import { describe, expect, it } from 'vitest';
import { factorHeading } from './heading-factor.ts';
import { splitHeading } from './heading-split.ts';

const list = (id: string, ...texts: string[]) => ({
	id,
	name: id,
	label: { en: id },
	categories: texts.map((text) => {
		const [code = '', label = code] = text.split('=');
		return { code, label: { en: label } };
	})
});
const sex = list('sex', 'M=Men', 'F=Women');
const time = list('time', '2016', '2017');
const split = (cells: string[], ...dimensions: ReturnType<typeof list>[]) => {
	const found = splitHeading(cells, dimensions);
	return found && [found.dimensions.map(({ id }) => id), found.texts];
};

describe('glued headings of a known table', () => {
	it('are split in the order they are glued in, whatever the order of the table', () => {
		const cells = ['Men 2016', 'Men 2017', 'Women 2016', 'Women 2017'];
		const texts = cells.map((cell) => cell.split(' '));
		expect(split(cells, sex, time)).toEqual([['sex', 'time'], texts]);
		expect(split(cells, time, sex)).toEqual([['sex', 'time'], texts]);
	});
	it('may hold codes, or code and text', () => {
		expect(split(['M 2016', 'F 2016'], sex, time)?.[1]).toEqual([
			['M', '2016'],
			['F', '2016']
		]);
		expect(split(['M - Men 2016', 'F - Women 2016'], sex, time)?.[1]).toEqual([
			['M - Men', '2016'],
			['F - Women', '2016']
		]);
	});
	it('may leave out variables that are not in the file', () => {
		expect(split(['2016', '2017'], sex, time)?.[0]).toEqual(['time']);
	});
	it('take the longest text that fits', () => {
		const age = list('age', 'Total', 'Total 20-64');
		expect(split(['Total 2016', 'Total 20-64 2016'], age, time)?.[1]).toEqual([
			['Total', '2016'],
			['Total 20-64', '2016']
		]);
	});
	it('stay whole where two splits are complete', () => {
		const a = list('a', 'x', 'x y');
		const b = list('b', 'y z', 'z');
		expect(split(['x y z'], a, b)).toBeUndefined();
	});
	it('stay whole where a combination is missing or comes twice', () => {
		expect(split(['Men 2016', 'Men 2017', 'Women 2016'], sex, time)).toBeUndefined();
		expect(split(['Men 2016', 'Men 2016'], sex, time)).toBeUndefined();
	});
	it('stay whole where two variables fit one text', () => {
		expect(split(['a', 'b'], list('one', 'a', 'b'), list('two', 'a', 'b'))).toBeUndefined();
	});
	it('are one split where two variables have the same single text', () => {
		expect(split(['T T'], list('one', '1=T'), list('two', '2=T'))?.[1]).toEqual([['T', 'T']]);
	});
	it('stay whole without variables, and with too many to try', () => {
		expect(split(['Men'])).toBeUndefined();
		const many = Array.from({ length: 7 }, (_, i) => list(`d${i}`, `t${i}`));
		expect(split(['t0'], ...many)).toBeUndefined();
	});
});

describe('headings nothing is known of', () => {
	it('are time when they are periods', () => {
		expect(factorHeading(['2016 ', '2017*'])).toMatchObject({
			names: ['time'],
			texts: [['2016'], ['2017*']]
		});
		expect(factorHeading(['2016'])).toMatchObject({ names: ['time'] });
	});
	it('are texts and periods when every combination is there once', () => {
		expect(
			factorHeading(['Men 2016', 'Men 2017', 'All women 2016', 'All women 2017'])
		).toMatchObject({
			names: ['column', 'time'],
			texts: [
				['Men', '2016'],
				['Men', '2017'],
				['All women', '2016'],
				['All women', '2017']
			]
		});
		expect(factorHeading(['2016 Men', '2016 Women']).names).toEqual(['time', 'column']);
	});
	it('are one variable when a combination is missing', () => {
		expect(factorHeading(['Men 2016', 'Men 2017', 'Women 2016'])).toMatchObject({
			names: ['column'],
			assumed: 'csv_heading_column'
		});
	});
	it('name the contents when there is one', () => {
		expect(factorHeading(['Employment rate'])).toEqual({ names: [], texts: [[]] });
	});
});
