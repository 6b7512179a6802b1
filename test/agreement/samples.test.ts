/** Each sample as plain TypeScript and as a state machine: the same outcome, and the one that its runs.json says. */
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  compileSample,
  type Sample,
  type SampleRun,
  samples,
} from "../compiler/support/samples.ts";
import { runCompiled } from "./compiled.ts";
import { fakeFetch } from "./fake-fetch.ts";
import { inVirtualTime } from "./in-virtual-time.ts";
import { importFlow, runNatively } from "./native.ts";

afterEach(() => void vi.unstubAllGlobals());

describe("a sample run", () => {
  it.each(samples())("means the same natively and compiled: $name", async (sample: Sample) => {
    const module = await importFlow(sample.folder);
    const flows = compileSample(sample);
    expect(sample.runs.length).toBeGreaterThan(0);
    for (const run of sample.runs) {
      vi.stubGlobal("fetch", fakeFetch());
      const natively = await inVirtualTime(() => runNatively(module, run.input));
      vi.stubGlobal("fetch", fakeFetch());
      const compiled = await runCompiled(flows, module, run.input);
      expect({ input: run.input, ...compiled }).toEqual({ input: run.input, ...natively });
      expect(natively).toMatchObject(expected(run));
    }
  });
});

function expected({ output, error, message }: SampleRun): object {
  if (error === undefined) return { output };
  return message === undefined ? { error } : { error, message };
}
