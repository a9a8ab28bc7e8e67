import { expect, it } from 'vitest';
import { DATASET } from './dataset.fixture.ts';
import { renamedIn } from './renamed.ts';
import { parseSelection } from './selection.ts';

const geo = DATASET.dimensions.find((d) => d.role === 'geo')!;
const code = geo.categories[0]!.code;
const dataset = {
	...DATASET,
	formerly: {
		ids: [],
		dimensions: { country: geo.id },
		codes: { [geo.id]: { 'OLD, X': code, 'a&b': code } }
	}
};

it('an address with former names asks the same question', () => {
	const { search, renamed } = renamedIn(dataset, '?country=OLD%2C+X');
	expect(parseSelection(dataset, search)).toEqual(parseSelection(DATASET, `?${geo.id}=${code}`));
	expect(renamed).toEqual([{ key: geo.id, old: 'OLD, X', now: code }]);
});

it('codes of today stay, beside former ones, and other keys as they are', () => {
	const { search, renamed } = renamedIn(dataset, `?${geo.id}=${code},a%26b&view=dots`);
	expect(search).toBe(`?${geo.id}=${code},${code}&view=dots`);
	expect(renamed).toHaveLength(1);
});

it('names of what every object has are no former names', () => {
	const { search, renamed } = renamedIn(dataset, `?constructor=__proto__&${geo.id}=toString`);
	expect(search).toBe(`?constructor=__proto__&${geo.id}=toString`);
	expect(renamed).toEqual([]);
});
