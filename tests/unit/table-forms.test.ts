/** Whatever a table holds, every form that can hold it reads back as the same table, or the file is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL } from '#tests/full.ts';
import { disagreement, sourceOf } from '../table-forms/agreement.ts';
import type { FormCube } from '../table-forms/cube.ts';
import { isRepresentable, encode, ENCODINGS } from '../table-forms/encodings.ts';
import type { Form } from '../table-forms/form.ts';
import { FORMS } from '../table-forms/forms.ts';
import { hostileCube } from '../table-forms/hostile.ts';
import { twinned } from '../table-forms/prepared.ts';
import { matchTable } from '#lib/tables/match/match.ts';
import { readTable } from '#lib/tables/detect/read.ts';
import { Refused, type ReadOptions } from '#lib/tables/table/table.ts';

/** Tables for each promise; in `npm run verify` more than ten thousand in all. */
const numRuns = Number(process.env.NORDIC_RUNS ?? (FULL ? 400 : 20));
const seed = process.env.NORDIC_SEED ? Number(process.env.NORDIC_SEED) : undefined;
const runs = { numRuns, includeErrorInReport: true, ...(seed === undefined ? {} : { seed }) };

const pieces = fc.constantFrom(1, 7, 64, 1000, 65_536);
/** So many pieces are enough to cut a file everywhere; thousands only take time. */
const MOST_PIECES = 200;

/** "same", "refused", or what is different. A table that is known already has its own codes afterwards. */
async function outcomeOf(
	cube: FormCube,
	bytes: Uint8Array,
	options: ReadOptions,
	{ shown, loose }: Pick<Form, 'shown' | 'loose'>,
	piece: number
): Promise<string> {
	try {
		const size = Math.max(piece, Math.ceil(bytes.length / MOST_PIECES));
		const table = await readTable(sourceOf(bytes, size), options);
		if (!options.known) return disagreement(cube, table, shown, !loose) ?? 'same';
		const bound = matchTable(table, options.known).table;
		return disagreement(cube, bound, 'code', !loose) ?? 'same';
	} catch (error) {
		if (error instanceof Refused) return `refused: ${error.message}`;
		throw error;
	}
}

/** Writes a cube in a form and says what became of it; where the form cannot hold the cube, another is drawn in its place. */
async function roundTrip(
	form: Form,
	given: FormCube,
	style: number,
	encoding: (typeof ENCODINGS)[number],
	piece: number
): Promise<{ outcome: string; isClean: boolean }> {
	const cube = form.prepare?.(given) ?? given;
	fc.pre(form.can?.(cube) ?? true);
	const { write, options, isClean } = form.style(cube, style);
	const written = write(encoding);
	fc.pre(typeof written !== 'string' || isRepresentable(written, encoding));
	const bytes = typeof written === 'string' ? encode(written, encoding) : written;
	return {
		outcome: await outcomeOf(cube, bytes, options, form, piece),
		isClean: isClean && encoding !== 'windows-1252'
	};
}

/** Two of its categories get one label. */
function twinsOf(cube: FormCube): FormCube {
	const twins = twinned(cube);
	fc.pre(twins !== undefined);
	return twins;
}

describe.each(FORMS.map((form) => [form.name, form] as const))('%s', (_, form) => {
	const cube = hostileCube({ wild: form.wild ?? false });
	it('reads back as the table that was written', async () => {
		let same = 0;
		await fc.assert(
			fc.asyncProperty(
				cube,
				fc.nat(1023),
				fc.constantFrom(...(form.encodings ?? ENCODINGS)),
				pieces,
				async (given, style, encoding, piece) => {
					const result = await roundTrip(form, given, style, encoding, piece);
					if (result.outcome === 'same') same++;
					else if (result.isClean || !result.outcome.startsWith('refused'))
						expect.fail(result.outcome);
				}
			),
			runs
		);
		// A property whose tables were all refused would hold of a reader that reads nothing.
		expect(same).toBeGreaterThan(0);
	});

	if (form.shown === 'label')
		it('is refused where two categories have one label', async () => {
			await fc.assert(
				fc.asyncProperty(cube, fc.nat(1023), pieces, async (given, style, piece) => {
					const result = await roundTrip(form, twinsOf(given), style, 'utf-8', piece);
					expect(result.outcome).toMatch(/^refused/);
				}),
				runs
			);
		});
	else
		it('keeps two categories of one label apart', async () => {
			let same = 0;
			await fc.assert(
				fc.asyncProperty(cube, fc.nat(1023), pieces, async (given, style, piece) => {
					const result = await roundTrip(form, twinsOf(given), style, 'utf-8', piece);
					if (result.outcome === 'same') same++;
					else if (result.isClean || !result.outcome.startsWith('refused'))
						expect.fail(result.outcome);
				}),
				runs
			);
			expect(same).toBeGreaterThan(0);
		});
});

it('a figure, a symbol or a category that changed is noticed', async () => {
	const form = FORMS.find(({ name }) => name === 'json-stat 2')!;
	await fc.assert(
		fc.asyncProperty(hostileCube(), fc.nat(), async (cube, at) => {
			const cell = at % cube.values.length;
			const values = cube.values.map((v, i) => (i === cell ? (v ?? 0) + 1 : v));
			const { write, options } = form.style({ ...cube, values }, 0);
			const bytes = encode(write('utf-8') as string, 'utf-8');
			expect(await outcomeOf(cube, bytes, options, form, 64)).toMatch(/^cell/);
			const [first, ...rest] = cube.dimensions;
			const [category, ...others] = first!.categories;
			const categories = [{ ...category!, code: 'another code' }, ...others];
			const renamed = { ...cube, dimensions: [{ ...first!, categories }, ...rest] };
			const written = form.style(cube, 0).write('utf-8') as string;
			expect(await outcomeOf(renamed, encode(written, 'utf-8'), options, form, 64)).toMatch(
				/no category/
			);
		}),
		{ numRuns: Math.min(numRuns, 100) }
	);
});
