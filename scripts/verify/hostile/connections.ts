/** Readers that stop half way: in the head, in the body, in the answer. */
import { requestOf, type Attack } from './attack.ts';
import type { Draw } from './chance.ts';
import type { Targets } from './targets.ts';

/** Requests that are never finished. */
export function halves({ of, below }: Draw, targets: Targets): Attack {
	const whole = requestOf(of([...targets.pages, ...targets.statics]));
	const bytes = of([
		() => Buffer.alloc(0),
		() => whole.subarray(0, below(whole.length - 1)),
		() =>
			requestOf('/en', {
				method: 'POST',
				headers: ['Content-Length: 1000'],
				body: 'x'.repeat(below(900))
			}),
		() => requestOf(of(targets.pages), { headers: ['Content-Length: 1000'], body: 'x' }),
		() =>
			requestOf('/en', {
				method: 'POST',
				headers: ['Transfer-Encoding: chunked'],
				body: 'ff\r\nhalf'
			})
	])();
	return { kind: 'halves', bytes, then: 'half' };
}

const anyOf = ({ of }: Draw, targets: Targets): string =>
	of([
		of(targets.downloads),
		of(targets.downloads),
		of(targets.statics),
		of(targets.pages),
		of(targets.damaged),
		of(targets.files)
	]);

/** Readers that break off. */
export function resets(draw: Draw, targets: Targets): Attack {
	const headers = [`Accept-Encoding: ${draw.of(['identity', 'gzip', 'br'])}`];
	const bytes = requestOf(anyOf(draw, targets), { headers });
	return { kind: 'resets', bytes, then: 'reset', take: draw.below(40_000) };
}

/** Readers that stand still: they keep the connection and take nothing more. */
export function standing(draw: Draw, targets: Targets): Attack {
	const many = `GET ${anyOf(draw, targets)} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: identity\r\n\r\n`;
	const bytes = Buffer.from(many.repeat(1 + draw.below(4)));
	return { kind: 'standing', bytes, then: 'stand', take: draw.below(100_000) };
}
