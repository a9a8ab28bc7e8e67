/** What the browser does before the page comes alive. */
import type { ClientInit } from '@sveltejs/kit';
import { noteEarly } from './routes/[lang=language]/early.ts';

export const init: ClientInit = noteEarly;
