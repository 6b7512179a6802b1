import jsonata from "jsonata";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { isPure, lowerPureStatements } from "../../../lib/compiler/3-lower/functions/index.ts";
import { createTimeLowering } from "../../../lib/compiler/3-lower/time-lowering.ts";
import { createVariableTable } from "../../../lib/compiler/3-lower/variables.ts";
import {
  createLocalNames,
  print,
  read,
  type VariableId,
} from "../../../lib/compiler/jsonata/index.ts";

/** The statements of `f`'s body over flow variables, with the values that the variables have before. */
function lower(declarations: string, statements: string) {
  const file = "/flow.ts";
  const text = `function f() { ${declarations} ${statements} }`;
  const host = ts.createCompilerHost({});
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true)
      : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram(
    [file],
    { strict: true, target: ts.ScriptTarget.ESNext, types: [] },
    host,
  );
  const checker = program.getTypeChecker();
  const [fn] = program.getSourceFile(file)?.statements ?? [];
  if (!fn || !ts.isFunctionDeclaration(fn) || !fn.body) throw new Error("no f");
  const own = fn.body.statements.filter((each) => !ts.isVariableStatement(each));
  const variables = new Set(
    fn.body.statements.flatMap((each) =>
      ts.isVariableStatement(each)
        ? each.declarationList.declarations.map((one) => checker.getSymbolAtLocation(one.name))
        : [],
    ),
  );
  const refusals: string[] = [];
  const effect = lowerPureStatements(own, {
    checker,
    replaced: new Map(),
    lookup: (symbol) =>
      variables.has(symbol)
        ? {
            expression: read(symbol.name as VariableId),
            type: checker.getTypeOfSymbol(symbol),
            optional: false,
          }
        : undefined,
    report: (diagnostic) => refusals.push(diagnostic.message),
    span: () => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 }),
    functions: { checker, stepOf: () => undefined },
    wordOf: () => undefined,
    settledErrors: () => ({
      failing: { steps: new Set(), nested: false, thrown: [], throwsAny: false },
      classes: () => [],
    }),
    time: createTimeLowering(
      { zoneOf: () => undefined, calendarOf: () => ({ kind: "unknown" }), calendarEnds: () => [] },
      createVariableTable(),
      createLocalNames(),
    ),
    freshLocal: createLocalNames(),
  });
  return {
    effect,
    refusals,
    own,
    text: (e: Parameters<typeof print>[0]) =>
      print(e, { variable: ({ variable }) => `$${variable}` }),
  };
}

describe("pure statements of a flow", () => {
  it("makes a loop over one variable a reduce whose result is the variable's value", () => {
    const { effect, text, refusals } = lower(
      "let sum = 0; const xs = [1];",
      "for (const x of xs) sum += x;",
    );
    expect(refusals).toEqual([]);
    expect(text(effect.record)).toBe("$reduce($xs, function($sum_2, $x){ $sum_2 + $x }, $sum)");
    expect([...effect.values(effect.record).keys()].map(({ name }) => name)).toEqual(["sum"]);
  });

  it("makes a loop over several variables one object, and gives each as a member", async () => {
    const { effect, text } = lower(
      "let sum = 0; let last = ''; const xs = ['a'];",
      "for (const x of xs) { if (x === 'stop') break; sum += x.length; last = x; }",
    );
    const state = await jsonata(text(effect.record)).evaluate(undefined, {
      sum: 1,
      last: "",
      xs: ["ab", "c", "stop", "d"],
    });
    expect(state).toEqual({ sum: 4, last: "c" });
    const values = [...effect.values(read("r" as VariableId)).values()];
    expect(values.map(({ expression }) => text(expression))).toEqual(["$r.sum", "$r.last"]);
  });

  it("tells statements that only compute from those that wait or leave", () => {
    const pure = (statements: string): boolean => isPure(lower("let n = 0;", statements).own);
    expect(pure("if (n > 0) { n = 1; } else { n = 2; }")).toBe(true);
    expect(pure("while (n < 3) { n++; if (n === 2) break; }")).toBe(true);
    expect(pure("if (n > 0) return;")).toBe(false);
    expect(pure("for (;;) { if (n > 0) throw new Error(''); }")).toBe(false);
  });
});
