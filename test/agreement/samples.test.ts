/** Each sample as plain TypeScript and as a state machine: the same outcome, and the one that its runs.json says. */
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  compileSample,
  type Sample,
  type SampleRun,
  samples,
} from "../compiler/support/samples.ts";
import { runCompiled } from "./compiled.ts";
import { fakeAws } from "./fake-aws.ts";
import { fakeFetch } from "./fake-fetch.ts";
import { inVirtualTime } from "./in-virtual-time.ts";
import { importFlow, runNatively } from "./native.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe("a sample run", () => {
  it.each(samples())("means the same natively and compiled: $name", async (sample: Sample) => {
    const module = await importFlow(sample.folder);
    const flows = compileSample(sample);
    expect(sample.runs.length).toBeGreaterThan(0);
    const services = sample.name.startsWith("aws") ? await fakeAws() : undefined;
    if (services) vi.stubEnv("AWS_ENDPOINT_URL", services.url);
    for (const run of sample.runs) {
      services?.reset();
      vi.stubGlobal("fetch", fakeFetch());
      const native = () => runNatively(module, run.input);
      // Who waits for an answer of a socket sees no timer pass.
      const natively = await (services ? native() : inVirtualTime(native));
      services?.reset();
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
