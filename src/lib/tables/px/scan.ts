/** The statements of a PX file up to its figures, read piece by piece. */
import { refuse } from '../table/table.ts';
import { ByteWindow } from '../bytes/window.ts';
import { parseStatement, type Statement } from './lex.ts';
import type { InputFile } from '../bytes/input-file.ts';

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SEMICOLON = 0x3b;

export class PxScan {
	/** Stands at the first byte behind "DATA=" once `head` is done. */
	readonly window: ByteWindow;
	/** Line of that byte, counted from 1. */
	line = 1;

	constructor(file: InputFile) {
		this.window = new ByteWindow(file);
	}

	/** All statements before DATA. Refuses a file without figures. */
	async head(): Promise<Statement[]> {
		const statements: Statement[] = [];
		for (;;) {
			const last = statements.at(-1)?.keyword;
			if (!(await this.#skipBlanks())) {
				const where = { line: this.line };
				if (last) refuse('px_ended_behind', { last }, where);
				refuse('px_ended', {}, where);
			}
			if (await this.#takesData()) return statements;
			const { line } = this;
			const text = await this.#statementText();
			if (text.trim() !== '') statements.push(parseStatement(text, line));
		}
	}

	/** False at the end of the file. */
	async #skipBlanks(): Promise<boolean> {
		const { window } = this;
		for (;;) {
			while (window.pos < window.bytes.length) {
				const byte = window.bytes[window.pos]!;
				if (byte > 0x20) return true;
				if (byte === RETURN && window.pos + 1 === window.bytes.length && !window.isLast) break;
				this.#count(window.pos, window.pos + 1);
				window.pos++;
			}
			if (!(await window.more())) return false;
		}
	}

	/** Takes "DATA" with its "=". */
	async #takesData(): Promise<boolean> {
		const { window } = this;
		for (;;) {
			const start = new TextDecoder().decode(window.bytes.subarray(window.pos, window.pos + 64));
			const data = /^data\s*=/i.exec(start);
			if (data) {
				this.#count(window.pos, window.pos + data[0].length);
				window.pos += data[0].length;
				return true;
			}
			const isUndecided = /^(?:d|da|dat|data\s*)$/i.test(start);
			if (!isUndecided || !(await window.more())) return false;
		}
	}

	/** Text up to the next semicolon outside quotes, which is taken too. */
	async #statementText(): Promise<string> {
		const { window, line } = this;
		let isQuoted = false;
		let length = 0;
		for (;;) {
			const { bytes, pos } = window;
			for (; pos + length < bytes.length; length++) {
				const byte = bytes[pos + length]!;
				if (byte === QUOTE) isQuoted = !isQuoted;
				else if (byte === SEMICOLON && !isQuoted) {
					const end = pos + length;
					this.#count(pos, end);
					window.pos = end + 1;
					return new TextDecoder().decode(bytes.subarray(pos, end));
				}
			}
			if (await window.more()) continue;
			const start = new TextDecoder().decode(window.bytes.subarray(window.pos, window.pos + 40));
			refuse(
				isQuoted ? 'px_statement_quote' : 'px_statement_open',
				{ statement: start.split(/[=\r\n]/)[0]! },
				{ line }
			);
		}
	}

	/** Counts line ends; CR, LF and CR LF alike. */
	#count(from: number, to: number): void {
		const { bytes } = this.window;
		for (let p = from; p < to; p++)
			if (bytes[p] === NEWLINE || (bytes[p] === RETURN && bytes[p + 1] !== NEWLINE)) this.line++;
	}
}
