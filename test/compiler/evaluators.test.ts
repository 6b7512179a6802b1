/** No emitted expression means one thing on JSONata's JavaScript implementation and another on its Java one, which AWS's seems to be. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expressionsIn } from "../../lib/compiler/limits/index.ts";
import { evaluatorDifferences } from "./support/evaluator-differences.ts";
import { samples } from "./support/samples.ts";

describe("an emitted expression", () => {
  it.each(samples())("is answered alike by both evaluators: $name", ({ folder }) => {
    const definition = JSON.parse(readFileSync(join(folder, "expected.asl.json"), "utf8"));
    const found = expressionsIn(definition).flatMap((each) =>
      evaluatorDifferences(each).map((difference) => `${difference} in ${each}`),
    );
    expect(found).toEqual([]);
  });
});

describe("what the evaluators answer otherwise", () => {
  it.each([
    ["$sum($xs)", "$sum"],
    ["$round($x, 2)", "$round"],
    ["$sort($xs)", "$sort without"],
    ["$sort($xs, function($l, $r){ $l > $r })", "not stable"],
    ['$replace($s, "a", "b", 1)', "reads it as a pattern"],
    ['$replace($s, /a/, "$$")', "isn't a group"],
    ["$replace($s, /a/, $by)", "isn't known"],
    ["$a / $b", "may be 0"],
    ["[1..3, [4]]", "a range beside"],
    ['{"a": 1, "a": 2}', "one key twice"],
    ["$match($s, /a.b/)", "`.`"],
    ["$contains($s, /a$/)", "`$`"],
    ["$contains($s, /\\s/)", "`\\s`"],
    ["$split($s, /a*/)", "takes no character"],
    ['$fromMillis($n, "[X0001]-W[W01]")', "ISO"],
    ["$decodeUrlComponent($s)", "+ for a blank"],
    [Array.from({ length: 120 }, () => "1").join(" + "), "levels deep"],
  ])("is found: %s", (expression, said) => {
    expect(evaluatorDifferences(expression).join("\n")).toContain(said);
  });

  it.each([
    "$a != 0 ? $b / $a : 0",
    "$contains($s, /^[0-9]*(?![\\s\\S])/)",
    "[([1..3]), [4]]",
    '$replace($s, /(a)/, "$1")',
  ])("is not found where there is none: %s", (expression) => {
    expect(evaluatorDifferences(expression)).toEqual([]);
  });
});
