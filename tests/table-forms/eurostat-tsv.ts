/** Eurostat's TSV: codes joined by commas in the first column, periods in the others, flags behind the numbers. */
import { cellText, codeOf, combinationsOf, sizeOf, type FormCube } from './cube.ts';

/** Codes and names stand bare and are joined by commas; the time variable is the last dimension. */
export const isTsvText = (text: string): boolean => /^[^\s,\\"]+$/.test(text);

/** Symbols of the cube are written as they are: ":" for not available, ": c" for confidential. */
export function eurostatTsv(cube: FormCube, lineEnd: '\r\n' | '\n' = '\n'): string {
	const { dimensions } = cube;
	const time = dimensions[dimensions.length - 1]!;
	const stub = dimensions.slice(0, -1);
	const periods = time.categories.map((c) => `${c.code} `);
	const lines = [[`${stub.map(codeOf).join(',')}\\TIME_PERIOD`, ...periods].join('\t')];
	const width = sizeOf([time]);
	let at = 0;
	for (const held of combinationsOf(stub)) {
		const cells = Array.from({ length: width }, () => `${cellText(cube, at++)} `);
		lines.push([held.map((c) => c.code).join(','), ...cells].join('\t'));
	}
	return lines.map((line) => line + lineEnd).join('');
}
