/**
 * Each folder of samples: a flow, the definition that it must become, and runs that mean the same as plain TypeScript and as a state machine: what its runs.json says.
 * `UPDATE=1 npx vitest run test/compiler/samples.test.ts` writes the definitions anew: read the difference as a user would read it in the console.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runCompiled } from "../agreement/compiled.ts";
import { fakeAws } from "../agreement/fake-aws.ts";
import { fakeFetch } from "../agreement/fake-fetch.ts";
import { inVirtualTime } from "../agreement/in-virtual-time.ts";
import { importFlow, runNatively } from "../agreement/native.ts";
import { compileSample, expectedOf, type SampleRun, samples } from "./support/samples.ts";
import { complaints } from "./support/validators.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe("the samples", () => {
  it("are there for every construct", () => {
    expect(samples().length).toBeGreaterThanOrEqual(60);
  });

  it("would be complained about if they were wrong", async () => {
    const [first] = samples();
    if (first === undefined) throw new Error("there are no samples");
    const { States } = expectedOf(first);
    const wrong = { ...expectedOf(first), StartAt: "nowhere", States: { ...States, end: {} } };
    const [byValidator, ...byLanguageService] = await complaints(JSON.parse(JSON.stringify(wrong)));
    expect(byValidator).toContain("/States/end is invalid");
    expect(byLanguageService).toContainEqual(expect.stringContaining('"StartAt"'));
  });
});

describe.each(samples())("the sample $name", (sample) => {
  let kept: ReturnType<typeof compileSample> | undefined;
  const compiled = () => {
    kept ??= compileSample(sample);
    return kept;
  };

  it("becomes the expected definition", async () => {
    const [{ definition }] = compiled();
    const file = join(sample.folder, "expected.asl.json");
    if (process.env["UPDATE"] !== undefined) {
      writeFileSync(file, `${JSON.stringify(definition, null, 2)}\n`);
    }
    expect(definition).toEqual(JSON.parse(readFileSync(file, "utf8")));
    expect(await complaints(definition)).toEqual([]);
  });

  it("means the same natively and compiled", async () => {
    const module = await importFlow(sample.folder);
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
      const outcome = await runCompiled(compiled(), module, run.input);
      expect({ input: run.input, ...outcome }).toEqual({ input: run.input, ...natively });
      expect(natively).toMatchObject(expected(run));
    }
  });
});

function expected({ output, error, message }: SampleRun): object {
  if (error === undefined) return { output };
  return message === undefined ? { error } : { error, message };
}
