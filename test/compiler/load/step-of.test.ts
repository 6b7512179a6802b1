import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { LoadedProject } from "../../../lib/compiler/1-load/index.ts";
import { inProject } from "./in-project.ts";

const STEPS = `
import { task } from "nagare";
export const load = task("load", async () => 1);
export const again = load;
export { load as renamed };
export const group = { load, other: again };
`;

/** What each call in the file stands for: `task load`, `word sleep`. */
function callees(project: LoadedProject): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const step = project.stepOf(node.expression);
      const word = project.vocabularyOf(node.expression);
      found.push(step ? `${step.kind} ${step.name}` : word ? `word ${word}` : "nothing");
    }
    ts.forEachChild(node, visit);
  };
  const file = project.sourceFiles.find(({ fileName }) => fileName.endsWith("flows/a.ts"));
  if (file) visit(file);
  return found;
}

function calleesOf(imports: string, ...calls: readonly string[]): readonly string[] {
  const flow = `${imports}\nexport const calls = [${calls.join(", ")}];\n`;
  return inProject({ "flows/a.ts": flow, "lib/steps.ts": STEPS }, callees);
}

describe("the step that a name stands for", () => {
  it("is found through imports, renamed imports and re-exports", () => {
    const imports = 'import { load, load as mine, renamed } from "../lib/steps.ts";';
    expect(calleesOf(imports, "load()", "mine()", "renamed()")).toEqual(Array(3).fill("task load"));
  });

  it("is found through namespaces, constants and members", () => {
    const imports =
      'import * as steps from "../lib/steps.ts"; const { again } = steps; const own = again;';
    const calls = [
      "steps.load()",
      "steps.again()",
      "steps.group.load()",
      "steps.group.other()",
      "(own)()",
    ];
    expect(calleesOf(imports, ...calls)).toEqual(Array(5).fill("task load"));
  });

  it("is nothing for what is no step", () => {
    expect(calleesOf("const f = () => 1;", "f()", "Math.max(1)")).toEqual(["nothing", "nothing"]);
  });
});

describe("the word that a callee stands for", () => {
  it("is found by symbol, whatever its name", () => {
    const imports = 'import * as n from "nagare"; import { sleep as pause, map } from "nagare";';
    const calls = ['pause("1s")', 'n.sleep("1s")', "map([], async () => 1)"];
    expect(calleesOf(imports, ...calls)).toEqual(["word sleep", "word sleep", "word map"]);
  });

  it("is not another function of the same name", () => {
    expect(calleesOf("const sleep = (text: string) => text;", 'sleep("1s")')).toEqual(["nothing"]);
  });
});
