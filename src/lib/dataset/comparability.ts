/** What has to be known of figures before they are compared: closed lists, so that rules can ask for a word and find it. */
import type { Text } from './base.ts';

/** Each list is closed: a dataset.json that says anything else is refused. */
export const COMPARABILITY = {
	source_kind: ['survey', 'register', 'census', 'administrative', 'estimate'],
	/** The collection the figures come out of. */
	instrument: [
		'EU-LFS',
		'EU-SILC',
		'UN DESA',
		'UNHCR',
		'asylum',
		'census',
		'citizenship',
		'permits',
		'population',
		'programme',
		'registers',
		'registers and permits',
		'temporary protection'
	],
	definition: ['harmonised', 'national'],
	concept: ['citizenship', 'birth', 'origin', 'ground', 'permit', 'applicant', 'programme'],
	reference_period: [
		'annual average',
		'year before',
		'year of survey',
		'during the year',
		'three-year average',
		'1 January',
		'1 July',
		'November',
		'31 December',
		'end of month',
		'quarter',
		'4th quarter',
		'school year',
		'census',
		'years later'
	],
	flow_or_stock: ['flow', 'stock'],
	/** If countries may be ranked: as they are, per 1,000 inhabitants, with a caution, or not at all. */
	rank: ['yes', 'per1000', 'care', 'never']
} as const;

type Listed = { [Key in keyof typeof COMPARABILITY]: (typeof COMPARABILITY)[Key][number] };

export interface Comparability extends Omit<Listed, 'concept'> {
	/** What puts a person into a group; left out where all inhabitants are counted. */
	concept?: Listed['concept'];
	/** Who is counted, in words: "citizens of …, aged …, in private households". */
	who: Text;
	/** Who is missing or counted too often. */
	coverage?: Text;
	/** "15-64", "16+", "all"; "dimension" where the dataset has a dimension of ages. Left out where it is not known. */
	age?: string;
	/** The source rounds its figures to multiples of it. */
	rounded_to?: number;
	/** Code of a country, or "*" for all → periods before which its series break. */
	breaks?: Record<string, string[]>;
	/** Where breaks are known from: statuses of the cells, notes of the source, another dataset (its id), or nowhere. */
	breaks_from?: string;
}

/** What `breaks_from` says beside the id of a dataset. */
export const BREAKS_FROM: readonly string[] = ['status', 'notes', 'none'];

/** Breaks of every country. */
export const EVERYWHERE = '*';

/** True where the cells themselves say which of them follow a break. */
export const areBreaksMarked = ({ breaks_from }: Comparability): boolean =>
	breaks_from === 'status';
