/** The type every lexicon is described by. */

/** All keys but ids of dimensions are labels as datasets write them in that language. */
export interface Lexicon {
	/**
	 * Measures as the subject of a sentence, in the singular and definite: "the number of asylum applicants[ from {origin}]". `{people}`
	 * is whom it is about, `{id}` the one category of that dimension; what stands in brackets is left out where that holds several or all.
	 */
	measures: Readonly<Record<string, string>>;
	/** Categories that are measures themselves, above all parts of a whole: "the share with tertiary education". */
	parts: Readonly<Record<string, string>>;
	/** Categories as people: "people born abroad". */
	people: Readonly<Record<string, string>>;
	/** By the id of a dimension, its categories as people: "people aged {}". */
	peopleBy: Readonly<Record<string, string>>;
	/** The same for numbers of people, where room is short: "from {}". */
	whereBriefly: Readonly<Record<string, string>>;
	/** People and measures in fewer words, where room is short: by their words here. */
	brief: Readonly<Record<string, string>>;
	/** By the id of a dimension, what its labels say once more. */
	aside: Readonly<Record<string, RegExp>>;
	/** Labels that are people by themselves. */
	isPeople: RegExp;
	/** By the id of a dimension whose categories are no people, where figures hold for them: "for {}". */
	where: Readonly<Record<string, string>>;
}
