/** What a form must not be taken to show: groups are no persons, and classes side by side no persons who are followed. */
import { formRule } from '#lib/forms/index.ts';
import type { Figure } from '#lib/forms/figure.ts';
import { fig_guard } from './paraglide/messages.js';
import type { Topic } from './topic.ts';

/** In a cohort table read by the time since the start, each line is one year's arrivals. */
const areFollowed = ({ dataset: { cohort }, view: { x } }: Topic): boolean => cohort?.since === x;

export function guardOf(topic: Topic): Pick<Figure, 'guard'> {
	const { guard } = formRule(topic.view);
	if (!guard) return {};
	const what = guard === 'same_people' && areFollowed(topic) ? 'followed' : guard;
	return { guard: fig_guard({ what }, { locale: topic.locale }) };
}
