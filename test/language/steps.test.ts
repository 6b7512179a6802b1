/** Each block of docs/steps.md and docs/locks.md that is a whole flow file compiles. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileProject } from "../../lib/compiler/index.ts";

const page = ["steps.md", "locks.md"]
  .map((name) => readFileSync(resolve(import.meta.dirname, "../../docs", name), "utf8"))
  .join("\n");
const blocks = [...page.matchAll(/^```ts\n(import .*?)^```$/gms)].map(([, code = ""]) => code);
/** `flows/scripts/NAME` and its text. */
const scripts = [...page.matchAll(/`flows\/(scripts\/[\w.-]+)`:\n\n```sh\n(.*?)^```$/gms)];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(import.meta.dirname, ".steps-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("docs/steps.md and docs/locks.md", () => {
  it.each(blocks.map((code, index) => ({ name: nameOf(code), code, index })))(
    "shows a flow that compiles: $name",
    ({ code, index }) => {
      const project = join(folder, String(index));
      mkdirSync(join(project, "scripts"), { recursive: true });
      for (const [, name = "", text = ""] of scripts) writeFileSync(join(project, name), text);
      writeFileSync(join(project, "flow.ts"), code);
      const { flows, diagnostics } = compileProject(project, { files: ["flow.ts"] });
      expect(diagnostics.map(({ message }) => message)).toEqual([]);
      expect(flows.length).toBeGreaterThan(0);
    },
  );
});

function nameOf(code: string): string {
  return /flow\("([^"]+)"/.exec(code)?.[1] ?? "";
}
