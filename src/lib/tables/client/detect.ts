/** Which version of the API a server speaks, and its limits. */
import type { Line } from './call.ts';
import { clientV1, configOfV1 } from './v1.ts';
import { clientV2, configOfV2 } from './v2.ts';
import { bareBase, type Client, type Place } from './client.ts';
import { limitsOfV1, limitsOfV2 } from './limits.ts';

/**
 * Finds the version, reads the limits and gives them to the pace of `line`. An address that ends in v0 or v1 is not
 * asked whether it is version 2.
 */
export async function clientAt(line: Line, place: Place): Promise<Client> {
	const isFirst = /\/v[01]$/.test(bareBase(place.base, place.language));
	const second = isFirst ? undefined : await configOfV2(line, place);
	if (second !== undefined) {
		line.pace.limits = limitsOfV2(second);
		return clientV2(line, place);
	}
	line.pace.limits = limitsOfV1(await configOfV1(line, place));
	return clientV1(line, place);
}
