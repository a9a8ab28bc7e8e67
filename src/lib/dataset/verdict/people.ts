/** Whom figures are about, as far as rules ask: own citizens, foreign, refugees, descendants, one country of origin. */
import type { Dimension } from '../model.ts';
import { once } from '../once.ts';
import { dimensionsOf } from './sides.ts';
import type { Side } from './rule.ts';

export type People =
	| 'own'
	| 'foreign'
	| 'eu'
	| 'outside-eu'
	| 'descendants'
	| 'refugees'
	| 'ukraine'
	| 'origin'
	| 'everyone';

/** Codes that sources use for groups, whatever the dimension is called. */
const GROUPS: Record<string, People[]> = {
	NAT: ['own'],
	NB: ['own'],
	NBO: ['own'],
	DANISH: ['own'],
	REST: ['own'],
	REST_XDESC: ['own'],
	REST_XIMM: ['own'],
	FOR: ['foreign'],
	FB: ['foreign'],
	FBO: ['foreign'],
	IMM: ['foreign'],
	FOR_STLS: ['foreign'],
	IMM_DESC: ['foreign', 'descendants'],
	DESC: ['descendants'],
	EU27_2020_FOR: ['eu'],
	EFTA_FOR: ['eu'],
	NEU27_2020_FOR: ['outside-eu'],
	TOTAL: ['everyone'],
	POP: ['everyone']
};
/** Grounds and kinds of protection; they stand in dimensions of reasons as well. */
const REFUGEES = [
	'REFUGEE',
	'REF_FAM',
	'FAM_REF',
	'REF',
	'ASY',
	'SUBSIDIARY',
	'REC',
	'PROT',
	'RST',
	'EST_LEAVERS'
];
const UKRAINE = ['UA', 'UKR'];

/** True for a dimension that says who is foreign and who is not. */
const tellsForeign = once(({ categories }: Dimension): boolean =>
	categories.some(({ code }) =>
		GROUPS[code]?.some((people) => people === 'foreign' || people === 'outside-eu')
	)
);
/** Codes of a dimension that are countries. */
const countriesOf = once(
	({ categories }: Dimension) =>
		new Set(categories.filter(({ place }) => place !== undefined).map(({ code }) => code))
);
const tellsOrigin = (dimension: Dimension): boolean =>
	dimension.role === 'classification' && countriesOf(dimension).size > 0;

/** True for a dimension of groups of people by origin. */
export const isOfPeople = (dimension: Dimension): boolean =>
	tellsForeign(dimension) || tellsOrigin(dimension);

/** Whom a dataset is about where no dimension says it. */
function peopleOfDataset({ dataset: { comparability } }: Side): People[] {
	switch (comparability?.concept) {
		case undefined:
			return ['everyone'];
		case 'ground':
		case 'programme':
		case 'applicant':
			return ['refugees'];
		default:
			return ['foreign'];
	}
}

function peopleOfCode(dimension: Dimension, code: string, whole: readonly People[]): People[] {
	if (UKRAINE.includes(code)) return ['ukraine'];
	if (REFUGEES.includes(code)) return ['refugees'];
	if (!isOfPeople(dimension)) return [];
	if (countriesOf(dimension).has(code)) return ['origin'];
	const group = tellsForeign(dimension) || code === 'POP' ? GROUPS[code] : undefined;
	// All origins together are those the dataset is about.
	return group ?? [...whole];
}

/** Groups of people on a side. */
export const peopleOf = once((side: Side): Set<People> => {
	const dimensions = dimensionsOf(side).filter(({ role }) => role === 'classification');
	const whole = peopleOfDataset(side);
	const found = dimensions.flatMap((dimension) =>
		(side.codes[dimension.id] ?? []).flatMap((code) => peopleOfCode(dimension, code, whole))
	);
	return new Set(dimensions.some(isOfPeople) ? found : [...found, ...whole]);
});

const MIGRANTS: readonly People[] = [
	'foreign',
	'eu',
	'outside-eu',
	'descendants',
	'refugees',
	'ukraine',
	'origin'
];
const holds = (side: Side, groups: readonly People[]): boolean => {
	const people = peopleOf(side);
	return groups.some((one) => people.has(one));
};
export const hasMigrants = (side: Side): boolean => holds(side, MIGRANTS);
export const hasDescendants = (side: Side): boolean => holds(side, ['descendants']);
/** Groups that people who fled lately belong to. */
export const hasRecentRefugees = (side: Side): boolean =>
	holds(side, ['foreign', 'outside-eu', 'refugees', 'ukraine']);

/** Groups of the European Union: "other EU countries", "outside the EU". */
const OF_UNION = /^N?EU\d\d_\d{4}_FOR$/;
export const hasUnionGroup = (side: Side): boolean =>
	dimensionsOf(side).some(
		({ id, role }) =>
			role === 'classification' && side.codes[id]?.some((code) => OF_UNION.test(code))
	);
