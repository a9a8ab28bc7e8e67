/** A file as a response: a small one made whole, a large one streamed, 503 when too many are being made. */
import { portioned } from '#lib/formats/portion.ts';
import { inSlot, LARGE_FILES, SlotsFull, SMALL_CELLS, SMALL_FILES } from './slots.ts';

/** Files and what is said of them may be read by the pages of others. */
export const OPEN = { 'access-control-allow-origin': '*' };

/** Seconds after which a reader who found no slot may ask again. */
export const RETRY_AFTER = '5';

export const refusal = (
	status: number,
	message: string,
	problems: readonly unknown[] = [],
	headers: Record<string, string> = OPEN
): Response =>
	Response.json(
		{ error: { status, message, problems } },
		{ status, headers: { ...headers, 'cache-control': 'no-store' } }
	);

/** The answer of `make`, or 503 when it finds no slot. */
export async function orBusy(make: () => Promise<Response>, what = 'files'): Promise<Response> {
	try {
		return await make();
	} catch (error) {
		if (!(error instanceof SlotsFull)) throw error;
		const busy = refusal(503, `Too many ${what} are being made; try again in a few seconds.`);
		busy.headers.set('retry-after', RETRY_AFTER);
		return busy;
	}
}

const bytesAnswer = (body: Buffer<ArrayBuffer>, headers: Record<string, string>): Response =>
	new Response(body, { headers: { ...headers, 'content-length': String(body.length) } });

async function wholeOf(portions: AsyncGenerator<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
	const parts: Uint8Array[] = [];
	for await (const part of portions) parts.push(part);
	return Buffer.concat(parts);
}

/** One portion is made when the reader asks for it; a reader that goes away ends the query. */
function streamed(
	portions: AsyncGenerator<Uint8Array>,
	first: IteratorResult<Uint8Array, unknown>
): ReadableStream {
	let next: Promise<IteratorResult<Uint8Array, unknown>> = Promise.resolve(first);
	return new ReadableStream({
		async pull(controller) {
			const portion = await next;
			if (portion.done) return controller.close();
			controller.enqueue(portion.value);
			next = portions.next();
			next.catch(() => undefined);
		},
		async cancel() {
			await portions.return(undefined);
		}
	});
}

/** A file that is small and needs no slot. */
export const wholeAnswer = async (
	pieces: AsyncIterable<string | Uint8Array>,
	headers: Record<string, string>
): Promise<Response> => bytesAnswer(await wholeOf(portioned(pieces)), headers);

/**
 * @param pieces begun only when there is a slot for the file
 * @param cells of the selection: decides which kind of slot it needs
 */
export const fileAnswer = (
	pieces: AsyncIterable<string | Uint8Array>,
	cells: number,
	headers: Record<string, string>
): Promise<Response> =>
	orBusy(async () => {
		const portions = portioned(pieces);
		// No reader, however slow, holds the slot of a small file.
		if (cells <= SMALL_CELLS)
			return bytesAnswer(await SMALL_FILES.within(() => wholeOf(portions)), headers);
		const limited = inSlot(LARGE_FILES, await LARGE_FILES.acquire(), portions);
		return new Response(streamed(limited, await limited.next()), { headers });
	});
