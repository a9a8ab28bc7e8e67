declare module 'virtual:first-script' {
	/** The compiled src/first-script.ts. */
	const code: string;
	export default code;
}
