/** One column of labels or codes: each row's category by number, each label once. */
import { Dictionary } from './dictionary.ts';
import { IndexColumn } from './indexes.ts';
import { cleaned, unguarded } from './layout/index.ts';
import { Tally } from './values.ts';
import type { Records } from './records.ts';

const DOUBLED_QUOTES = 2;

export class KeyColumn {
	readonly field: number;
	readonly name: string;
	/** Cleaned, in order of appearance. */
	readonly labels: string[] = [];
	/** Category of each row. */
	readonly rows: IndexColumn;
	/** Labels that stood behind a spreadsheet's guard. */
	readonly guarded = new Tally();
	readonly #spellings = new Dictionary();
	/** Category of each spelling; several spellings may be one label. */
	readonly #categories: number[] = [];
	readonly #byLabel = new Map<string, number>();

	/** `room`: expected number of rows. */
	constructor(field: number, name: string, room: number) {
		this.field = field;
		this.name = name;
		this.rows = new IndexColumn(room);
	}

	/** Category of this record's label, or -1 when its spelling was not met yet. */
	find(records: Records): number {
		const { field } = this;
		if (records.quotes[field] === DOUBLED_QUOTES)
			return this.#byLabel.get(cleaned(records.text(field))) ?? -1;
		const spelling = this.#spellings.find(
			records.bytes,
			records.starts[field]!,
			records.ends[field]!
		);
		return spelling < 0 ? -1 : this.#categories[spelling]!;
	}

	/** Adds a spelling that `find` did not find; returns its category. */
	add(records: Records): number {
		const { field } = this;
		const text = records.text(field);
		const label = cleaned(text);
		let category = this.#byLabel.get(label);
		if (category === undefined) {
			category = this.labels.push(label) - 1;
			this.#byLabel.set(label, category);
		}
		if (unguarded(text) !== text) this.guarded.add(records.line);
		if (records.quotes[field] !== DOUBLED_QUOTES) {
			this.#spellings.add(records.bytes, records.starts[field]!, records.ends[field]!);
			this.#categories.push(category);
		}
		return category;
	}
}
