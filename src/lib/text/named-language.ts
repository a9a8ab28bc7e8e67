/** In place of the message compiler's runtime, which looks a language up in addresses, cookies and settings: ours is always named by who asks. */

export const experimentalStaticLocale = undefined;

/** @throws always: the call is one that names no language */
export function getLocale(): never {
	throw new Error('A message was asked for without a language: m(inputs, { locale })');
}
