/** What kind of source figures come from, and how far the series of a survey go up and down by themselves. */
import { chanceIn, leastDifference } from '#lib/dataset/readings/different.ts';
import { fromUnitsExactly } from '#lib/dataset/readings/figures.ts';
import { timeDimension } from '#lib/dataset/model.ts';
import { seriesKey } from '#lib/dataset/readings/series-key.ts';
import { codesAt } from '#lib/dataset/slice.ts';
import { formatNumber } from '../numbers.ts';
import { isDifference, sizeAgain, sizeText, type Topic } from '../topic.ts';
import { publishedUnit, sigmaOf } from './compared.ts';
import {
	fig_noise_many,
	fig_noise_none,
	fig_noise_one,
	fig_noise_some,
	fig_source_kind
} from '../paraglide/messages.js';

/** σ of every series that has a figure here, in units of the last decimal; undefined where it is not known or the source calls figures unreliable. */
function sigmasIn(topic: Topic): (number | undefined)[] {
	const { published, dataset, noise } = topic;
	const time = timeDimension(published);
	const found = new Map<string, number | undefined>();
	published.values.forEach((value, cell) => {
		if (value === null) return;
		const codes = codesAt(published, cell);
		if (time) delete codes[time.id];
		const key = seriesKey(dataset, codes);
		if (found.has(key)) return;
		found.set(key, noise?.get(key)?.isUnreliable ? undefined : sigmaOf(topic, codes));
	});
	return [...found.values()];
}

function noiseSentences(topic: Topic): string[] {
	const { locale, dataset } = topic;
	if (chanceIn(dataset.comparability) !== 'sample' || isDifference(topic) || !topic.noise)
		return [];
	const sigmas = sigmasIn(topic);
	const known = sigmas.filter((s) => s !== undefined).sort((a, b) => a - b);
	const [low, high] = [known[0], known.at(-1)];
	if (sigmas.length === 0) return [];
	if (low === undefined || high === undefined) return [fig_noise_none({}, { locale })];
	const unit = publishedUnit(topic);
	const size = (units: number) => sizeText(topic, fromUnitsExactly(units, unit));
	if (sigmas.length === 1) {
		// Two figures of one series, each as far from the trend as the other may be.
		const limit = Math.max(leastDifference(unit, low), 2 * Math.SQRT2 * low);
		return [fig_noise_one({ sigma: size(low), limit: size(limit) }, { locale })];
	}
	const inputs = {
		low: sizeAgain(topic, fromUnitsExactly(low, unit)),
		high: size(high),
		count: formatNumber(known.length, 0, locale),
		total: formatNumber(sigmas.length, 0, locale)
	};
	return [(known.length < sigmas.length ? fig_noise_some : fig_noise_many)(inputs, { locale })];
}

export function chanceNotes(topic: Topic): string[] {
	const { comparability } = topic.dataset;
	if (!comparability) return [];
	const kind = fig_source_kind({ kind: comparability.source_kind }, { locale: topic.locale });
	return [kind, ...noiseSentences(topic)];
}
