/** Competition ranks (1 2 2 4) of published figures, and who is left out of a ranking for which reason. */
import { parseStatuses, REASONS, type Status } from '../status.ts';
import { inUnits, type Published } from './figures.ts';

export interface RankInput {
	codes: Record<string, string>;
	value: number | null;
	/** Joined by "|". */
	status: string;
	/** Why it may not be ranked though it is published. */
	barred?: Barred;
}

/** Reasons that no status tells: few persons behind it, another definition, figures that are not comparable. */
export type Barred = 'few_persons' | 'not_comparable';
export type UnrankedReason = Status | Barred;

export interface Ranked extends RankInput {
	value: number;
	rank: number;
	/** True if others have the same figure. */
	tied: boolean;
}
export interface Unranked extends RankInput {
	reason: UnrankedReason;
}
export interface Ranking {
	/** From rank 1; equal figures in the order they were given. */
	ranked: Ranked[];
	unranked: Unranked[];
}

/** With fewer ranked figures there is no ranking, and nothing is highest. */
export const LEAST_RANKED = 3;

function reasonOf({ value, status, barred }: RankInput): UnrankedReason | undefined {
	const statuses = parseStatuses(status);
	if (value === null) return REASONS.find((r) => statuses.includes(r)) ?? statuses[0] ?? 'missing';
	if (statuses.includes('definition_differs')) return 'definition_differs';
	return barred;
}

/** @param direction which end has rank 1 */
export function rankingOf(
	figures: readonly RankInput[],
	unit: Published,
	direction: 'highest' | 'lowest' = 'highest'
): Ranking {
	const sign = direction === 'highest' ? -1 : 1;
	const unranked: Unranked[] = [];
	const rankable: (RankInput & { value: number; units: number })[] = [];
	for (const figure of figures) {
		const reason = reasonOf(figure);
		if (reason !== undefined || figure.value === null)
			unranked.push({ ...figure, reason: reason ?? 'missing' });
		else rankable.push({ ...figure, value: figure.value, units: inUnits(figure.value, unit) });
	}
	rankable.sort((a, b) => sign * (a.units - b.units));
	const ranked = rankable.map(({ units, ...figure }) => ({
		...figure,
		rank: 1 + rankable.findIndex((other) => other.units === units),
		tied: rankable.filter((other) => other.units === units).length > 1
	}));
	return { ranked, unranked };
}

/** True if there are enough ranked figures for one to be called the highest. */
export const isRanking = ({ ranked }: Ranking): boolean => ranked.length >= LEAST_RANKED;
