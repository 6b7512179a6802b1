import { describe, expect, it } from "vitest";
import { type Diagnostic, renderText } from "../../lib/diagnostics/index.ts";

const SOURCE = 'const a = 1;\n\tconst 名前 = load("東京");\nlast\n';

function render(diagnostic: Partial<Diagnostic>, color = false): string {
  const span = { file: "flows/x.ts", line: 1, column: 7, endLine: 1, endColumn: 8 };
  const whole: Diagnostic = {
    code: "NG1000",
    severity: "error",
    message: "`a` is wrong",
    span,
    notes: [],
    ...diagnostic,
  };
  return renderText([whole], { source: () => SOURCE, color });
}

const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  span: { file: "flows/x.ts", line, column, endLine, endColumn },
});

describe("the text of a diagnostic", () => {
  it("shows place, code, message and the line with the place underlined", () => {
    expect(render({})).toBe(
      [
        "flows/x.ts:1:7 - error NG1000: `a` is wrong",
        "",
        "  1 │ const a = 1;",
        "    │       ^",
        "",
      ].join("\n"),
    );
  });

  it("underlines characters of two columns with two carets, and keeps tabs before them", () => {
    expect(
      render(at(2, 13, 2, 23))
        .split("\n")
        .slice(2, 4),
    ).toEqual(['  2 │ \tconst 名前 = load("東京");', "    │ \t             ^^^^^^^^^^^^"]);
  });

  it("underlines a place of several lines to the end of its first", () => {
    expect(render(at(1, 7, 3, 2)).split("\n")[3]).toBe("    │       ^^^^^^");
  });

  it("shows at least one caret", () => {
    expect(render(at(3, 5, 3, 5)).split("\n")[3]).toBe("    │     ^");
  });

  it("shows help, and notes with their own places", () => {
    const note = { message: "declared here", ...at(3, 1, 3, 5) };
    const text = render({ help: "first\nsecond", notes: [note, { message: "no place" }] });
    expect(text.split("\n").slice(4)).toEqual([
      "  help: first",
      "        second",
      "  note: declared here",
      "  flows/x.ts:3:1",
      "  3 │ last",
      "    │ ^^^^",
      "  note: no place",
      "",
    ]);
  });

  it("shows no line for a whole file, nor for one that is gone", () => {
    expect(render(at(1, 1, 1, 1))).toBe("flows/x.ts:1:1 - error NG1000: `a` is wrong\n");
    expect(render(at(9, 1, 9, 2))).toBe("flows/x.ts:9:1 - error NG1000: `a` is wrong\n");
  });

  it("has no colour code unless colour is asked for", () => {
    const start = "\u001b[";
    expect(render({})).not.toContain(start);
    expect(render({}, true)).toContain(`${start}31merror NG1000${start}39m`);
    expect(render({ severity: "warning" }, true)).toContain(`${start}33mwarning NG1000`);
  });
});
