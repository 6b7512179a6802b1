/**
 * Each folder of refusals: a flow, and what its author reads. `UPDATE=1 npx vitest run test/compiler/refusals.test.ts` writes the texts anew:
 * read each as that author: is it placed right, plain, and does it help?
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSourceCache } from "../../lib/compiler/1-load/index.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { catalogue, renderText } from "../../lib/diagnostics/index.ts";
import { withEndingCalendars } from "../../lib/ending-calendars/index.ts";

const folder = join(import.meta.dirname, "refusals");
const names = readdirSync(folder);
const cache = createSourceCache();

/** They are about the project as a whole, test/compiler/load, and about its environments, test/constructs/environment-places.test.ts. */
const WITHOUT_FOLDER = /^NG(200[0-2]|26\d\d)$/;

function refusalOf(name: string): string {
  const project = join(folder, name);
  const compiled = compileProject(project, { files: ["flow.ts"], cache });
  const { diagnostics } = withEndingCalendars(compiled, new Date("2026-11-01T00:00:00Z"));
  const source = (file: string): string => readFileSync(join(project, file), "utf8");
  return renderText(diagnostics, { source, color: false }).replaceAll(project, "PROJECT");
}

describe("a refused flow", () => {
  it.each(names)("is refused with the expected text: %s", (name) => {
    const text = refusalOf(name);
    const file = join(folder, name, "expected.txt");
    if (process.env["UPDATE"] !== undefined) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  it.each(names)("is refused with the code of its folder, and with no other: %s", (name) => {
    const codes = readFileSync(join(folder, name, "expected.txt"), "utf8").matchAll(
      / - (?:error|warning) (\w+):/g,
    );
    expect(new Set([...codes].map(([, code]) => code))).toEqual(new Set([name.split("-")[0]]));
  });

  it.each(catalogue.map(({ code }) => code).filter((code) => !WITHOUT_FOLDER.test(code)))(
    "is there for every code: %s",
    (code) => {
      expect(names.filter((name) => name.startsWith(`${code}-`))).not.toEqual([]);
    },
  );
});
