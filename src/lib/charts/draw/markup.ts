/** Elements as text: quicker to make than components, for what is drawn as a whole. */

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** Of an element; those without a value are left out. */
export type Attributes = Record<string, string | number | undefined>;

/** One element. `content` is markup; texts in it have to be escaped. */
export function element(name: string, attributes: Attributes, content?: string): string {
	let text = `<${name}`;
	for (const key in attributes) {
		const value = attributes[key];
		if (value === undefined) continue;
		text += ` ${key}="${typeof value === 'number' ? value : escaped(value)}"`;
	}
	return content === undefined ? `${text}/>` : `${text}>${content}</${name}>`;
}
