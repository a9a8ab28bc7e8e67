declare global {
	namespace App {
		interface Locals {
			/** The page is asked for by a phone. */
			phone: boolean;
		}
		interface PageState {
			/** Selection and view of a file opened in this browser, as they stand behind "#?" in the address. */
			query?: string;
			/** How many choices lie behind this one. */
			step?: number;
		}
	}
}

export {};
