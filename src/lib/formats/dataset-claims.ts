/** Checks what a dataset.json claims of its own dimensions and codes: who is compared, which parts make which whole. */
import { EVERYWHERE } from '#lib/dataset/comparability.ts';
import type { Operand } from '#lib/dataset/checks.ts';
import { instantOf } from '#lib/dataset/period.ts';
import type { Names, Path, Report } from './dataset-names.ts';
import { entryOf, type Metadata } from './dataset-schema.ts';

/** One country's own figures are no place for another country. */
function checkNational({ role, extension: { national } }: Metadata, names: Names, report: Report) {
	if (national === undefined) return;
	const path = ['extension', 'national'];
	const geo = role.geo[0] ?? 'geo';
	names.areCodes(path, geo, [national]);
	const others = (names.codesOf(geo) ?? []).filter((code) => code !== national);
	if (others.length > 0)
		report({
			code: 'country-not-one',
			path,
			found: `"${national}" beside ${others.join(', ')}`,
			allowed: 'one country',
			remedy: 'Leave out the key, or make a dataset for each country.'
		});
}

function checkCohort({ extension: { cohort } }: Metadata, names: Names, report: Report) {
	if (!cohort) return;
	const path: Path = ['extension', 'cohort'];
	names.isDimension([...path, 'start'], cohort.start);
	names.isDimension([...path, 'since'], cohort.since);
	for (const code of Object.keys(cohort.offset))
		names.areCodes([...path, 'offset', code], cohort.since, [code]);
	for (const code of names.codesOf(cohort.since) ?? [])
		if (entryOf(cohort.offset, code) === undefined)
			report({
				code: 'offset-missing',
				path: [...path, 'offset'],
				found: `no years for "${code}"`,
				allowed: 'years from the start to the count for each code',
				remedy: 'Add the code.'
			});
}

function checkBreaks({ role, extension: e }: Metadata, names: Names, report: Report) {
	for (const [geo, periods] of Object.entries(e.comparability?.breaks ?? {})) {
		const path = ['extension', 'comparability', 'breaks', geo];
		if (geo !== EVERYWHERE) names.areCodes(path, role.geo[0] ?? 'geo', [geo]);
		for (const period of periods)
			if (instantOf(period) === undefined)
				report({
					code: 'period-unknown',
					path,
					found: `"${period}"`,
					allowed: '2021, 2015Q2, 2022-03 or 2023M12',
					remedy: 'Write the period as the dataset writes its own.'
				});
	}
}

function checkRules({ extension: { checks } }: Metadata, names: Names): void {
	const isOwn = (path: Path, { dataset, where }: Operand) => {
		// Codes of another dataset are known to the build alone.
		if (dataset === undefined) names.isScope([...path, 'where'], where);
	};
	checks.forEach((check, i) => {
		const path = ['extension', 'checks', i];
		if (check.rule === 'agrees-with') return names.isScope([...path, 'where'], check.where);
		if (check.rule === 'parts-of-whole') {
			const { dimension, parts = [], whole, where = {} } = check;
			names.isDimension([...path, 'dimension'], dimension);
			names.areCodes([...path, 'parts'], dimension, parts);
			if (whole !== undefined) names.areCodes([...path, 'whole'], dimension, [whole]);
			return names.isScope([...path, 'where'], where);
		}
		check.of.forEach((operand, o) => isOwn([...path, 'of', o], operand));
		isOwn([...path, 'equals'], check.equals);
	});
}

/** Keys of the extension that name dimensions and codes of the dataset. */
export function checkClaims(metadata: Metadata, names: Names, report: Report): void {
	const { extension: e } = metadata;
	checkNational(metadata, names, report);
	checkCohort(metadata, names, report);
	checkBreaks(metadata, names, report);
	checkRules(metadata, names);
	e.ordered?.forEach((id, i) => names.isDimension(['extension', 'ordered', i], id));
	names.areTexts(['extension', 'width'], e.width ?? {});
	for (const [id, code] of Object.entries(e.whole ?? {}))
		names.areCodes(['extension', 'whole', id], id, [code]);
	e.composition?.by.forEach((id, i) =>
		names.isDimension(['extension', 'composition', 'by', i], id)
	);
	for (const part of ['of', 'base', 'unknown'] as const)
		names.isScope(['extension', 'composition', part], e.composition?.[part] ?? {});
	for (const id of Object.keys(e.codelist ?? {}))
		names.isDimension(['extension', 'codelist', id], id);
	names.isScope(['extension', 'group'], e.group);
}
