import { describe, expect, it } from "vitest";
import type { JsonValue, State } from "../../lib/asl/index.ts";
import { type Simulation, simulate } from "../../lib/engine/index.ts";
import { machine } from "./machines.ts";

function run(state: State, input: JsonValue): Promise<Simulation> {
  return simulate(machine({ A: state }, { QueryLanguage: "JSONPath" }), input);
}

async function take(path: string, input: JsonValue): Promise<unknown> {
  const { output, cause } = await run(
    { Type: "Pass", Parameters: { "v.$": path }, End: true },
    input,
  );
  return cause ?? (output as { v: JsonValue }).v;
}

const store = {
  book: [
    { title: "A", price: 8, tags: ["x"] },
    { title: "B", price: 12 },
    { title: "C", price: 30, tags: [] },
  ],
  "odd name": { x: 1 },
};

describe("a path", () => {
  it.each([
    ["$.book[0].title", "A"],
    ["$.book[-1].title", "C"],
    ["$['odd name'].x", 1],
    ["$.book[*].title", ["A", "B", "C"]],
    ["$..title", ["A", "B", "C"]],
    ["$.book[0,2].price", [8, 30]],
    ["$.book[1:].title", ["B", "C"]],
    ["$.book[:1].title", ["A"]],
    ["$.book[?(@.price > 10)].title", ["B", "C"]],
    ["$.book[?(@.price > 10 && @.title != 'C')].title", ["B"]],
    ["$.book[?(@.tags)].title", ["A", "C"]],
    ["$.book[?(!@.tags || @.title =~ /a/i)].title", ["A", "B"]],
    ["$.book[?(@.title in ['A', 'C'])].price", [8, 30]],
    ["$.book.length()", 3],
    ["$.nothing[*]", []],
  ])("%s leads to its values", async (path, expected) => {
    expect(await take(path, store)).toEqual(expected);
  });

  it("that leads nowhere ends the execution, whatever is caught", async () => {
    expect(await take("$.nope.x", { a: 1 })).toBe(
      "An error occurred while executing the state 'A' (entered at the event id #2). The JSONPath '$.nope.x' specified for the field 'v.$' could not be found in the input '{\"a\":1}'",
    );
    const { cause, error } = await run({ Type: "Pass", InputPath: "$.a.b", End: true }, { a: {} });
    expect(error).toBe("States.Runtime");
    expect(cause).toContain("Invalid path '$.a.b' : No results for path: $['a']['b']");
  });
});

describe("an intrinsic function", () => {
  it.each([
    ["States.Format('{}-{} \\{\\}', $.n, States.Array(1, 'b'))", "1-[1, b] {}"],
    ["States.Format('it\\'s {}', $.t)", "it's a,b;c"],
    ["States.StringSplit($.t, ',;')", ["a", "b", "c"]],
    ["States.ArrayUnique(States.Array(1, 1, '1', null))", [1, "1", null]],
    ["States.ArrayContains($.list, 3)", true],
    ["States.ArrayGetItem($.list, 1)", 2],
    ["States.ArrayPartition($.list, 2)", [[1, 2], [3]]],
    ["States.MathAdd(-1.5, 2.5)", 2],
    ["States.JsonMerge($.a, $.b, false)", { x: 1, y: 3 }],
    ["States.StringToJson('{\"q\": 1}')", { q: 1 }],
    ["States.JsonToString($.a)", '{"x":1,"y":2}'],
    ["States.Base64Decode(States.Base64Encode('é'))", "é"],
    ["States.Hash('input data', 'SHA-1')", "aaff4a450a104cd177d28d18d74485e8cae074b7"],
  ])("%s gives what Step Functions gives", async (call, expected) => {
    const input = { n: 1, t: "a,b;c", list: [1, 2, 3], a: { x: 1, y: 2 }, b: { y: 3 } };
    expect(await take(call, input)).toEqual(expected);
  });

  it("that can't take its arguments can be caught", async () => {
    const definition = machine(
      {
        P: {
          Type: "Parallel",
          Branches: [
            machine({
              A: { Type: "Pass", Parameters: { "v.$": "States.ArrayGetItem($.l, 9)" }, End: true },
            }),
          ],
          Catch: [{ ErrorEquals: ["States.IntrinsicFailure"], ResultPath: "$.e", Next: "B" }],
          End: true,
        },
        B: { Type: "Pass", OutputPath: "$.e.Error", End: true },
      },
      { QueryLanguage: "JSONPath" },
    );
    expect((await simulate(definition, { l: [] })).output).toBe("States.IntrinsicFailure");
  });
});

describe("the data of a state", () => {
  const task = (more: object): State => ({
    Type: "Task",
    Resource: "arn:aws:lambda:us-east-1:123456789012:function:f",
    End: true,
    ...more,
  });
  const tasks = { f: (input: JsonValue) => ({ got: input, extra: true }) };
  const runTask = (more: object, input: JsonValue): Promise<Simulation> =>
    simulate(machine({ A: task(more) }, { QueryLanguage: "JSONPath" }), input, { tasks });

  it("flows through InputPath, Parameters, ResultSelector, ResultPath and OutputPath", async () => {
    const { output } = await runTask(
      {
        InputPath: "$.in",
        Parameters: { "p.$": "$.x" },
        ResultSelector: { "sel.$": "$.got.p" },
        ResultPath: "$.out.deep",
        OutputPath: "$.out",
      },
      { in: { x: 5 }, keep: 1 },
    );
    expect(output).toEqual({ deep: { sel: 5 } });
  });

  it("keeps the input where ResultPath is null, and is empty where OutputPath is", async () => {
    expect((await runTask({ ResultPath: null }, { a: 1 })).output).toEqual({ a: 1 });
    expect((await runTask({ OutputPath: null }, { a: 1 })).output).toEqual({});
  });

  it("can't hold a result below a value that isn't an object", async () => {
    const { error } = await runTask({ ResultPath: "$.a.b" }, { a: 1 });
    expect(error).toBe("States.ResultPathMatchFailure");
  });
});

describe("a Choice", () => {
  const next = async (rule: object, input: JsonValue): Promise<unknown> => {
    const choice: State = { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], Default: "No" };
    const states = {
      C: choice,
      Yes: { Type: "Pass", Result: true, End: true } as const,
      No: { Type: "Pass", Result: false, End: true } as const,
    };
    const { output, cause } = await simulate(machine(states, { QueryLanguage: "JSONPath" }), input);
    return cause ?? output;
  };

  it.each([
    [{ Variable: "$.s", StringMatches: "log-*.txt" }, { s: "log-1.txt" }, true],
    [{ Variable: "$.s", StringMatches: "a\\*b" }, { s: "axb" }, false],
    [{ Variable: "$.t", IsTimestamp: true }, { t: "2024-01-01T00:00:00" }, false],
    [
      { Variable: "$.t", TimestampLessThanPath: "$.u" },
      { t: "2024-01-01T00:00:00Z", u: "2024-01-01T00:00:00-01:00" },
      true,
    ],
    [{ Variable: "$.n", NumericGreaterThan: 1 }, { n: "2" }, false],
    [{ Variable: "$.gone", IsPresent: false }, {}, true],
    [
      {
        Or: [{ Variable: "$.a", BooleanEquals: true }, { Not: { Variable: "$.a", IsNull: false } }],
      },
      { a: null },
      true,
    ],
  ])("%j on %j is %s", async (rule, input, expected) => {
    expect(await next(rule, input)).toBe(expected);
  });

  it("can't compare what isn't there", async () => {
    expect(await next({ Variable: "$.gone", StringEquals: "x" }, {})).toContain(
      "Invalid path '$.gone': The choice state's condition path references an invalid value.",
    );
  });
});
