/** Labels that say something: an empty one is none, in any form and any language. */
import type { Text } from '#lib/dataset/model.ts';
import type { TableDimension } from './table.ts';

/** The texts that are not blank; `code` where no English one is left. */
function labelled(text: Text, code: string): Text {
	const filled = Object.entries(text).filter(([, said]) => said.trim() !== '');
	return { en: code, ...(Object.fromEntries(filled) as Partial<Text>) };
}

const isBlank = (text: Text): boolean => Object.values(text).some((said) => said.trim() === '');

/** Categories without label bear their codes, variables without label their names. */
export const withLabels = (dimensions: readonly TableDimension[]): TableDimension[] =>
	dimensions.map((dimension) => {
		const { label, labels, name, codes } = dimension;
		const isWhole = !isBlank(label) && !labels.some(isBlank);
		return isWhole
			? dimension
			: {
					...dimension,
					label: labelled(label, name),
					labels: labels.map((text, i) => labelled(text, codes[i]!))
				};
	});
