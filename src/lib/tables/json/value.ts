/** JSON read from bytes into Maps, so that no code of a table can be mistaken for a member every object has. */
import { phrase, type Phrase } from '#lib/dataset/problem.ts';
import { NumberBytes } from '../bytes/number.ts';
import { refuse } from '../table/table.ts';

export type JsonObject = Map<string, Json>;
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** Deeper nesting than any statistics file has; it would only exhaust the stack. */
const MAX_DEPTH = 100;
const WORDS: readonly [string, null | boolean][] = [
	['null', null],
	['true', true],
	['false', false]
];

export const isJsonObject = (json: Json | undefined): json is JsonObject => json instanceof Map;

/** Texts, and numbers that stand where a text should; undefined for anything else. */
export const textOfJson = (json: Json | undefined): string | undefined =>
	typeof json === 'string' ? json : typeof json === 'number' ? String(json) : undefined;

/** A byte in words. */
export const shown = (byte: number | undefined): Phrase => {
	if (byte === undefined) return phrase('end_of_file');
	if (byte > 0x20 && byte < 0x7f) return sign(String.fromCharCode(byte));
	return phrase('byte', { hex: byte.toString(16).padStart(2, '0') });
};

/** Signs that may stand somewhere. */
export const sign = (one: string): Phrase => phrase('sign', { sign: one });
export const signs = (one: string, other: string): Phrase => phrase('signs', { one, other });

/**
 * Text of a JSON string whose bytes (between its quotes) are given. Refuses bad escapes, control characters and
 * bytes that are not UTF-8.
 */
export function jsonString(bytes: Uint8Array, from: number, to: number, offset: number): string {
	let text = '';
	let isPlain = true;
	for (let p = from; p < to; p++) {
		const byte = bytes[p]!;
		if (byte < 0x20) refuse('json_control', { found: shown(byte) }, { byte: offset + p });
		if (byte === 0x5c || byte >= 0x80) isPlain = false;
	}
	if (isPlain && to - from < 64) {
		for (let p = from; p < to; p++) text += String.fromCharCode(bytes[p]!);
		return text;
	}
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
			bytes.subarray(from, to)
		);
		return isPlain ? text : (JSON.parse(`"${text}"`) as string);
	} catch {
		return refuse('json_damaged', {}, { byte: offset + from });
	}
}

/** Parses one JSON value that fills `bytes`; `offset` is where they begin in the file. */
export const parseJson = (bytes: Uint8Array, offset: number): Json =>
	new JsonBytes(bytes, offset).whole();

class JsonBytes {
	readonly #bytes: Uint8Array;
	readonly #offset: number;
	readonly #numbers = new NumberBytes();
	#pos = 0;

	constructor(bytes: Uint8Array, offset: number) {
		this.#bytes = bytes;
		this.#offset = offset;
	}

	whole(): Json {
		const json = this.#value(0);
		if (this.#peek() !== undefined) this.#fail(phrase('json_end_of_value'));
		return json;
	}

	#value(depth: number): Json {
		if (depth > MAX_DEPTH) this.#fail(phrase('json_depth', { most: MAX_DEPTH }));
		const byte = this.#peek();
		if (byte === 0x22) return this.#string();
		if (byte === 0x7b) return this.#object(depth);
		if (byte === 0x5b) return this.#array(depth);
		for (const [word, json] of WORDS) if (this.#takesWord(word)) return json;
		return this.#number();
	}

	#object(depth: number): JsonObject {
		const object: JsonObject = new Map();
		this.#pos++;
		if (this.#takes(0x7d)) return object;
		do {
			if (this.#peek() !== 0x22) this.#fail(phrase('json_name'));
			const at = this.#pos;
			const name = this.#string();
			if (object.has(name)) refuse('json_name_twice', { name }, { byte: this.#offset + at });
			if (!this.#takes(0x3a)) this.#fail(sign(':'));
			object.set(name, this.#value(depth + 1));
		} while (this.#takes(0x2c));
		if (!this.#takes(0x7d)) this.#fail(signs(',', '}'));
		return object;
	}

	#array(depth: number): Json[] {
		const array: Json[] = [];
		this.#pos++;
		if (this.#takes(0x5d)) return array;
		do array.push(this.#value(depth + 1));
		while (this.#takes(0x2c));
		if (!this.#takes(0x5d)) this.#fail(signs(',', ']'));
		return array;
	}

	#string(): string {
		const from = this.#pos + 1;
		let to = from;
		while (to < this.#bytes.length && this.#bytes[to] !== 0x22)
			to += this.#bytes[to] === 0x5c ? 2 : 1;
		if (to >= this.#bytes.length) this.#fail(phrase('json_closing_quote'));
		this.#pos = to + 1;
		return jsonString(this.#bytes, from, to, this.#offset);
	}

	#number(): number {
		const value = this.#numbers.read(this.#bytes, this.#pos, this.#bytes.length);
		if (!Number.isFinite(value) || this.#numbers.shape !== 0) this.#fail(phrase('json_value'));
		this.#pos = this.#numbers.stop;
		return value;
	}

	#takesWord(word: string): boolean {
		for (let i = 0; i < word.length; i++)
			if (this.#bytes[this.#pos + i] !== word.charCodeAt(i)) return false;
		this.#pos += word.length;
		return true;
	}

	#takes(byte: number): boolean {
		if (this.#peek() !== byte) return false;
		this.#pos++;
		return true;
	}

	#peek(): number | undefined {
		while (isBlank(this.#bytes[this.#pos])) this.#pos++;
		return this.#bytes[this.#pos];
	}

	#fail(allowed: Phrase): never {
		return refuse(
			'json_unexpected',
			{ found: shown(this.#bytes[this.#pos]), allowed },
			{ byte: this.#offset + this.#pos }
		);
	}
}

/** White space between JSON's tokens. */
export const isBlank = (byte: number | undefined): boolean =>
	byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
