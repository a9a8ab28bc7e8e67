/** C24: moves that countries count after different lengths of stay. */
import { areCountriesApart, attributesOf } from '../sides.ts';
import { NOTHING, type Nothing, type Rule } from '../rule.ts';

/** Sources of moves; asylum and permits have no minimum stay. */
const OF_MOVES = ['population', 'registers', 'registers and permits'];

export const rule: Rule<Nothing> = (comparison) => {
	const isOfMoves = attributesOf(comparison).some(
		({ flow_or_stock, definition, instrument }) =>
			flow_or_stock === 'flow' && definition === 'national' && OF_MOVES.includes(instrument)
	);
	return isOfMoves && areCountriesApart(comparison)
		? { level: 'care', inputs: NOTHING }
		: undefined;
};
