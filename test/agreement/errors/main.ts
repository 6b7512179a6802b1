/** `npm run agreement:errors -- [count] [seed]`: as many random flows of errors as wanted. */
import fc from "fast-check";
import { disagreementsOf } from "./disagreements.ts";
import { errorFlow } from "./error-flow.ts";
import { sourceOf } from "./source-of.ts";

const [count = "200", seed = "1"] = process.argv.slice(2);
const flows = fc.sample(errorFlow(), { seed: Number(seed), numRuns: Number(count) });
let bad = 0;
for (let start = 0; start < flows.length; start += 50) {
  const batch = flows.slice(start, start + 50);
  for (const each of await disagreementsOf(batch)) {
    bad++;
    const flow = batch[each.index];
    if (flow) print(sourceOf([flow]).slice(sourceOf([]).length));
    print(JSON.stringify(each, undefined, 1));
  }
  print(`${start + batch.length} flows, ${bad} disagreements`);
}
process.exitCode = bad === 0 ? 0 : 1;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
