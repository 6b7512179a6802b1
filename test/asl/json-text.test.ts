import { describe, expect, it } from "vitest";
import { parseJsonText } from "../../lib/asl/index.ts";

describe("a text that isn't JSON", () => {
  it.each([
    ["not a definition", "Unrecognized token 'not'", 4],
    [
      "{'a': 1}",
      "Unexpected character (''' (code 39)): was expecting double-quote to start field name",
      3,
    ],
    [
      '{"a": 1,}',
      "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
      10,
    ],
    ['{"a": ', "Unexpected end-of-input", 7],
  ])("%s is described as AWS's parser does", (text, message, column) => {
    const parsed = parseJsonText(text);
    expect(parsed.ok ? undefined : parsed.problem).toEqual({
      message: expect.stringContaining(message),
      line: 1,
      column,
    });
  });

  it("is placed by its line", () => {
    const parsed = parseJsonText('{\n  "a": nope\n}');
    expect(parsed).toMatchObject({ problem: { line: 2, column: 12 } });
  });
});
