/** How nagare says no. Leaf: knows neither TypeScript nor the States Language. */
export type { Diagnostic, Note, Span } from "./diagnostic.ts";
