import type { Release } from '#lib/warehouse/releases.ts';

declare global {
	namespace App {
		interface Locals {
			/** The page is asked for by a phone. */
			phone: boolean;
			/** What the address asks of releases: the one it names, or the name that none has. */
			release: { pinned?: Release; unknown?: string };
		}
	}
}
