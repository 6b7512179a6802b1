import { expect, it } from "vitest";
import { problemOf } from "../../lib/timeline/index.ts";

it("tells what an expression says, not the expression", () => {
  const cause =
    "An error occurred while executing the state 'load' (entered at the event id #2). The JSONata expression '$x ? $error(\"flow f, step load: \" & $y)' " +
    "specified for the field 'Assign/answer' threw an error during evaluation. D3137: flow f, step load: rows: expected number, got string";
  expect(problemOf("States.QueryEvaluationError", cause)).toBe(
    "States.QueryEvaluationError: flow f, step load: rows: expected number, got string",
  );
});

it("leaves any other cause as it is", () => {
  expect(problemOf("Error", "no rows")).toBe("Error: no rows");
});
