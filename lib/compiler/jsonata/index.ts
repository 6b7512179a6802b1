/** JSONata as trees, with one printer. */
export type * from "./expression.ts";
