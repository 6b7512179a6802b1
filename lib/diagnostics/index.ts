/** How nagare says no. Leaf: knows neither TypeScript nor the States Language. */
export { arrange } from "./arrange.ts";
export type { More, Values } from "./build.ts";
export { diagnostic } from "./build.ts";
export type { Code } from "./catalogue.ts";
export { catalogue } from "./catalogue.ts";
export type { CatalogueEntry } from "./catalogue-entry.ts";
export { allClose, closest } from "./closest.ts";
export { describeShape } from "./describe-shape.ts";
export type { Diagnostic, Note, Span } from "./diagnostic.ts";
export { renderEntry } from "./render/render-entry.ts";
export { renderJson } from "./render/render-json.ts";
export { renderLines } from "./render/render-lines.ts";
export { renderMarkdown } from "./render/render-markdown.ts";
export { renderText, type TextOptions } from "./render/render-text.ts";
