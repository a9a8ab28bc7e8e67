/** Dimensions of how long people had lived in the country; years since a cohort began are another thing. */
import type { Dimension } from '../model.ts';

const IDS = ['stay', 'length_of_stay'];

export const isOfStay = ({ id }: Pick<Dimension, 'id'>): boolean => IDS.includes(id);
