/** The flow graph: between TypeScript and the States Language, with neither in it. */
export type * from "./action.ts";
export { dataBucket, dataRetry } from "./data-bucket.ts";
export type * from "./graph.ts";
export type { Origin } from "./origin.ts";
export {
  type EdgeRole,
  edgesOf,
  fieldsOf,
  graphsOf,
  mapEdges,
  mapFields,
  mapGraphs,
  mapNodes,
} from "./walk.ts";
