/** Graph → better graph. */
export { shape } from "./shape.ts";
