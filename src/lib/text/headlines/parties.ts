/** The two that a difference lies between, in words. */
import type { PublishedValue } from '../published-values.ts';
import { dimensionNamed, type Topic } from '../topic.ts';
import { hasOwnWords, nounOf, whereIs, whereToo } from '../where.ts';
import type { Words } from './kind.ts';
import { fig_for, fig_than_short } from '../paraglide/messages.js';

/** "for women" and "men" instead of "among women" and "among men". */
const shortParties = ({ locale }: Topic, who: string, other: string) => ({
	who: fig_for({ what: who }, { locale }),
	other: fig_than_short({ other }, { locale })
});

/** Who it is about and who that is compared with, as places or groups in a sentence, and both by their names. */
export function partiesOf(
	{ topic }: Words,
	values: readonly PublishedValue[],
	{ isLong = false } = {}
) {
	const { dimension, code } = topic.view.reference!;
	const group = values[0]!.codes[dimension]!;
	const [a, b] = [group, code].map((one) => nounOf(topic, dimension, one)) as [string, string];
	const isGeo = dimensionNamed(topic, dimension).role === 'geo';
	if (!isLong && topic.brief && !isGeo && !hasOwnWords(topic, dimension))
		return { ...shortParties(topic, a, b), a, b };
	return {
		who: whereIs(topic, dimension, group),
		other: whereToo(topic, dimension, code),
		a,
		b
	};
}
