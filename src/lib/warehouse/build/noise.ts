/** The noise of every series of surveys, computed once and stored with the release. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { listedBreaks } from '#lib/dataset/hidden-breaks.ts';
import { timeDimension } from '#lib/dataset/model.ts';
import { chanceIn } from '#lib/dataset/readings/different.ts';
import { inUnits, fromUnitsExactly, type Point } from '#lib/dataset/readings/figures.ts';
import { noiseOf } from '#lib/dataset/readings/noise.ts';
import { parseStatuses } from '#lib/dataset/status.ts';
import { keyOf } from './cells.ts';
import type { Figures } from './columns.ts';

interface Series {
	key: string;
	points: Point[];
	isUnreliable: boolean;
}

/** Every series of a dataset, by its key (series-key.ts). In sorted columns its rows stand together, from old to new. */
function seriesIn(figures: Figures): Series[] {
	const { dataset, columns } = figures;
	const time = timeDimension(dataset)!;
	const geo = dataset.dimensions.find((d) => d.role === 'geo');
	const periods = time.categories.map(({ code }) => code);
	const listed = new Map(
		(geo?.categories ?? [{ code: '' }]).map(({ code }) => [
			code,
			listedBreaks(dataset, geo && code, periods)
		])
	);
	const statuses = columns.statuses.map(parseStatuses);
	const [isBreak, isUnreliable] = (['break', 'unreliable'] as const).map((status) =>
		statuses.map((all) => all.includes(status))
	) as [boolean[], boolean[]];
	const keys = dataset.dimensions.filter((d) => d !== time).map(({ id }) => id);
	const periodOf = columns.codes[dataset.dimensions.indexOf(time)]!;
	const keyIn = keyOf(figures, keys, '\t');
	const keyColumns = columns.codes.filter((column) => column !== periodOf);
	const placeOf = keyOf(figures, geo ? [geo.id] : []);
	const all: Series[] = [];
	for (let row = 0; row < columns.rows; row++) {
		let series = all.at(-1);
		if (!series || keyColumns.some((column) => column[row] !== column[row - 1]))
			all.push((series = { key: keyIn(row), points: [], isUnreliable: false }));
		const value = columns.values[row]!;
		const period = periods[periodOf[row]!]!;
		const status = columns.status[row]!;
		series.points.push({
			period,
			value: Number.isNaN(value) ? null : inUnits(value, dataset.unit),
			isBreak: isBreak[status]! || (listed.get(placeOf(row))?.has(period) ?? false)
		});
		series.isUnreliable ||= isUnreliable[status]!;
	}
	return all;
}

/** Fills the table `noise`; registers, counts and estimates have none. */
export async function insertNoise(
	connection: DuckDBConnection,
	all: readonly Figures[]
): Promise<void> {
	const appender = await connection.createAppender('noise');
	for (const figures of all) {
		const { dataset } = figures;
		if (chanceIn(dataset.comparability) !== 'sample') continue;
		for (const { key, points, isUnreliable } of seriesIn(figures)) {
			const { sigma, triples } = noiseOf(points);
			appender.appendVarchar(dataset.id);
			appender.appendVarchar(key);
			if (sigma === undefined) appender.appendNull();
			else appender.appendDouble(fromUnitsExactly(sigma, dataset.unit));
			appender.appendInteger(triples);
			appender.appendBoolean(isUnreliable);
			appender.endRow();
		}
	}
	appender.closeSync();
}
