/** How far an update is: one line that changes on a terminal, plain lines elsewhere. */

export interface Screen {
	isTerminal: boolean;
	write: (text: string) => void;
	now: () => number;
}

const duration = (milliseconds: number): string => {
	const seconds = Math.max(1, Math.round(milliseconds / 1000));
	if (seconds < 90) return `${seconds} s`;
	return `${Math.round(seconds / 60)} min`;
};

export class Progress {
	readonly #screen: Screen;
	#done = 0;
	#total = 0;
	#asked = 0;
	#started: number;
	#isOpen = false;

	constructor(screen: Screen) {
		this.#screen = screen;
		this.#started = screen.now();
	}

	/** Calls still to come. */
	expect(calls: number): void {
		this.#total += calls;
	}

	/** A step is done; `isAsked`: by a call, not from what was kept. */
	step(what: string, isAsked: boolean): void {
		if (this.#asked === 0 && isAsked) this.#started = Math.min(this.#started, this.#screen.now());
		this.#done++;
		if (isAsked) this.#asked++;
		const line = `${what} (${this.#done} of ${this.#total}${this.#left()})`;
		if (this.#screen.isTerminal) {
			this.#screen.write(`\r\u001b[K${line}`);
			this.#isOpen = true;
		} else this.#screen.write(`${line}\n`);
	}

	/** A line that stays. */
	say(line: string): void {
		if (this.#isOpen) this.#screen.write('\r\u001b[K');
		this.#isOpen = false;
		this.#screen.write(`${line}\n`);
	}

	/** Time left, from the calls so far. */
	#left(): string {
		const left = this.#total - this.#done;
		if (this.#asked === 0 || left <= 0) return '';
		const each = (this.#screen.now() - this.#started) / this.#asked;
		return `, about ${duration(each * left)} left`;
	}
}
