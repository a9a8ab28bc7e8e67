/** All drawing code behind one door, so that a page fetches it in one go when it first draws anew. */
export { formRule } from '#lib/forms/index.ts';
export { nearest } from '#lib/charts/frame/point-navigation.ts';
export { sceneOf } from './scene.ts';
export { plotSvg } from './svg.ts';
export { tableHtml, tableOf, tsvOf } from './table.ts';
