/** What shows why a file was refused; fetched when one is, as most files are read. */
import type { Cause } from '#lib/dataset/problem.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';

/** The component, and the causes in words of one language, grouped by kind. */
export async function refusalIn(language: SiteLanguage, causes: readonly Cause[]) {
	const [{ default: Faults }, { catalogueOf }, { groupsIn }] = await Promise.all([
		import('./Faults.svelte'),
		import('#lib/text/problems.ts'),
		import('#lib/text/problem-groups.ts')
	]);
	return { Faults, problems: groupsIn(await catalogueOf(language), causes) };
}

export type Refusal = Awaited<ReturnType<typeof refusalIn>>;
