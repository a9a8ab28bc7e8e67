/** Promises about totals and regions: one beside its parts is found, one beside something else is not. */
import { describe, expect, test } from 'vitest';
import { groupsBeside, isTotal, withoutGroups, type Members } from './groups.ts';

const dimension = (...categories: Members['categories']): Members => ({ categories });

const CITIZENS = dimension(
	{ code: 'TOTAL' },
	{ code: 'FOR', group: true },
	{ code: 'EU', parent: 'FOR', group: true },
	{ code: 'PL', parent: 'EU' },
	{ code: 'DE', parent: 'EU' },
	{ code: 'SY', parent: 'FOR' },
	{ code: 'NAT' }
);
/** Regions whose countries the source does not name. */
const UNNAMED = dimension(
	{ code: 'SY' },
	{ code: 'AFR', group: true },
	{ code: 'ASI', group: true }
);

describe('a group', () => {
	test.each([
		[['FOR', 'SY'], ['FOR']],
		[['FOR', 'PL', 'NAT'], ['FOR']],
		[['FOR', 'EU'], ['FOR']],
		[
			['FOR', 'EU', 'DE'],
			['FOR', 'EU']
		],
		[['EU', 'SY'], []],
		[['FOR', 'NAT'], []],
		[['TOTAL', 'NAT'], ['TOTAL']],
		[['TOTAL', 'FOR'], ['TOTAL']],
		[['TOTAL'], []],
		[['PL', 'SY'], []]
	])('among %j, beside parts of it: %j', (codes, expected) => {
		expect(groupsBeside(CITIZENS, codes)).toEqual(expected);
		expect(withoutGroups(CITIZENS, codes)).toEqual(codes.filter((c) => !expected.includes(c)));
	});

	test('whose parts are not named stands beside every category that is no group', () => {
		expect(groupsBeside(UNNAMED, ['SY', 'AFR'])).toEqual(['AFR']);
		expect(groupsBeside(UNNAMED, ['AFR', 'ASI'])).toEqual([]);
	});

	test('is a total only if everything lies in it', () => {
		expect(isTotal(CITIZENS, 'TOTAL')).toBe(true);
		expect(isTotal(CITIZENS, 'FOR')).toBe(false);
		const all = dimension(
			{ code: 'all' },
			{ code: 'a', parent: 'all' },
			{ code: 'b', parent: 'a' }
		);
		expect(['all', 'a', 'b'].map((code) => isTotal(all, code))).toEqual([true, false, false]);
	});

	test('that lies in itself ends no search', () => {
		const odd = dimension({ code: 'a', parent: 'b' }, { code: 'b', parent: 'a' }, { code: 'c' });
		expect(groupsBeside(odd, ['a', 'c'])).toEqual([]);
	});
});
