import { expect, it } from "vitest";
import { arrange, type Diagnostic } from "../../lib/diagnostics/index.ts";

function at(file: string, line: number, code = "NG1000", column = 1): Diagnostic {
  const span = { file, line, column, endLine: line, endColumn: column + 1 };
  return { code, severity: "error", message: code, span, notes: [] };
}

it("puts diagnostics in file order", () => {
  const shuffled = [at("b.ts", 1), at("a.ts", 10), at("a.ts", 9), at("a.ts", 9, "NG1000", 0)];
  const places = arrange(shuffled).map(({ span }) => `${span.file}:${span.line}:${span.column}`);
  expect(places).toEqual(["a.ts:9:0", "a.ts:9:1", "a.ts:10:1", "b.ts:1:1"]);
});

it("says each thing once", () => {
  expect(arrange([at("a.ts", 1), at("a.ts", 1)])).toHaveLength(1);
});

it("leaves TypeScript's word out where nagare has its own, and only there", () => {
  const codes = arrange([at("a.ts", 1, "TS2801"), at("a.ts", 1, "NG1100"), at("a.ts", 2, "TS1")]);
  expect(codes.map(({ code }) => code)).toEqual(["NG1100", "TS1"]);
});
