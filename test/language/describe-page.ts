import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCompiled } from "../agreement/compiled.ts";
import { inVirtualTime } from "../agreement/in-virtual-time.ts";
import { importFlow, type Outcome, runNatively } from "../agreement/native.ts";
import { compileSample } from "../compiler/support/samples.ts";
import { readExamples } from "./read-examples.ts";

const root = resolve(import.meta.dirname, "../..");

/** Each block of a page as plain TypeScript and as a state machine: the outcome that stands below it. */
export function describePage(page: string, least: number): void {
  const examples = readExamples(readFileSync(join(root, page), "utf8"));
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(import.meta.dirname, ".page-"));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  describe(page, () => {
    it("shows by example, and at least two runs of each", () => {
      expect(examples.length).toBeGreaterThan(least);
      expect(examples.filter(({ runs }) => runs.length < 2)).toEqual([]);
    });

    it.each(examples)("is right about $name", async ({ name, source, runs }) => {
      const sample = { name, folder: join(folder, name), runs: [] };
      mkdirSync(sample.folder);
      writeFileSync(join(sample.folder, "flow.ts"), source);
      const flows = compileSample(sample);
      const module = await importFlow(sample.folder);

      for (const { input, outcome } of runs) {
        expect(await inVirtualTime(() => runNatively(module, input))).toEqual(outcome);
        expect(await runCompiled(flows, module, input)).toEqual(outcome satisfies Outcome);
      }
    });
  });
}
