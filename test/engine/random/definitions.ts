import fc from "fast-check";
import type { JsonObject } from "../../../lib/asl/index.ts";
import { jsonataState } from "./jsonata-state.ts";
import { jsonPathState } from "./jsonpath-state.ts";
import type { Seed } from "./parts.ts";

const leaf = (types: readonly Seed["type"][]): fc.Arbitrary<Seed> =>
  fc.record({
    type: fc.constantFrom(...types),
    dice: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
    isJsonata: fc.boolean(),
    inner: fc.constant([]),
  });

const { list } = fc.letrec<{ list: readonly Seed[]; seed: Seed }>((tie) => ({
  list: fc.array(tie("seed"), { minLength: 1, maxLength: 4 }),
  seed: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf(["Task", "Task", "Task", "Pass", "Choice", "Wait", "Wait", "Succeed", "Fail"]),
    fc.record({
      type: fc.constantFrom("Parallel", "Map"),
      dice: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
      isJsonata: fc.boolean(),
      inner: tie("list"),
    }),
  ),
}));

/** Definitions of every state type in both query languages, also mixed, with loops, retries, catches and timeouts. */
export const definitions: fc.Arbitrary<JsonObject> = fc
  .record({ list, isJsonata: fc.boolean(), seconds: fc.option(fc.integer({ min: 1, max: 40 })) })
  .map(({ list: seeds, isJsonata, seconds }) => ({
    ...(isJsonata && { QueryLanguage: "JSONata" }),
    ...(seconds !== null && { TimeoutSeconds: seconds }),
    ...graphOf(seeds, "S", isJsonata),
  }));

/** `StartAt` and `States`; names are unique throughout a machine. */
function graphOf(seeds: readonly Seed[], prefix: string, isJsonata: boolean): JsonObject {
  const siblings = seeds.map((_, index) => `${prefix}${index}`);
  const states = seeds.map((seed, index): [string, JsonObject] => {
    const name = siblings[index] ?? "";
    const place = { next: siblings[index + 1], siblings, isJsonata, graphOf };
    // A machine in JSONata may have no JSONPath in it; the other way round it may.
    if (isJsonata) return [name, jsonataState(seed, `${name}-`, place)];
    if (!seed.isJsonata) return [name, jsonPathState(seed, `${name}-`, place)];
    return [name, { QueryLanguage: "JSONata", ...jsonataState(seed, `${name}-`, place) }];
  });
  return { StartAt: siblings[0] ?? "", States: Object.fromEntries(states) };
}
