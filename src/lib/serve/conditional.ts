/** Conditional requests (RFC 9110, section 13.1.2). */

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
