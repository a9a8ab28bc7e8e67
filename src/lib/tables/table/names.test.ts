import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, idOf, uniqueIdsOf } from './names.ts';

describe('names of variables', () => {
	it.each([
		['reporting country', 'reporting_country'],
		['  Reporting\u00a0Country ', 'reporting_country'],
		['År', 'ar'],
		['Åldersgrupp (år)', 'aldersgrupp_ar'],
		['Øst/Æble', 'ost_aeble'],
		['Staður þjóð', 'stadur_thjod'],
		['straße', 'strasse'],
		['value', 'value_'],
		['View', 'view_'],
		['sort', 'sort_'],
		['', 'variable'],
		['%', 'variable'],
		['соль', 'variable']
	])('turns %j into %s', (name, id) => {
		expect(idOf(name)).toBe(id);
	});
	it('keeps the identifiers of one table apart', () => {
		expect(uniqueIdsOf(['sex', 'Sex', 'sex 2', 'sex'])).toEqual([
			'sex',
			'sex_2',
			'sex_2_2',
			'sex_3'
		]);
	});
	it('never gives two variables one identifier', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), (names) => {
				const ids = uniqueIdsOf(names);
				expect(new Set(ids).size).toBe(names.length);
				for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9_]*$/);
			})
		);
	});
});

describe('folded labels', () => {
	it('ignores how a space, an accent or a soft hyphen is written', () => {
		expect(folded(' A\u030aland\u00a0och\u202fhav\t ')).toBe('Åland och hav');
		expect(folded('Sweden\u00ad')).toBe('Sweden');
		expect(folded('a\r\nb')).toBe('a b');
	});
	it('does not ignore the case of letters', () => {
		expect(folded('DK')).not.toBe(folded('dk'));
	});
});
