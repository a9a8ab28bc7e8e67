/** JSON objects written by hand: their members keep the order given, whatever the keys look like. */

/** Members as texts of JSON; a key such as "__proto__" or "2016" is a key like any other. */
export const objectText = (members: Iterable<readonly [key: string, json: string]>): string =>
	`{${[...members].map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;

export const jsonOf = (value: unknown): string => JSON.stringify(value);

/** Member that is only written where there is something to say. */
export const given = (key: string, value: unknown): [string, string][] =>
	value === undefined ? [] : [[key, jsonOf(value)]];
