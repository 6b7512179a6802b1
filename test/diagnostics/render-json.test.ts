import { expect, it } from "vitest";
import { diagnostic, renderJson } from "../../lib/diagnostics/index.ts";

const span = { file: "flows/x.ts", line: 3, column: 5, endLine: 3, endColumn: 9 };

it("gives code, place, message, help and notes of each diagnostic", () => {
  const notes = [{ message: "here", span }, { message: "anywhere" }];
  const found = diagnostic("NG1100", span, { call: "load()" }, { notes });
  expect(JSON.parse(renderJson([found]))).toEqual({
    diagnostics: [
      {
        code: "NG1100",
        severity: "error",
        file: "flows/x.ts",
        line: 3,
        column: 5,
        message: "`load()` is a promise that is not awaited",
        help: "await load()",
        notes: [
          { message: "here", file: "flows/x.ts", line: 3, column: 5 },
          { message: "anywhere" },
        ],
      },
    ],
  });
});
