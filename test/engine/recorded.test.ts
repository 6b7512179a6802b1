import { describe, expect, it } from "vitest";
import { comparer, hasCorpus, recordedCases, simulateCase } from "./recorded-cases.ts";

/** Where an agreement can't be had, with the reason. */
const knownDifferences: Readonly<Record<string, string>> = {
  test_lambda_invoke_with_retry_extended_input: "recorded before RedriveCount was in the context",
  test_parallel_catch_error: "the recorder dropped ParallelStateFailed",
  test_invoke_unsupported_param: "the simulated function gives no LogResult",
  "test_parse#exec_hist_resp_4": "the recording keeps the text of the output, not its value",
};

describe.skipIf(!hasCorpus)("executions recorded from AWS", () => {
  it("agree event by event", async () => {
    const compare = await comparer();
    const differing: string[] = [];
    for (const recorded of recordedCases()) {
      const { outcome, history } = compare(recorded, await simulateCase(recorded));
      const agrees = outcome.equal && (history?.equal ?? true);
      const isKnown = Object.keys(knownDifferences).some((name) => recorded.id.includes(name));
      if (!agrees && !isKnown) differing.push(recorded.id);
    }
    expect(differing).toEqual([]);
  });
});
