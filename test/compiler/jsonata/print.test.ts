import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import * as j from "../../../lib/compiler/jsonata/index.ts";

const text = (expression: j.Expression): string =>
  j.print(expression, { variable: ({ variable }) => `$${variable}` });
const x = j.read("x" as j.VariableId);
const y = j.read("y" as j.VariableId);
const one = j.literal(1);

describe("printing", () => {
  const cases: readonly (readonly [string, j.Expression])[] = [
    ["$x + 1 * $y", j.binary("+", x, j.binary("*", one, y))],
    ["($x + 1) * $y", j.binary("*", j.binary("+", x, one), y)],
    ["$x - ($y - 1)", j.binary("-", x, j.binary("-", y, one))],
    ["$x - $y - 1", j.binary("-", j.binary("-", x, y), one)],
    ["($x + 1) & $y", j.binary("&", j.binary("+", x, one), y)],
    ["$x & $y & 1", j.binary("&", j.binary("&", x, y), one)],
    ["($x = 1) = $y", j.binary("=", j.binary("=", x, one), y)],
    ["$x = 1 and ($y or $x)", j.and(j.binary("=", x, one), j.or(y, x))],
    ["-$x.a", j.negate(j.member(x, "a"))],
    ["-($x + 1)", j.negate(j.binary("+", x, one))],
    ["$x ? ($y ? 1) : 2", j.conditional(x, j.conditional(y, one), j.literal(2))],
    ["($x ? 1 : 2) + 1", j.binary("+", j.conditional(x, one, j.literal(2)), one)],
    ['$lookup($x, "")', j.member(x, "")],
    ['{($x ? "k"): $y}', j.object([{ key: j.conditional(x, j.literal("k")), value: y }])],
    ["({}).a", j.member(j.object([]), "a")],
    ["$x[0].a", j.member(j.index(x, 0), "a")],
    ["([$x][0]).a", j.member(j.index(j.list(x), 0), "a")],
    ["( $i := $count($y) - 1; $x[$i] )", j.index(x, j.binary("-", j.call("count", y), one))],
    [
      "[[$x], [[1], 2]]",
      j.array([
        { value: x, nests: "always" },
        {
          value: j.array([{ value: j.list(one), nests: "always" }, { value: j.literal(2) }]),
          nests: "always",
        },
      ]),
    ],
    ["[$x, 1]", j.array([{ value: x, spread: true }, { value: one }])],
    [
      "[([1..3]), 4]",
      j.array([{ value: j.range(one, j.literal(3)), spread: true }, { value: j.literal(4) }]),
    ],
    ["[$map($x, $f)[]]", j.sequence(j.call("map", x, { kind: "function", name: "f" }), true)],
    [
      "[$x^(>a.b, c)]",
      j.sequence({
        kind: "sort",
        of: x,
        keys: [
          { path: ["a", "b"], descending: true },
          { path: ["c"], descending: false },
        ],
      }),
    ],
    [
      "$x[k > 1].name",
      { kind: "filter", of: x, predicate: j.binary(">", j.context("k"), one), member: "name" },
    ],
    ["$x{k: [$]}", { kind: "group", of: x, key: ["k"] }],
    ["()", j.absent()],
  ];
  for (const [expected, expression] of cases) {
    it(`prints ${expected}`, () => {
      expect(text(expression)).toBe(expected);
      expect(() => jsonata(expected)).not.toThrow();
    });
  }

  it("escapes strings so that JSONata reads them back", async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would be
    const hard = "\" \\ \n \t \u0001 ' ` é € 😀 ${x} {% %}";
    expect(await jsonata(text(j.literal(hard))).evaluate(undefined)).toBe(hard);
  });

  it("quotes names that JSONata would read otherwise", () => {
    expect(text(j.member(j.member(x, "a b"), "and"))).toBe("$x.`a b`.`and`");
  });

  it("keeps inherited names to the object's own members", async () => {
    const expression = text(j.member(x, "constructor"));
    expect(await jsonata(expression).evaluate(undefined, { x: {} })).toBeUndefined();
    expect(await jsonata(expression).evaluate(undefined, { x: { constructor: 1 } })).toBe(1);
  });

  it("gives locals names that meet no variable, function or outer local", () => {
    const names = j.createLocalNames();
    const [a, b, sum] = [names("x"), names("x"), names("sum")];
    const inner = j.lambda([b], j.binary("+", j.binary("+", j.local(a), j.local(b)), x));
    const expression = j.lambda([a, sum], j.call("map", j.local(sum), inner));
    expect(text(expression)).toBe(
      "function($x_2, $sum_2){ $map($sum_2, function($x_3){ $x_2 + $x_3 + $x }) }",
    );
  });

  it("refuses to print what only an entry edge may hold", () => {
    expect(() => text(j.source("item"))).toThrow("must be replaced");
    expect(j.print(j.source("params"), { variable: () => "", params: "execution input" })).toBe(
      "$states.context.Execution.Input",
    );
  });
});

describe("binding", () => {
  const local = j.local("a~1");
  it("puts a value used once in its place", () => {
    const bound = j.bind([{ name: "a~1", value: j.binary("+", x, one) }], j.binary("*", local, y));
    expect(text(bound)).toBe("($x + 1) * $y");
  });

  it("keeps the name of what is used twice, or in a function", () => {
    const value = j.binary("+", x, one);
    expect(text(j.bind([{ name: "a~1", value }], j.binary("*", local, local)))).toBe(
      "( $a := $x + 1; $a * $a )",
    );
    expect(text(j.bind([{ name: "a~1", value }], j.lambda([], local)))).toBe(
      "( $a := $x + 1; function(){ $a } )",
    );
  });

  it("doesn't move what may raise an error to where it might not be computed", () => {
    const value = j.call("number", x);
    const body = j.conditional(y, local);
    expect(text(j.bind([{ name: "a~1", value }], body))).toBe("( $a := $number($x); $y ? $a )");
    expect(text(j.bind([{ name: "a~1", value }], one))).toBe("( $a := $number($x); 1 )");
  });
});

describe("rewriting", () => {
  it("replaces from the top and leaves the rest as it was", () => {
    const tree = j.call("f", x, j.object([{ key: "a", value: x }]), j.conditional(x, y, x));
    const mapped = j.mapExpression(tree, (node) => (j.equalExpressions(node, x) ? one : undefined));
    expect(text(mapped)).toBe('$f(1, {"a": 1}, 1 ? $y : 1)');
    expect([...j.readsOf(tree)]).toEqual(["x", "y"]);
    expect(j.equalExpressions(tree, mapped)).toBe(false);
  });
});
