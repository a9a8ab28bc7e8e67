/** All releases, and what changed between two of them: `?from=…&to=…&dataset=…&page=2`. */
import { error } from '@sveltejs/kit';
import { definitionChanges } from '#lib/dataset/definition.ts';
import { magnitudeWord } from '#lib/dataset/magnitude.ts';
import { textIn, type Dataset, type Unit } from '#lib/dataset/model.ts';
import { queryValue, type AddressProblem } from '#lib/dataset/selection.ts';
import { catalogue, releases } from '#lib/warehouse/catalogue.ts';
import { differencesOf } from '#lib/server/comparisons.ts';
import type { Differences, Side } from '#lib/warehouse/differences.ts';
import { SlotsFull } from '#lib/server/slots.ts';
import { releaseNamed, withRelease, type Release } from '#lib/warehouse/releases.ts';
import type { SiteLanguage } from '#lib/text/languages.ts';
import { formatDifference, formatMoment, formatNumber, formatValue } from '#lib/text/numbers.ts';
import { page_releases_no_row } from '#lib/text/paraglide/messages.js';
import { statusText } from '#lib/text/statuses.ts';
import { parseStatuses } from '#lib/dataset/status.ts';
import { problemWords } from '../../problems.ts';
import { definitionWords } from './definition-words.ts';
import type { PageServerLoad } from './$types';

/** Cells on one page of the table. */
const ROWS = 100;

async function summaryOf(release: Release, language: SiteLanguage) {
	const { datasets, availability } = await withRelease(release, catalogue);
	return {
		id: release.id,
		built: formatMoment(release.built, language),
		isCurrent: release.isCurrent,
		datasets: formatNumber(datasets.length, 0, language),
		observations: formatNumber(
			availability.reduce((n, { cells }) => n + cells, 0),
			0,
			language
		)
	};
}

/** Numbers without the symbol of their unit, with its magnitude. */
const bareForm = ({ decimals, multiplier = 0 }: Unit, language: SiteLanguage) => ({
	symbol: '',
	magnitude: magnitudeWord(multiplier, language),
	decimals
});

function sideText(side: Side | null, { unit }: Dataset, language: SiteLanguage): string {
	if (!side) return page_releases_no_row({}, { locale: language });
	const words = parseStatuses(side.status)
		.filter((status) => (status as string) !== 'ok')
		.map((status) => statusText(status, language));
	const value =
		side.value === null ? [] : [formatValue(side.value, bareForm(unit, language), language)];
	return [...value, ...words].join('; ');
}

/** One page of the cells of a dataset, in words. */
async function cellsOf(
	differences: Differences,
	dataset: Dataset,
	page: number,
	language: SiteLanguage
) {
	const ids = differences.dimensionsOf(dataset.id);
	const dimensions = ids.map((id) => dataset.dimensions.find((d) => d.id === id)!);
	const labels = dimensions.map(
		({ categories }) => new Map(categories.map((c) => [c.code, textIn(c.label, language)]))
	);
	const form = bareForm(dataset.unit, language);
	const cells = await differences.cells(dataset.id, (page - 1) * ROWS, ROWS);
	return {
		heads: dimensions.map((d) => textIn(d.label, language)),
		rows: cells.map(({ codes, before, after }) => {
			const [then, now] = [before?.value ?? null, after?.value ?? null];
			return {
				names: codes.map((code, i) => labels[i]!.get(code) ?? code),
				before: sideText(before, dataset, language),
				after: sideText(after, dataset, language),
				difference:
					then === null || now === null ? '' : formatDifference(now - then, form, language)
			};
		})
	};
}

export const load: PageServerLoad = async ({ params, url }) => {
	const language = params.lang;
	const all = await releases();
	const problems: AddressProblem[] = [];
	const named = (key: 'from' | 'to', otherwise: Release | undefined) => {
		const asked = queryValue(url.search, key);
		const found = asked ? releaseNamed(all, asked) : otherwise;
		if (!found && asked) problems.push({ key, code: asked, allowed: all.map(({ id }) => id) });
		return found ?? otherwise;
	};
	const to = named('to', all[0]);
	const from = named('from', all[1]);
	const list = await Promise.all(all.map((release) => summaryOf(release, language)));
	if (!from || !to) return { list, compared: null, problems: problemWords(problems, language) };

	const differences = await differencesOf(from, to).catch((problem: unknown) => {
		if (problem instanceof SlotsFull) error(503, 'Too many comparisons are being made');
		throw problem;
	});
	const asked = queryValue(url.search, 'dataset');
	const known = differences.counts.map((c) => c.dataset);
	if (asked && !known.includes(asked))
		problems.push({ key: 'dataset', code: asked, allowed: known });
	const find = (id: string) => differences.to.find(id) ?? differences.from.find(id)!;
	const counted = differences.counts.map((c) => {
		const total = c.added + c.removed + c.changed + c.statusChanged;
		const number = (n: number) => formatNumber(n, 0, language);
		return {
			id: c.dataset,
			title: textIn(find(c.dataset).title, language),
			total,
			added: number(c.added),
			removed: number(c.removed),
			changed: number(c.changed),
			statusChanged: number(c.statusChanged)
		};
	});
	const definitions = known.map((id) => ({
		id,
		title: textIn(find(id).title, language),
		changes: definitionChanges(differences.from.find(id), differences.to.find(id), language).map(
			(change) => definitionWords(change, language)
		)
	}));
	// Without a choice the cells of the only dataset that differs are shown.
	const differing = counted.filter(({ total }) => total > 0);
	const chosen =
		asked && known.includes(asked) ? asked : differing.length === 1 ? differing[0]!.id : undefined;
	const total = counted.find(({ id }) => id === chosen)?.total ?? 0;
	const pages = Math.max(1, Math.ceil(total / ROWS));
	const page = Math.min(
		pages,
		Math.max(1, Math.floor(Number(queryValue(url.search, 'page'))) || 1)
	);
	const query = `from=${from.id}&to=${to.id}&dataset=${encodeURIComponent(chosen ?? '')}`;
	const at = (n: number) => `/${language}/data/releases?${query}&page=${n}`;
	return {
		list,
		problems: problemWords(problems, language),
		compared: {
			from: from.id,
			to: to.id,
			counted,
			definitions: definitions.filter(({ changes }) => changes.length > 0),
			chosen: chosen
				? {
						id: chosen,
						title: textIn(find(chosen).title, language),
						...(await cellsOf(differences, find(chosen), page, language)),
						from: formatNumber((page - 1) * ROWS + 1, 0, language),
						to: formatNumber(Math.min(page * ROWS, total), 0, language),
						of: formatNumber(total, 0, language),
						previous: page > 1 ? at(page - 1) : null,
						next: page < pages ? at(page + 1) : null,
						file: `/data/changes.csv?${query}`
					}
				: null
		}
	};
};
