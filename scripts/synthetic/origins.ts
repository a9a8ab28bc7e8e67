/** Countries of background and the groups of countries that stand beside them in the same dimension. */
const list = (codes: string) => codes.split(' ');

const NORDIC = list('DK FI IS NO SE AX FO GL');
const EU_EFTA_UK = list(
	'AT BE BG CY CZ DE EE ES FR GR HR HU IE IT LT LU LV MT NL PL PT RO SI SK CH LI GB'
);
const OTHER_EUROPE = list('AD AL BA BY GG GI IM JE MC MD ME MK RS RU SJ SM UA VA XK');
const NORTH_AFRICA = list('DZ EG EH LY MA SD TN');
const OTHER_AFRICA = list(
	'AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG RE RW SC SH SL SN SO SS ST SZ TD TG TZ UG YT ZA ZM ZW'
);
const ASIA = list(
	'AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE'
);
const NORTHERN_AMERICA = list('BM CA PM US');
const LATIN_AMERICA = list(
	'AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI'
);
const OCEANIA = list(
	'AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PW SB TK TO TV VU WF WS'
);

const STATELESS = 'STATELESS';
const UNKNOWN = 'UNKNOWN';
/** People without a foreign background are counted in the total only. */
export const OWN = 'OWN';
export const TOTAL = 'TOT';

/** Those with most people first; the rest follow in the order of their codes. */
const LARGE = list(
	'SY IQ PL FI SO IR TR DE RO AF BA IN LT TH ER CN RU VN PK PH GB US NO DK LB UA ET CL NL IT MM LK'
);

const EVERYWHERE = [
	...NORDIC,
	...EU_EFTA_UK,
	...OTHER_EUROPE,
	...NORTH_AFRICA,
	...OTHER_AFRICA,
	...ASIA,
	...NORTHERN_AMERICA,
	...LATIN_AMERICA,
	...OCEANIA
];

/** Single countries by their number of people, then those without a country. */
export const ORIGINS: readonly string[] = [
	...LARGE,
	...EVERYWHERE.filter((code) => !LARGE.includes(code)).sort(),
	STATELESS,
	UNKNOWN
];

interface Group {
	code: string;
	label: string;
	members: ReadonlySet<string>;
}

const group = (code: string, label: string, ...members: string[][]): Group => ({
	code,
	label,
	members: new Set(members.flat())
});

/** The reporting country itself is never among its own countries of background, so "excl." needs no rule. */
const GROUPS: readonly Group[] = [
	group(TOTAL, 'Regions, total', [...ORIGINS, OWN]),
	group('NORD', 'Nordic countries (excl. reporting country)', NORDIC),
	group('EUEFTAUK', 'EU27/EFTA/UK (excl. reporting country and Nordic countries)', EU_EFTA_UK),
	group(
		'EUR_OTH',
		'Europe (excl. reporting country, Nordic countries and EU27/EFTA/UK)',
		OTHER_EUROPE
	),
	group('EUR', 'Europe (excl. reporting country)', NORDIC, EU_EFTA_UK, OTHER_EUROPE),
	group('AFR', 'Africa', NORTH_AFRICA, OTHER_AFRICA),
	group('AFR_N', 'North Africa', NORTH_AFRICA),
	group('AFR_OTH', 'Africa (excl. North Africa)', OTHER_AFRICA),
	group('AME', 'America', NORTHERN_AMERICA, LATIN_AMERICA),
	group('AME_N', 'Northern America', NORTHERN_AMERICA),
	group('AME_S', 'Latin America and the Caribbean', LATIN_AMERICA),
	group('ASI', 'Asia', ASIA),
	group('OCE', 'Oceania', OCEANIA)
];

const names = new Intl.DisplayNames('en', { type: 'region' });
const nameOf = (code: string): string =>
	({ [STATELESS]: 'Stateless', [UNKNOWN]: 'Unknown' })[code] ?? names.of(code) ?? code;

/** "Third countries" leave out the Nordic countries, the EU, EFTA and the United Kingdom. */
const isNear = (code: string) => NORDIC.includes(code) || EU_EFTA_UK.includes(code);

export interface Backgrounds {
	categories: { code: string; label: string }[];
	/** For each of ORIGINS and then OWN: positions of the categories it is counted in. */
	members: number[][];
}

/** The groups and as many of the largest single countries as make `size` categories. */
export function backgroundsOf(size: number, thirdOnly = false): Backgrounds {
	const groups = GROUPS.filter((g) => !thirdOnly || !['NORD', 'EUEFTAUK', 'EUR'].includes(g.code));
	const eligible = ORIGINS.filter((code) => !thirdOnly || !isNear(code));
	const shown = eligible.slice(0, size - groups.length);
	// Readers look a country up by its name; the two without a country come last.
	const singles = shown
		.map((code) => ({ code, label: nameOf(code) }))
		.sort(
			(a, b) =>
				Number(a.code.length > 2) - Number(b.code.length > 2) || (a.label < b.label ? -1 : 1)
		);
	const categories = [...groups.map(({ code, label }) => ({ code, label })), ...singles];
	const at = new Map(categories.map(({ code }, i) => [code, i]));
	const members = [...ORIGINS, OWN].map((code) => {
		if (thirdOnly && isNear(code)) return [];
		const own = at.get(code);
		return [
			...groups.flatMap((g, i) => (g.members.has(code) ? [i] : [])),
			...(own === undefined ? [] : [own])
		];
	});
	return { categories, members };
}

/** Small countries of background were not told apart in the first years. */
export const isLate = (code: string): boolean => ORIGINS.indexOf(code) >= 214 && code.length === 2;
