/** How a change and its time are said: "has risen" and "since 2021", or "rose" and "from 2021 to 2023". */
import { periodName } from '../period-names.ts';
import { dimensionNamed, timeOf, type Topic } from '../topic.ts';
import { fig_changed_span, fig_changed_verb, fig_changed_verb_too } from '../paraglide/messages.js';

/** since: up to the newest period there is · span: from one to another. */
export type SpanForm = 'since' | 'span';

interface Ends {
	from: string;
	to: string;
}

const periodsOf = (topic: Topic): string[] =>
	dimensionNamed(topic, timeOf(topic)!.id).categories.map(({ code }) => code);

/** True if values are measured from a later period. */
export const isBackwards = (topic: Topic, { from, to }: Ends): boolean =>
	periodsOf(topic).indexOf(from) > periodsOf(topic).indexOf(to);

export const spanFormOf = (topic: Topic, { to }: Ends): SpanForm =>
	to === periodsOf(topic).at(-1) ? 'since' : 'span';

/** Names of both periods, and which form their sentence has. */
export const spanInputs = (topic: Topic, { from, to }: Ends) => ({
	span: spanFormOf(topic, { from, to }),
	from: periodName(from, topic.locale),
	to: periodName(to, topic.locale)
});

/** "has risen" · "since 2021" · "and fallen". */
export function verbInputs(topic: Topic, ends: Ends, way: 'up' | 'down') {
	const { span, from, to } = spanInputs(topic, ends);
	const { locale } = topic;
	return {
		verb: fig_changed_verb({ way, span }, { locale }),
		otherVerb: fig_changed_verb_too({ way: way === 'up' ? 'down' : 'up', span }, { locale }),
		since: fig_changed_span({ span, from, to }, { locale }),
		from,
		to
	};
}
