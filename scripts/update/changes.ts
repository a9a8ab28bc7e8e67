/** What is different in a new release of a dataset: cells and categories, with the first examples. */
import type { Dataset } from '#lib/dataset/model.ts';
import type { Table } from '#lib/tables/table/table.ts';
import { formatPlain } from '#lib/tables/table/plain-number.ts';
import { statusesOf } from '#lib/tables/table/statuses.ts';
import type { Former, FormerCell } from './former.ts';

export interface Changes {
	added: number;
	removed: number;
	changed: number;
	statusChanged: number;
	/** First of each kind: "changed DK M 2016: 71.2 → 71.4". */
	examples: string[];
	/** "added sex X (Other)", "removed …", "relabelled …: … → …", "new variable …". */
	categories: string[];
}

const SHOWN = 3;

const textOf = ({ value, status }: FormerCell): string =>
	Number.isNaN(value) ? status : `${formatPlain(value)}${status === 'ok' ? '' : ` (${status})`}`;

/** Positions of the new codes in the former cube, times its strides; undefined for a code that was not there. */
function stepsOf(table: Table, former: Former): (number | undefined)[][] | undefined {
	const ids = former.dataset.dimensions.map(({ id }) => id);
	const isSame =
		ids.length === table.dimensions.length && table.dimensions.every(({ id }) => ids.includes(id));
	if (!isSame) return undefined;
	return table.dimensions.map(({ id, codes }) => {
		const d = ids.indexOf(id);
		return codes.map((code) => {
			const place = former.places[d]!.get(code);
			return place === undefined ? undefined : place * former.strides[d]!;
		});
	});
}

/** Compares every cell. Of a table whose variables changed, all former cells are gone and all new ones are new. */
export function changesOf(table: Table, dataset: Dataset, former: Former): Changes {
	const changes: Changes = {
		added: 0,
		removed: 0,
		changed: 0,
		statusChanged: 0,
		examples: [],
		categories: categoriesOf(dataset, former.dataset)
	};
	const steps = stepsOf(table, former);
	if (!steps) return { ...changes, added: table.values.length, removed: former.count };
	const { without, beside } = statusesOf(table);
	const sizes = table.dimensions.map(({ codes }) => codes.length);
	const at = sizes.map(() => 0);
	const shown = new Map<string, number>();
	const tell = (kind: string, text: string): void => {
		const count = shown.get(kind) ?? 0;
		shown.set(kind, count + 1);
		const key = table.dimensions.map(({ codes }, d) => codes[at[d]!]!).join(' ');
		if (count < SHOWN) changes.examples.push(`${kind} ${key}: ${text}`);
	};
	let kept = 0;
	for (let i = 0; i < table.values.length; i++) {
		let rest = table.cells ? table.cells[i]! : i;
		let index: number | undefined = 0;
		for (let d = sizes.length - 1; d >= 0; d--) {
			at[d] = rest % sizes[d]!;
			rest = (rest - at[d]!) / sizes[d]!;
			const step: number | undefined = steps[d]![at[d]!];
			index = index === undefined || step === undefined ? undefined : index + step;
		}
		const value = table.values[i]!;
		const mark = table.marks[i]!;
		const now = { value, status: Number.isNaN(value) ? without[mark]! : beside[mark]! };
		const before = index === undefined ? undefined : former.at(index);
		if (!before) {
			changes.added++;
			tell('added', textOf(now));
			continue;
		}
		kept++;
		const isSame = before.value === value || (Number.isNaN(before.value) && Number.isNaN(value));
		if (!isSame) changes.changed++;
		else if (before.status !== now.status) changes.statusChanged++;
		else continue;
		tell(isSame ? 'status changed' : 'changed', `${textOf(before)} → ${textOf(now)}`);
	}
	changes.removed = former.count - kept;
	return changes;
}

function categoriesOf(now: Dataset, before: Dataset): string[] {
	const lines: string[] = [];
	for (const { id } of before.dimensions)
		if (!now.dimensions.some((d) => d.id === id)) lines.push(`the variable ${id} is gone`);
	for (const { id, categories } of now.dimensions) {
		const old = before.dimensions.find((d) => d.id === id);
		if (!old) {
			lines.push(`the variable ${id} is new`);
			continue;
		}
		const held = new Map(old.categories.map(({ code, label }) => [code, label.en]));
		for (const { code, label } of categories) {
			const was = held.get(code);
			held.delete(code);
			if (was === undefined) lines.push(`added ${id} ${code} (${label.en})`);
			else if (was !== label.en)
				lines.push(
					`relabelled ${id} ${code}: ${was} → ${label.en}; the definition may have changed`
				);
		}
		for (const [code, label] of held) lines.push(`removed ${id} ${code} (${label})`);
	}
	return lines;
}

export const isUnchanged = ({
	added,
	removed,
	changed,
	statusChanged,
	categories
}: Changes): boolean => added + removed + changed + statusChanged + categories.length === 0;

/** Lines of the summary, without the name of the dataset. */
export function changeLines(changes: Changes): string[] {
	if (isUnchanged(changes)) return ['no figure changed'];
	const { added, removed, changed, statusChanged, examples, categories } = changes;
	const most = 20;
	return [
		`cells added ${added}, removed ${removed}, changed ${changed}, status changed ${statusChanged}`,
		...examples.map((line) => `  ${line}`),
		...categories.slice(0, most).map((line) => `  ${line}`),
		...(categories.length > most ? [`  … and ${categories.length - most} more categories`] : [])
	];
}
