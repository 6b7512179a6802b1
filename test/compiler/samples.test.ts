/**
 * Each folder of samples: a flow and the definition that it must become. `UPDATE=1 npx vitest run test/compiler/samples.test.ts` writes the
 * definitions anew: read the difference as a user would read it in the console.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileSample, samples } from "./support/samples.ts";
import { complaints } from "./support/validators.ts";

describe("a sample flow", () => {
  it("is there for every construct", () => {
    expect(samples().length).toBeGreaterThanOrEqual(60);
  });

  it.each(samples())("becomes the expected definition: $name", async (sample) => {
    const [{ definition }] = compileSample(sample);
    const file = join(sample.folder, "expected.asl.json");
    if (process.env["UPDATE"] !== undefined) {
      writeFileSync(file, `${JSON.stringify(definition, null, 2)}\n`);
    }
    expect(definition).toEqual(JSON.parse(readFileSync(file, "utf8")));
    expect(await complaints(definition)).toEqual([]);
  });
});
