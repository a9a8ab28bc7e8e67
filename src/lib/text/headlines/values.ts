/** Values of a sentence as text. */
import type { PublishedValue } from '../published-values.ts';
import { spanText, type Topic } from '../topic.ts';

/** "71.2–71.9%"; one value where they are all the same. */
export const spanOf = (topic: Topic, values: readonly PublishedValue[]): string => {
	const all = values.map((one) => one.value);
	return spanText(topic, Math.min(...all), Math.max(...all));
};
