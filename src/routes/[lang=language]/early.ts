/** Choices a reader makes before the page is hydrated are not lost: the script in the page notes them, and here they are made again. */

interface Early {
	type: 'change' | 'click' | 'keydown';
	element: HTMLElement;
	key: string;
	value: string;
	checked: boolean;
}

/** Once every part of the page is hydrated; hydration put every control back to what the address says. */
export function redoEarly(): void {
	const root: HTMLElement & { early?: Early[] } = document.documentElement;
	const noted = root.early ?? [];
	delete root.early;
	root.dataset.hydrated = '';
	for (const { type, element, key, value, checked } of noted) {
		if (type === 'click') {
			element.click();
			continue;
		}
		if (type === 'keydown') {
			element.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }));
			continue;
		}
		if (element instanceof HTMLInputElement) element.checked = checked;
		else (element as HTMLSelectElement).value = value;
		element.dispatchEvent(new Event('change', { bubbles: true }));
	}
}
