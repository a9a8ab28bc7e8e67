/** All drawing code behind one door, so that a page fetches it in one go when it first draws anew. */
export { formRule } from '#lib/forms/index.ts';
export {
	codesOfPoint,
	newestPoint,
	pointAt,
	pointWith
} from '#lib/charts/frame/point-navigation.ts';
export { readingAt, readingText, rowText } from '#lib/charts/frame/reading.ts';
export { categoryNamed, elementsOf, seriesDimension, showHighlight, shows } from './highlight.ts';
export { passage } from './passage.ts';
export { placeOfBox } from './place-box.ts';
export { boxHtml, lineHtml } from './read-box.ts';
export { coveredTicks, readingSvg } from './reading.ts';
export { sceneOf } from './scene.ts';
export { plotSvg } from './svg.ts';
export { tableHtml, tableOf, tsvOf } from './table.ts';
