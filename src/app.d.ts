declare global {
	namespace App {
		interface Locals {
			/** The page is asked for by a phone. */
			phone: boolean;
		}
	}
}

export {};
