/** Which of many codes somebody may have meant: a few that are like what was written. */

/** Longer lists are not read. */
export const MOST_NAMED = 12;

/** Letters to change, add or take away. */
function editDistance(a: string, b: string): number {
	let before = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const isSame = a[i - 1] === b[j - 1];
			row.push(Math.min(row[j - 1]! + 1, before[j]! + 1, before[j - 1]! + Number(!isSame)));
		}
		before = row;
	}
	return before[b.length]!;
}

/** What begins alike is nearer than what is spelt alike. */
function distance(asked: string, code: string): number {
	const [a, b] = [asked.toLowerCase(), code.toLowerCase()];
	const isBeginning = a !== '' && (b.startsWith(a) || a.startsWith(b));
	return (isBeginning ? 0 : 1_000) + editDistance(a, b);
}

/** All where they are few, in their order; else those that are most like what was asked, the nearest first. */
export function nearest(asked: string, allowed: readonly string[]): string[] {
	if (allowed.length <= MOST_NAMED) return [...allowed];
	// Nobody writes codes that long, and their comparison would take as long as the one who asks likes.
	const short = asked.slice(0, 100);
	return allowed
		.map((code) => ({ code, far: distance(short, code.slice(0, 100)) }))
		.sort((a, b) => a.far - b.far)
		.slice(0, MOST_NAMED)
		.map(({ code }) => code);
}
