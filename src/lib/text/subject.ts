/** What a sentence speaks of: "employment of non-EU citizens in Sweden". */
import { isTotal } from '#lib/dataset/groups.ts';
import { textIn, type Text } from '#lib/dataset/model.ts';
import { unitKindRule } from '#lib/dataset/unit-kinds.ts';
import { wholesOf } from '#lib/forms/view.ts';
import { inFewerWords, wordOf } from './lexicon/lexicon.ts';
import { perSubject } from './per-words.ts';
import { insideSentence } from './place-names.ts';
import { categoryOf, dimensionNamed, type Topic } from './topic.ts';
import { hasOwnWords, nounOf, quoted, slotOf, whereIs } from './where.ts';
import { fig_number_of, fig_of_count, fig_share_of } from './paraglide/messages.js';

/** How much is said; a headline leaves out what its subtitle says anyway when room is short. */
export interface Detail {
	/** Whom it is about. */
	people: boolean;
	/** How many values it rests on. */
	coverage: boolean;
}

export interface Subject {
	/** The period the sentence speaks of. */
	period?: string;
	/** The dimension whose two categories are compared, and so are not part of the subject. */
	pair?: string | undefined;
	/** Dimensions of which one category of several is spoken of, which then has to be named. */
	told?: readonly string[] | undefined;
}

/** The one code of a dimension that holds just one in this slice. */
export const onlyCode = ({ slice }: Topic, id: string): string | undefined => {
	const codes = slice.dimensions.find((d) => d.id === id)?.codes;
	return codes?.length === 1 ? codes[0] : undefined;
};

/** The one category of a dimension, where it tells whom figures are about: all together tell nothing. */
function tellingCode(topic: Topic, id: string, pair: string | undefined): string | undefined {
	const code = onlyCode(topic, id);
	if (code === undefined || id === pair) return undefined;
	return isTotal(dimensionNamed(topic, id), code) ? undefined : code;
}

/** The dimension whose one category is what is measured: one of several measures, or of the parts of a whole. */
function namingDimension(topic: Topic): string | undefined {
	const { dataset, locale } = topic;
	const metric = dataset.dimensions.find((d) => d.role === 'metric');
	const isNamed = (id: string) => {
		const code = onlyCode(topic, id);
		if (code === undefined) return false;
		return wordOf(locale, 'parts', textIn(categoryOf(topic, id, code).label, locale)) !== undefined;
	};
	const ofShares = unitKindRule(dataset.unit.kind).isOfParts
		? dataset.dimensions.map(({ id }) => id).filter(isNamed)
		: [];
	return [metric?.id, ...wholesOf(dataset), ...ofShares].find(
		(id) => id !== undefined && onlyCode(topic, id) !== undefined
	);
}

/** Fixed dimensions that tell whom the figures are about: those with a total or a reference to differ from. */
function groupsOf(topic: Topic, { pair, told = [] }: Subject, said: readonly string[]): string[] {
	const naming = namingDimension(topic);
	return topic.slice.dimensions.flatMap(({ id, role }) => {
		if (role === 'time' || role === 'geo' || id === naming || said.includes(id)) return [];
		const dimension = dimensionNamed(topic, id);
		const isTelling =
			told.includes(id) ||
			id in topic.dataset.references ||
			dimension.categories.some((c) => isTotal(dimension, c.code));
		return isTelling && tellingCode(topic, id, pair) !== undefined ? [id] : [];
	});
}

/** "… by region, sex and year". */
const BY = / (?:by|efter) .+$/i;

/** The measure of a label that no lexicon has: quoted where it would have to be inflected. */
function unknownMeasure(topic: Topic, label: Text): string {
	const { locale, unit } = topic;
	// A title names its variables: they stand beside it.
	const own = textIn(label, locale).replace(BY, '');
	if (locale !== 'en' || label[locale] === undefined) return quoted(own, topic);
	const name = insideSentence(own, locale);
	const isCounted = unitKindRule(unit.kind).isCounted && topic.view.per === undefined;
	return isCounted ? fig_number_of({ what: name }, { locale }) : name;
}

interface Template {
	text: string;
	/** Dimensions it names itself. */
	ids: string[];
}

function templateOf(topic: Topic): Template {
	const { locale, dataset } = topic;
	const naming = namingDimension(topic);
	const code = naming === undefined ? undefined : onlyCode(topic, naming);
	const idsIn = (text: string) =>
		[...text.matchAll(/\{=?(\w+)\}/g)].map(([, id]) => id!).filter((id) => id !== 'people');
	const known = (name: Text) => {
		const said = textIn(name, locale);
		return wordOf(locale, 'parts', said) ?? wordOf(locale, 'measures', said);
	};
	const label = textIn(dataset.measure, locale);
	const own =
		wordOf(locale, 'measures', `${label} (${dataset.unit.kind})`) ??
		wordOf(locale, 'measures', label);
	const isSaid = own !== undefined && naming !== undefined && idsIn(own).includes(naming);
	if (naming !== undefined && code !== undefined && !isSaid) {
		const { label: name } = categoryOf(topic, naming, code);
		const isPart = unitKindRule(dataset.unit.kind).isOfParts;
		const other = isPart
			? fig_share_of({ what: quoted(textIn(name, locale), topic) }, { locale })
			: unknownMeasure(topic, name);
		const text = known(name) ?? other;
		return { text, ids: [naming, ...idsIn(text)] };
	}
	const text = own ?? unknownMeasure(topic, dataset.measure);
	return { text, ids: idsIn(text) };
}

/** What stands in the slots of a template; a bracket with an empty one is left out, and so is an alternative. */
function filledTemplate(
	template: string,
	fill: (slot: string, isName: boolean) => string | undefined
): string {
	const slots = (part: string): string | undefined => {
		let isWhole = true;
		const done = part.replace(/\{(=?)(\w+)\}/g, (_, sign: string, slot: string) => {
			const found = fill(slot, sign === '=');
			if (found === undefined) isWhole = false;
			return found ?? '';
		});
		return isWhole ? done : undefined;
	};
	const texts = template
		.split('|')
		.map((one) => slots(one.replace(/\[([^\]]*)\]/g, (_, part: string) => slots(part) ?? '')));
	return (texts.find((text) => text !== undefined) ?? '').trim();
}

/** "non-EU citizens, women": several groups at once. */
const peopleText = (topic: Topic, ids: readonly string[]): string =>
	ids.map((id) => nounOf(topic, id, onlyCode(topic, id)!)).join(', ');

/** "among women", "at ages 20–24": where figures of fixed groups hold. */
function groupsText(topic: Topic, ids: readonly string[]): string {
	const [first, ...others] = ids;
	const more = others.length > 0 ? ` (${peopleText(topic, others)})` : '';
	return ` ${whereIs(topic, first!, onlyCode(topic, first!)!)}${more}`;
}

/** The measure with whom it is about, without place or period. */
function measureOf(topic: Topic, subject: Subject, { people }: Detail): string {
	const { locale, view, unit } = topic;
	const template = templateOf(topic);
	const all = groupsOf(topic, subject, template.ids);
	const groups = all.filter((id) => people || subject.told?.includes(id));
	const named = groups.filter((id) => !hasOwnWords(topic, id));
	const [main, ...rest] = named;
	const takesPeople = template.text.includes('{people}') && main !== undefined;
	const filled = filledTemplate(template.text, (slot, isName) => {
		if (slot === 'people')
			return main === undefined
				? undefined
				: nounOf(topic, main, onlyCode(topic, main)!) +
						(rest.length > 0 ? ` (${peopleText(topic, rest)})` : '');
		const code = tellingCode(topic, slot, subject.pair);
		if (code === undefined) return undefined;
		return isName ? slotOf(topic, slot, code) : nounOf(topic, slot, code);
	});
	const measure = topic.brief ? inFewerWords(filled, locale) : filled;
	const divided = view.per ? perSubject(measure, view.per, topic.locale) : measure;
	const owned = groups.filter((id) => hasOwnWords(topic, id));
	const left = takesPeople ? owned : [...named, ...owned];
	if (left.length === 0) return divided;
	if (unitKindRule(unit.kind).isCounted && named.length > 0)
		return fig_of_count({ what: divided, people: peopleText(topic, left) }, { locale });
	return divided + groupsText(topic, left);
}

/** "in Sweden" when the slice holds one country. */
function placeOf(topic: Topic, pair: string | undefined): string {
	const geo = topic.slice.dimensions.find((d) => d.role === 'geo');
	const code = geo && onlyCode(topic, geo.id);
	if (!geo || code === undefined || geo.id === pair) return '';
	return ` ${whereIs(topic, geo.id, code)}`;
}

/** "employment of non-EU citizens in Sweden", as it stands inside a sentence. */
export const subjectOf = (topic: Topic, subject: Subject, detail: Detail): string =>
	measureOf(topic, subject, detail) + placeOf(topic, subject.pair);
