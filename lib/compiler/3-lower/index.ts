/** Lower: the function of a flow, with all it awaits, becomes a flow graph; everything between becomes JSONata trees. */
export type { LoweredFlow } from "./lower-flow.ts";
export { lowerFlow } from "./lower-flow.ts";
