/** Choices a reader makes before the page is alive are not lost: noted first, made again afterwards. */

interface Early {
	element: HTMLInputElement | HTMLSelectElement;
	/** State of a check box or radio button, value of a list. */
	state: boolean | string;
}
let early: Early[] = [];

/** Before the page comes alive, which puts every control back to what the address says. */
export function noteEarly(): void {
	const boxes = [...document.querySelectorAll<HTMLInputElement>('main form input')]
		.filter((box) => box.checked !== box.defaultChecked)
		.map((element) => ({ element, state: element.checked }));
	const lists = [...document.querySelectorAll<HTMLSelectElement>('main form select')]
		.filter((list) => [...list.options].some((o) => o.selected !== o.defaultSelected && o.selected))
		// A list nobody marked a choice in shows its first.
		.filter((list) => list.selectedIndex > 0 || [...list.options].some((o) => o.defaultSelected))
		.map((element) => ({ element, state: element.value }));
	early = [...boxes, ...lists];
}

/** Once every part of the page is alive. */
export function redoEarly(): void {
	for (const { element, state } of early) {
		if (typeof state === 'string') element.value = state;
		else (element as HTMLInputElement).checked = state;
		element.dispatchEvent(new Event('change', { bubbles: true }));
	}
	early = [];
}
