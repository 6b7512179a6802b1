/** What a definition costs to run, read off the definition alone. */
export { statsOf } from "./stats.ts";
