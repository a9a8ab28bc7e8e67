import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '#tests/full.ts';
import { DATASET } from './dataset.fixture.ts';
import type { Selection } from './model.ts';
import { formatSelection, parseSelection, queryPairs } from './selection.ts';

const subset = (codes: string[]) => fc.subarray(codes, { minLength: 1 });
const selections: fc.Arbitrary<Selection> = fc.record(
	Object.fromEntries(DATASET.dimensions.map((d) => [d.id, subset(d.categories.map((c) => c.code))]))
);

describe('selection ⇄ address', () => {
	it('comes back the same for any selection, with the defaults of pages and without', () => {
		fc.assert(
			fc.property(selections, fc.boolean(), (selection, onPage) => {
				const defaults = onPage ? DATASET.defaults : {};
				const text = formatSelection(DATASET, selection, defaults);
				expect(parseSelection(DATASET, `?${text}`, defaults)).toEqual({ selection, problems: [] });
			}),
			{ numRuns: runs(2_000) }
		);
	});
	it('survives a client that encodes the commas and the dots', () => {
		fc.assert(
			fc.property(selections, (selection) => {
				const query = new URLSearchParams();
				for (const d of DATASET.dimensions)
					if (d.id !== 'group of people') query.set(d.id, selection[d.id]!.join(','));
				const { selection: back, problems } = parseSelection(DATASET, query.toString());
				expect(problems).toEqual([]);
				for (const id of ['geo', 'schooling', 'time']) expect(back[id]).toEqual(selection[id]);
			})
		);
	});
	it('writes codes by commas, years as a range, and leaves defaults out', () => {
		const { selection } = parseSelection(DATASET, 'geo=SE,DK&time=2016..2018', DATASET.defaults);
		expect(formatSelection(DATASET, selection, DATASET.defaults)).toBe('geo=DK,SE&time=2016..2018');
	});
	it('reads open ranges, * and repeated keys, in category order and without repeats', () => {
		const { selection } = parseSelection(DATASET, 'time=..2016&geo=SE&geo=DK,SE&schooling=*');
		expect(selection).toMatchObject({
			time: ['2015', '2016'],
			geo: ['DK', 'SE'],
			schooling: ['low', 'middle', 'high']
		});
	});
	it('takes everything when nothing is named in a file, and the default on a page', () => {
		expect(parseSelection(DATASET, '').selection.schooling).toEqual(['low', 'middle', 'high']);
		expect(parseSelection(DATASET, '', DATASET.defaults).selection.schooling).toEqual(['high']);
	});
	it('names unknown codes and keys and keeps the rest', () => {
		const { selection, problems } = parseSelection(
			DATASET,
			'geo=XX,SE&planet=Mars&time=2015..2030&view=line'
		);
		expect(selection.geo).toEqual(['SE']);
		expect(problems.map(({ key, code }) => [key, code])).toEqual([
			['geo', 'XX'],
			['planet', undefined],
			['time', '2015..2030']
		]);
	});
	it('never throws on a broken query', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => void parseSelection(DATASET, text))
		);
		expect(queryPairs('?a=%E0%A4%A&&b')).toEqual([
			['a', '%E0%A4%A'],
			['b', '']
		]);
		expect(parseSelection(DATASET, 'geo=__proto__&constructor=1').problems).toHaveLength(2);
	});
});
