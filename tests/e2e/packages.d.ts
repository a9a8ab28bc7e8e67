/** The part of jsonstat-toolkit's interface that the tests use; the package has no types of its own. */
declare module 'jsonstat-toolkit' {
	interface Dataset {
		toTable(options: { type: 'arrobj'; status: boolean; content: 'id' | 'label' }): unknown;
	}
	export default function JSONstat(document: unknown): { Dataset(index: number): Dataset };
}
