/** ETags and conditional requests (RFC 9110, sections 8.8.3 and 13.1.2). */

const weak = (tag: string): string => tag.trim().replace(/^W\//, '');

/**
 * True when somebody who sent this If-None-Match has the answer already: compared weakly, as the RFC asks of GET and HEAD.
 * @param header as received; several tags are joined by commas, `*` stands for any
 * @param etag of the answer, with its quotes
 */
export function isUnchanged(header: string | null | undefined, etag: string): boolean {
	if (!header) return false;
	return header.trim() === '*' || header.split(',').some((tag) => weak(tag) === weak(etag));
}

/** FNV-1a, 32 bits: short, and good enough to tell addresses apart in a tag. */
function hashOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash >>> 0).toString(36);
}

/** Of a file of the build in one encoding. Strong: the same tag means the same bytes. */
export const fileTagOf = (hash: string, encoding: string): string =>
	`"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;

/**
 * Of what is made from the figures of a release. Weak: an answer is the same whichever way it is compressed.
 * @param what everything else that the answer depends on
 */
export const tagOf = (release: string, what: string): string => `W/"${release}-${hashOf(what)}"`;
