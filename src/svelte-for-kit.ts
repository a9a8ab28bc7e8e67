/** What SvelteKit uses of Svelte in the browser. It asks for all of it by one name, and would bring all of it. */
export { onMount, settled, tick, untrack } from 'svelte';
