/** Random flows of `try`, loops, jumps and throws: the same in Node as on Step Functions. `main.ts` runs as many as wanted. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { disagreementsOf } from "./disagreements.ts";
import { errorFlow } from "./error-flow.ts";

const FLOWS = 40;

it("means the same on every way out, for random flows of errors", async () => {
  const flows = fc.sample(errorFlow(), { seed: 20_261_122, numRuns: FLOWS });
  expect(await disagreementsOf(flows)).toEqual([]);
});
