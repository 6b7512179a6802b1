import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { ConstantValue, LoadedProject } from "../../../lib/compiler/1-load/index.ts";
import { inProject } from "./in-project.ts";

/** The constant `subject` of a file: its value, or the text of the part that isn't constant. */
function subjectOf(project: LoadedProject): { value: ConstantValue } | { unknown: string } {
  const file = project.sourceFiles.find(({ fileName }) => fileName.endsWith("flows/a.ts"));
  for (const statement of file?.statements ?? []) {
    const [declaration] = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [];
    if (declaration?.name.getText() !== "subject" || !declaration.initializer) continue;
    const constant = project.constantOf(declaration.initializer);
    if (constant.kind === "constant") return { value: constant.value };
    return { unknown: constant.node.getText() };
  }
  throw new Error("no subject");
}

function evaluate(expression: string, before = ""): ReturnType<typeof subjectOf> {
  const file = `${before}\nconst subject = ${expression};\nexport { subject };\n`;
  const other =
    "export const shared = { name: 'x', list: [1, 2] } as const;\nexport const n = 2;\n";
  return inProject({ "flows/a.ts": file, "lib/other.ts": other }, subjectOf);
}

describe("a constant", () => {
  it.each<[string, ConstantValue]>([
    ["'a' + \"b\" + `c$" + "{1 + 1}$" + "{true}$" + "{null}`", "abc2truenull"],
    ["[1, -2, ...[3, 4], 1_000, 0x10]", [1, -2, 3, 4, 1000, 16]],
    [
      "{ a: 1, 'b-c': [true], ['d' + 1]: undefined, 9: 'x' }",
      { a: 1, "b-c": [true], d1: undefined, 9: "x" },
    ],
    ["(7 % 4) * 2 ** 3 / 4 - 1", 5],
    ["'a' + 1", "a1"],
    ["1 < 2 && 'a' < 'b' ? 'yes' : 'no'", "yes"],
    ["null ?? (0 || 'x')", "x"],
    ["!''", true],
    ["Object.freeze({ a: [1] } as const).a[0]", 1],
    ["[10, 20, 30].length + 'four'.length", 7],
    ["{ ...{ a: 1, b: 1 }, b: 2, ...(null ?? {}) }", { a: 1, b: 2 }],
  ])("is what Node would see: %s", (expression, value) => {
    expect(evaluate(expression)).toEqual({ value });
  });

  it("is read through names, members, patterns and imports", () => {
    const before = `import { shared as s, n } from "../lib/other.ts"; import * as all from "../lib/other.ts";
      const { name } = s; const twice = n * 2;`;
    const value = ["x", 2, 4, [1, 2], 2, 2];
    expect(evaluate("[name, n, twice, s.list, s['list'][1], all.n]", before)).toEqual({ value });
  });

  it.each([
    ["Math.max(1)", "", "Math.max(1)"],
    ["`a$" + "{process.pid}`", "", "process.pid"],
    ["count", "let count = 1;", "count"],
    ["[1, f()]", "const f = () => 1;", "f()"],
    ["a", "const a = [b()]; function b() { return a; }", "b()"],
    ["1 / 0", "", "1 / 0"],
    ["{ get a() { return 1; } }", "", "get a() { return 1; }"],
  ])("is not: %s", (expression, before, unknown) => {
    expect(evaluate(expression, before)).toEqual({ unknown });
  });

  it("is no object that something changes", () => {
    expect(evaluate("o.a", "const o = { a: 1 }; o.a = 2;")).toEqual({ unknown: "o.a" });
    expect(evaluate("xs", "const xs = [1]; export function f() { xs.push(2); }")).toEqual({
      unknown: "xs",
    });
    expect(evaluate("o.a", "const o: { a?: number } = { a: 1 }; delete o.a;")).toEqual({
      unknown: "o.a",
    });
  });

  it("ends for constants that need each other", () => {
    const before = "const a: number = b; const b: number = a;";
    expect(evaluate("a", before)).toHaveProperty("unknown");
  });
});
