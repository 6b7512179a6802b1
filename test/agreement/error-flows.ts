import fc from "fast-check";
import { disagreementsOf } from "./errors/disagreements.ts";
import { errorFlow } from "./errors/error-flow.ts";
import { sourceOf } from "./errors/source-of.ts";

/** Random flows of errors, and what is wrong with them as text. */
export async function errorFlowFailures(seed: number, count: number): Promise<readonly string[]> {
  const flows = fc.sample(errorFlow(), { seed, numRuns: count });
  const found = await disagreementsOf(flows);
  return found.map((each) => {
    const flow = flows[each.index];
    const source = flow ? sourceOf([flow]).slice(sourceOf([]).length) : "";
    return `--- flow.ts\n${source}\n--- why\n${JSON.stringify(each, null, 1)}`;
  });
}
