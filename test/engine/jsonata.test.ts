import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../lib/asl/index.ts";
import { type Simulation, simulate } from "../../lib/engine/index.ts";
import { chain, machine } from "./machines.ts";

function evaluate(expression: string, input: JsonValue = {}): Promise<Simulation> {
  return simulate(
    machine({ A: { Type: "Pass", Output: `{% ${expression} %}`, End: true } }),
    input,
  );
}

/** What an expression's failure says after naming the expression. */
async function complaint(expression: string): Promise<string> {
  const { cause = "", error, events } = await evaluate(expression);
  expect(error).toBe("States.QueryEvaluationError");
  expect(chain(events).slice(2)).toEqual(["3<0 EvaluationFailed", "4<3 ExecutionFailed"]);
  return cause.split("specified for the field 'Output' ")[1] ?? cause;
}

describe("an expression", () => {
  it.each([
    ["$partition([1, 2, 3, 4, 5], 2)", [[1, 2], [3, 4], [5]]],
    ["$range(0, 10, 5)", [0, 5, 10]],
    ["$range(3, 1, -1)", [3, 2, 1]],
    ["$range(-1.7, 2, 1)", [-1, 0, 1, 2]],
    ["$range(1, 9, 9)", 1],
    ["$hash('input data', 'MD5')", "812f45842bc6d66ee14572ce20db8e86"],
    ["$random(42)", 0.7275636800328681],
    ["$parse('[1, {\"a\": null}]')", [1, { a: null }]],
    ["[1/0]", ["Infinity"]],
    ["$now()", "2026-01-01T00:00:00.000Z"],
  ])("%s gives what Step Functions gives", async (expression, output) => {
    expect((await evaluate(expression)).output).toEqual(output);
  });

  it.each([
    ["$missing", "returned nothing (undefined)."],
    ["$eval('1')", "threw an error during evaluation. T1006: Attempted to invoke a non-function"],
    ["function($x){ $x }", "returned an unsupported result type."],
    [
      "[1..873783]",
      "threw an error during evaluation: Expression evaluation memory limit exceeded",
    ],
    [
      "( $f := function($n){ $f($n + 1) }; $f(1) )",
      "threw an error during evaluation: Expression evaluation timeout",
    ],
  ])("%s fails with AWS's words", async (expression, expected) => {
    expect(await complaint(expression)).toBe(expected);
  });

  it("overflows beyond a depth of 100, however many items stand side by side", async () => {
    const deep = (terms: number): string => new Array(terms).fill("1").join(" + ");
    expect((await evaluate(deep(100))).output).toBe(100);
    expect(await complaint(deep(101))).toContain("Stack overflow error");
    const wide = `[${new Array(300).fill("$string(1 + 1)").join(", ")}]`;
    expect((await evaluate(`$count(${wide})`)).output).toBe(300);
  });

  it("leaves a value as it came in, also through a variable", async () => {
    const input = [[1], [], [[2]]];
    const definition = machine({
      A: {
        Type: "Pass",
        Assign: { x: "{% $states.input[0] %}", y: "{% [$states.input[2]] %}" },
        Next: "B",
      },
      B: { Type: "Pass", Output: ["{% $x %}", "{% $y %}"], End: true },
    });
    expect((await simulate(definition, input)).output).toEqual([[1], [[2]]]);
  });
});

describe("the fields of a state", () => {
  it("see the variables as they were at its entry", async () => {
    const definition = machine({
      A: { Type: "Pass", Assign: { x: 1, y: 2 }, Next: "B" },
      B: {
        Type: "Pass",
        Assign: { x: "{% $y %}", y: "{% $x %}" },
        Output: "{% [$x, $y] %}",
        Next: "C",
      },
      C: { Type: "Pass", Output: "{% [$states.input, $x, $y] %}", End: true },
    });
    expect((await simulate(definition)).output).toEqual([1, 2, 2, 1]);
  });

  it("keep inner variables inside, and read the outer ones", async () => {
    const inner = machine({
      I: { Type: "Pass", Assign: { inner: "{% $states.input * $factor %}" }, Next: "J" },
      J: { Type: "Pass", Output: "{% $inner %}", End: true },
    });
    const definition = machine({
      A: { Type: "Pass", Assign: { factor: 10 }, Next: "M" },
      M: { Type: "Map", Items: [1, 2], ItemProcessor: inner, Next: "B" },
      B: { Type: "Pass", Output: "{% $exists($inner) ? 'leaked' : $states.input %}", End: true },
    });
    expect((await simulate(definition)).output).toEqual([10, 20]);
  });

  it("name the leaf that gives nothing", async () => {
    const definition = machine({
      A: { Type: "Pass", Output: { rows: [1, "{% $missing %}"] }, End: true },
    });
    const { cause } = await simulate(definition);
    expect(cause).toBe(
      "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression '$missing' specified for the field 'Output/rows[1]' returned nothing (undefined).",
    );
  });

  it("of a Task are retried and caught", async () => {
    const definition = machine({
      A: {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        Arguments: { FunctionName: "{% $missing %}" },
        Retry: [{ ErrorEquals: ["States.QueryEvaluationError"], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }],
        Next: "B",
      },
      B: { Type: "Pass", Output: "{% $states.input.Error %}", End: true },
    });
    const { output, events } = await simulate(definition);
    expect(output).toBe("States.QueryEvaluationError");
    expect(events.filter(({ type }) => type === "EvaluationFailed")).toHaveLength(2);
  });

  it("can't give more than 256 KiB", async () => {
    const big = "{% $pad('x', 300000) %}";
    const { status, error, cause } = await simulate(
      machine({ A: { Type: "Pass", Output: big, End: true } }),
    );
    expect([status, error]).toEqual(["FAILED", "States.DataLimitExceeded"]);
    expect(cause).toContain("The state/task 'A' returned a result with a size exceeding");
  });
});
