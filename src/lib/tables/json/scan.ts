/** A JSON file read member by member: small values are parsed whole, long ones are left to the readers of figures. */
import { refuse } from '../table/table.ts';
import { phrase, type Phrase } from '#lib/dataset/problem.ts';
import { ByteWindow } from '../bytes/window.ts';
import { joined, type InputFile } from '../bytes/input-file.ts';
import { isBlank, jsonString, parseJson, shown, type Json, sign, signs } from './value.ts';

/** Dimensions with a million categories fit; a file that is one text, or is never closed, is not gathered whole. */
const LONGEST = 1 << 26;

export class JsonScan {
	/** Where the scan is; readers of figures move it themselves. */
	readonly window: ByteWindow;
	#inside: string[] = [];

	constructor(file: InputFile) {
		this.window = new ByteWindow(file);
	}

	/** The next byte that is not white space, without taking it; undefined at the end of the file. */
	async peek(): Promise<number | undefined> {
		const { window } = this;
		for (;;) {
			while (isBlank(window.bytes[window.pos])) window.pos++;
			if (window.pos < window.bytes.length) return window.bytes[window.pos];
			if (!(await window.more())) return undefined;
		}
	}

	/** Takes `byte` if it is next. */
	async takes(byte: number): Promise<boolean> {
		if ((await this.peek()) !== byte) return false;
		this.window.pos++;
		return true;
	}

	/** Names of an object's members; what is done between two names has to take the member's value. */
	async *members(): AsyncGenerator<string> {
		if (!(await this.takes(0x7b))) this.fail(sign('{'));
		if (await this.takes(0x7d)) return;
		do {
			const name = await this.#string();
			if (!(await this.takes(0x3a))) this.fail(sign(':'));
			this.#inside.push(name);
			yield name;
			this.#inside.pop();
		} while (await this.takes(0x2c));
		if (!(await this.takes(0x7d))) this.fail(signs(',', '}'));
	}

	/** Any one value, parsed. */
	async value(): Promise<Json> {
		const first = await this.peek();
		const offset = this.window.offsetOf(this.window.pos);
		const isNested = first === 0x7b || first === 0x5b;
		const bytes = isNested
			? await this.#nested()
			: first === 0x22
				? await this.#quoted()
				: await this.#bare();
		return parseJson(bytes, offset);
	}

	/** Refuses anything but white space behind the document. */
	async end(): Promise<void> {
		const next = await this.peek();
		if (next === undefined) return;
		refuse('json_behind', { found: shown(next) }, { byte: this.window.offsetOf(this.window.pos) });
	}

	/** Refuses the byte that is next, or the end of the file if there is none. */
	fail(allowed: Phrase, at = this.window.pos): never {
		const byte = this.window.bytes[at];
		const found = byte === undefined ? phrase('cut_short') : shown(byte);
		const member = this.#member();
		const where = { byte: this.window.offsetOf(at) };
		if (member === '') return refuse('json_unexpected', { found, allowed }, where);
		return refuse('json_unexpected_in', { found, member, allowed }, where);
	}

	/** The names the scan is inside of; "" outside of all. */
	#member(): string {
		return this.#inside.join('.');
	}

	async #string(): Promise<string> {
		if ((await this.peek()) !== 0x22) this.fail(phrase('json_name'));
		const offset = this.window.offsetOf(this.window.pos);
		const bytes = await this.#quoted();
		return jsonString(bytes, 1, bytes.length - 1, offset);
	}

	/** Bytes of a string with its quotes. */
	async #quoted(): Promise<Uint8Array> {
		let isEscaped = false;
		let isOpen = false;
		return this.#span((byte) => {
			if (isEscaped) isEscaped = false;
			else if (byte === 0x5c) isEscaped = true;
			else if (byte === 0x22) {
				if (isOpen) return true;
				isOpen = true;
			}
			return false;
		});
	}

	/** Bytes of an array or object with its brackets; what is inside is not looked at. */
	async #nested(): Promise<Uint8Array> {
		let depth = 0;
		let isString = false;
		let isEscaped = false;
		return this.#span((byte) => {
			if (isString) {
				if (isEscaped) isEscaped = false;
				else if (byte === 0x5c) isEscaped = true;
				else if (byte === 0x22) isString = false;
			} else if (byte === 0x22) isString = true;
			else if (byte === 0x7b || byte === 0x5b) depth++;
			else if (byte === 0x7d || byte === 0x5d) return --depth === 0;
			return false;
		});
	}

	/** Bytes up to and with the one that `isLast` names; more than a description of any table has are refused. */
	async #span(isLast: (byte: number) => boolean): Promise<Uint8Array> {
		const { window } = this;
		const pieces: Uint8Array[] = [];
		let held = 0;
		for (;;) {
			const { bytes, pos } = window;
			for (let p = pos; p < bytes.length; p++) {
				if (!isLast(bytes[p]!)) continue;
				window.pos = p + 1;
				pieces.push(bytes.subarray(pos, p + 1));
				return pieces.length === 1 ? pieces[0]! : joined(pieces);
			}
			window.pos = bytes.length;
			pieces.push(bytes.subarray(pos));
			held += bytes.length - pos;
			if (held > LONGEST)
				refuse(
					'json_member_long',
					{ most: LONGEST },
					{ member: this.#member(), byte: window.offsetOf(pos) }
				);
			if (!(await window.more())) this.fail(phrase('json_rest'));
		}
	}

	/** Bytes of a number or word, which only what follows it ends. */
	async #bare(): Promise<Uint8Array> {
		const { window } = this;
		const isPart = (byte: number | undefined): boolean =>
			byte !== undefined && (byte >= 0x30 || byte === 0x2b || byte === 0x2d || byte === 0x2e);
		let length = 0;
		for (;;) {
			while (isPart(window.bytes[window.pos + length]) && !isEnd(window.bytes[window.pos + length]))
				length++;
			if (window.pos + length < window.bytes.length || !(await window.more())) break;
		}
		if (length === 0) this.fail(phrase('json_value'));
		const bytes = window.bytes.subarray(window.pos, window.pos + length);
		window.pos += length;
		return bytes;
	}
}

const isEnd = (byte: number | undefined): boolean =>
	byte === 0x5d || byte === 0x7d || byte === 0x3a || byte === 0x5b || byte === 0x7b;
