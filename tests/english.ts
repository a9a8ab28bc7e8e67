/** Tests of readers promise what people read: a refusal's message is English, as on the command line. */
import { Refused } from '#lib/tables/table/table.ts';
import { messageOf } from '#lib/text/problems-english.ts';

Object.defineProperty(Refused.prototype, 'message', {
	// Files that share a process set it again.
	configurable: true,
	get(this: Refused) {
		return messageOf(this);
	}
});
