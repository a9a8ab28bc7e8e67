/** The bare address leads to the reader's language. */
import { languageOf } from '#lib/text/languages.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ request }) =>
	new Response(null, {
		status: 302,
		headers: {
			location: `/${languageOf(request.headers.get('accept-language'))}`,
			vary: 'Accept-Language',
			'cache-control': 'no-store'
		}
	});
