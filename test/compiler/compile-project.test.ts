/** What one flow's error does to the others. */
import { describe, expect, it } from "vitest";
import { type CompiledProject, compileProject } from "../../lib/compiler/index.ts";
import { inFolder } from "./support/in-folder.ts";

const right = `export const right = flow("right", async ({ n }: { n: number }) => n + 1);\n`;
const unchecked = `export const unchecked = flow("unchecked", async () => { var n = 1; return n; });\n`;
const unlowered = `export const unlowered = flow("unlowered", async ({ t }: { t: string }) => t.normalize());\n`;

describe("a project with flows that are refused", () => {
  it("compiles the other flows, also those of the same file", () => {
    const { flows, refused } = compiled(`${right}${unchecked}${unlowered}`);
    expect(flows.map(({ name }) => name)).toEqual(["right"]);
    expect(refused.map(({ name }) => name)).toEqual(["unchecked", "unlowered"]);
  });

  it("tells each flow's own errors apart", () => {
    const { refused, diagnostics } = compiled(`${right}${unchecked}${unlowered}`);
    expect(refused.map(({ errors }) => errors.map(({ code }) => code))).toEqual([
      ["NG1007"],
      ["NG1002"],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["NG1007", "NG1002"]);
  });

  it("refuses every flow of a file whose shared code has an error", () => {
    const { flows } = compiled(`const limit: number = "ten";\n${right}${unchecked}`);
    expect(flows).toEqual([]);
  });
});

function compiled(code: string): CompiledProject {
  const files = { "flow.ts": `import { flow } from "nagare";\n${code}` };
  return inFolder(files, (folder) => compileProject(folder, { files: ["flow.ts"] }));
}

it("makes the same definition of a flow whatever other files say", () => {
  const flow = `import { flow } from "nagare";
interface Params { state: "unpaid" | "booked"; value: { n: number } | string[] | boolean }
export default flow("one", async ({ state, value }: Params) => ({ state, value }));
`;
  const earlier = `import { flow } from "nagare";
export const other = flow("other", async ({ order, list }: { order: "booked"; list: string[] }) => ({ order, list }));
`;
  const definitionWith = (more: Readonly<Record<string, string>>) =>
    inFolder({ "flows/one.ts": flow, ...more }, (folder) => {
      const { flows, diagnostics } = compileProject(folder);
      expect(diagnostics).toEqual([]);
      const one = flows.find(({ name }) => name === "one");
      return JSON.stringify([one?.definition, one?.paramsSchema]);
    });
  const alone = definitionWith({});
  expect(alone).toContain("booked");
  expect(definitionWith({ "flows/a.ts": earlier })).toBe(alone);
});
